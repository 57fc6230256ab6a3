/** Words as a person counts them. */

import { lines } from './lines.js';
import type { Span } from './mark.js';

// Signs that are not read: code fences with their language, the address behind a Markdown link, HTML tags.
const notRead = /^[ \t]*(?:`{3,}|~{3,})[^\n]*$|(?<=\])\([^()\s]*\)|<\/?[a-z][^<>]{0,200}>/gimu;

// Inside a run of characters without white space, these part words: a dash without spaces, an ellipsis,
// a comma, semicolon, colon or slash chain between letters. Hyphens, apostrophes, points and digits do not.
const parts = /—|--+|…|\.{3,}|\||(?<=\p{L})[,;:!?](?=\p{L})/gu;

/**
 * The places of the words of a text. One word each: `well-known`, `£1,250.50`, `3.5%`, `claimant's`, `07:00`, `gov.uk`, `and/or`, `&`.
 * No words: list markers, `#`, `*`, `|`, other signs that stand alone, code fences.
 */
export function words(text: string): Span[] {
  const blanked = text.replace(notRead, (found) => ' '.repeat(found.length));
  const result: Span[] = [];
  for (const line of lines(blanked)) {
    const from = line.start + line.marker;
    for (const run of blanked.slice(from, line.end).matchAll(/[^\s\u200b]+/gu)) {
      let start = from + run.index;
      const end = start + run[0].length;
      for (const cut of run[0].matchAll(parts)) {
        push(result, blanked, start, from + run.index + cut.index);
        start = from + run.index + cut.index + cut[0].length;
      }
      push(result, blanked, start, end);
    }
  }
  return result;
}

function push(result: Span[], text: string, start: number, end: number): void {
  const word = text.slice(start, end);
  if (/[\p{L}\p{N}]/u.test(word) || word === '&') result.push({ start, end });
}
