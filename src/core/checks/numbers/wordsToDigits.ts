/** Number words as digits: "twenty-one" becomes "21", "a hundred and five" "105", "nineteen ninety-nine" "1999". */

import type { Folded } from '../fold.js';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const values = new Map<string, number>([
  ...small.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['fourty', 40],
]);
const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const word = `(?:${[...values.keys(), ...scales.keys(), 'dozen'].sort((a, b) => b.length - a.length).join('|')})`;
const row = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:half\\s+)?an?\\s+(?=hundred|thousand|million|billion|dozen))?${word}(?:(?:\\s*-\\s*|\\s+and\\s+|\\s+)${word})*(?![\\p{L}\\p{N}])`,
  'gu',
);

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly words: readonly string[];
}

/**
 * Rewrites number words. A "one" that stands alone is left, since it is a pronoun more often than a number;
 * scales behind digits ("3 million") are left too.
 */
export function wordsToDigits(folded: Folded): Folded {
  const pieces = [...folded.text.matchAll(row)].flatMap((match) => readRow(match[0], match.index));
  const origins: number[] = [];
  let text = '';
  let at = 0;
  const copy = (until: number) => {
    for (; at < until; at += 1) {
      text += folded.text[at] ?? '';
      origins.push(at);
    }
  };
  const spans = new Map<number, number>();
  for (const piece of pieces) {
    copy(piece.start);
    const digits = String(piece.value);
    for (let unit = 0; unit < digits.length; unit += 1) {
      spans.set(text.length, piece.end);
      text += digits[unit] ?? '';
      origins.push(piece.start);
    }
    at = piece.end;
  }
  copy(folded.text.length);
  return {
    text,
    place(start, end) {
      const from = origins[start] ?? folded.text.length;
      const lastUnit = Math.max(start, end - 1);
      const until = spans.get(lastUnit) ?? (origins[lastUnit] ?? folded.text.length) + 1;
      return folded.place(from, end > start ? until : from);
    },
  };
}

function readRow(text: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  let words: string[] = [];
  let start = 0;
  let end = 0;
  let current = 0;
  let total = 0;
  let scaleBefore = Infinity;
  let joined = false;
  const close = () => {
    if (words.length > 0 && !(words.length === 1 && words[0] === 'one') && !scales.has(words[0] ?? ''))
      pieces.push({ start: offset + start, end: offset + end, value: total + current, words });
    words = [];
    current = 0;
    total = 0;
    scaleBefore = Infinity;
  };
  for (const token of text.matchAll(/[a-z]+/gu)) {
    const name = token[0];
    if (name === 'and') {
      joined = true;
      continue;
    }
    const value = values.get(name);
    const scale = scales.get(name);
    const article = name === 'a' || name === 'an' || name === 'half';
    if (article && words[0] === 'half') continue;
    if (article || (value !== undefined && !continues(value, current, total, words, joined))) close();
    if (words.length === 0) start = token.index;
    end = token.index + name.length;
    joined = false;
    words.push(name);
    if (article) current = name === 'half' ? 0.5 : 1;
    else if (value !== undefined) current = isYear(value, current, words) ? current * 100 + value : current + value;
    else if (scale === 100) current *= 100;
    else if (name === 'dozen') current = (current || 1) * 12;
    else if (scale !== undefined && scale < scaleBefore) {
      total += current * scale;
      current = 0;
      scaleBefore = scale;
    }
  }
  close();
  return pieces;
}

/** "twenty" goes on with "one", "hundred" and "thousand" with anything smaller; "three four" are two numbers. */
function continues(value: number, current: number, total: number, words: readonly string[], joined: boolean): boolean {
  if (words.length === 0) return true;
  if (joined) return value < 100 && ((current > 0 && current % 100 === 0) || (current === 0 && total > 0));
  if (current === 0) return total > 0;
  if (current % 100 === 0) return value < 100;
  if (current % 10 === 0 && current % 100 >= 20) return (value > 0 && value < 10) || isYear(value, current, words);
  return (
    isYear(value, current, words) ||
    (current >= 1000 && current % 100 >= 20 && current % 10 === 0 && value > 0 && value < 10)
  );
}

/** "nineteen ninety", "twenty twenty". */
function isYear(value: number, current: number, words: readonly string[]): boolean {
  const first = words[0] ?? '';
  return (
    (first === 'eighteen' || first === 'nineteen' || first === 'twenty') && current === values.get(first) && value >= 10
  );
}
