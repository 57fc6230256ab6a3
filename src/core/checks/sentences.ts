/** Sentences as a person counts them. */

import { lines } from './lines.js';
import type { Span } from './mark.js';

// A full stop after these does not end a sentence, whatever follows.
const neverLast = new Set(
  'mr mrs ms mx dr prof rev hon st messrs capt col gen lt sgt eg e.g ie i.e viz cf vs approx dept govt encl incl excl est'.split(
    ' ',
  ),
);
// A full stop after these does not end a sentence when a number follows: No. 4, p. 12, para. 3.
const beforeNumber = new Set('no nos p pp fig ref para paras sec ch art vol v tel ext max min'.split(' '));
// A full stop after these ends a sentence only when a capital follows that is no name of a day or month.
const sometimesLast = new Set(
  'a.m p.m am pm etc et al al jr sr ltd plc inc co b.c a.d u.k u.s e.u u.n ph.d jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
const dayOrMonth =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)\b/iu;

const terminator = /[.!?…]+["'’”»)\]*_]*(?=\s|$)|[.!?]+(?=\p{Lu}\p{Ll})/gu;

/**
 * The places of the sentences of a text. A list point, a heading and a paragraph end a sentence even without a full stop;
 * a single line end inside a paragraph does not. `Mr.`, `e.g.`, `3.5`, `p.m.`, `J. Smith`, `GOV.UK` do not end one.
 */
export function sentences(text: string): Span[] {
  return blocks(text).flatMap((block) => split(text, block));
}

/** Stretches that no sentence crosses. */
function blocks(text: string): Span[] {
  const result: { start: number; end: number }[] = [];
  let previousEnd = -1;
  for (const line of lines(text)) {
    if (!line.text.trim()) continue;
    const gap = previousEnd < 0 ? '' : text.slice(previousEnd, line.start);
    const paragraph = (gap.match(/\r\n|[\r\n\u2028\u2029]/gu) ?? []).length > 1;
    const last = result.at(-1);
    const start = line.start + line.marker;
    if (!last || paragraph || line.marker > 0 || /^\s*(?:#{1,6}\s|\||>|```)/u.test(line.text) || endsBlock(text, last))
      result.push({ start, end: line.end });
    else last.end = line.end;
    previousEnd = line.end;
  }
  return result.filter((block) => /[\p{L}\p{N}]/u.test(text.slice(block.start, block.end)));
}

function endsBlock(text: string, block: Span): boolean {
  const line =
    text
      .slice(block.start, block.end)
      .split(/[\r\n]+/u)
      .at(-1) ?? '';
  return (
    /^\s*#{1,6}\s/u.test(text.slice(text.lastIndexOf('\n', block.start - 1) + 1, block.end)) || /:\s*$/u.test(line)
  );
}

function split(text: string, block: Span): Span[] {
  const body = text.slice(block.start, block.end);
  const result: Span[] = [];
  let start = 0;
  for (const match of body.matchAll(terminator)) {
    const end = match.index + match[0].length;
    if (!endsSentence(body, match.index, end, match[0])) continue;
    push(result, text, block.start + start, block.start + end);
    start = end;
  }
  push(result, text, block.start + start, block.end);
  return result;
}

function push(result: Span[], text: string, start: number, end: number): void {
  const sentence = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(sentence)) return;
  const lead = sentence.length - sentence.trimStart().length;
  result.push({ start: start + lead, end: start + sentence.trimEnd().length });
}

function endsSentence(body: string, at: number, end: number, signs: string): boolean {
  const next = body
    .slice(end)
    .trimStart()
    .replace(/^["'‘“(\[*_]+/u, '');
  if (!next) return true;
  const lower = /^\p{Ll}/u.test(next);
  if (/^(?:\.{2,}|…)/u.test(signs)) return !lower;
  // “Why?” she asked.
  if (/^[!?]/u.test(signs)) return !(lower && /["'’”)]$/u.test(signs));
  const last = /[\p{L}\p{N}.]+$/u.exec(body.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const word = last.toLowerCase();
  if (neverLast.has(word)) return false;
  if (beforeNumber.has(word) && /^\p{N}/u.test(next)) return false;
  if (sometimesLast.has(word)) return /^\p{Lu}/u.test(next) && !dayOrMonth.test(next);
  // An initial: J. Smith. “I.” ends a sentence.
  if (/^\p{Lu}$/u.test(last) && last !== 'I') return !/^\p{Lu}/u.test(next);
  return true;
}
