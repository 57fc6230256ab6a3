/** A text made ready for the recognisers: look-alike characters told as the plain ones, with the way back to each place. */

import { headings } from './columns.js';

/** A run of digits with single spaces or hyphens between its groups: `943 476 5919`, `12-34-56`. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly DigitGroup[];
  /** Digits in all groups together. */
  readonly count: number;
}
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  /** Spaces, hyphens, digits and quotes of any kind as the plain ASCII ones; characters without width left out. */
  readonly text: string;
  /** Every run of digits that is not part of a word. */
  readonly digits: readonly DigitRun[];
  /** The heading of the column of a table in which a place stands, in words; empty outside tables. */
  heading(at: number): string;
  /** From a stretch of `text` to the stretch of the text as it was written. */
  place(start: number, end: number): { readonly start: number; readonly end: number };
}

const special =
  /[\u00a0\u00ad\u034f\u061c\u180e\u2000-\u200f\u2010-\u2015\u2018-\u201f\u2028-\u202f\u2032\u205f-\u2069\u2212\u3000\ufe58\ufe63\ufeff\uff01-\uff5e]|&(?:nbsp|#160|#[xX][aA]0|NBSP|shy|zwnj);/g;
const dropped = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|&(?:shy|zwnj);/iu;

function plain(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/[\u2010-\u2015\u2212\ufe58\ufe63]/u.test(character)) return '-';
  if (/[\u2018-\u201b\u2032]/u.test(character)) return "'";
  if (/[\u201c-\u201f]/u.test(character)) return '"';
  if (code === 0x2028 || code === 0x2029) return '\n';
  return ' ';
}

/** Reads a text. Linear in its length; a text of plain characters is not copied. */
export function read(written: string): Reading {
  const pieces: string[] = [];
  // Where each kept stretch begins, in the plain text and in the written one.
  const plainStarts: number[] = [0];
  const writtenStarts: number[] = [0];
  let length = 0;
  let last = 0;
  const shifted = (at: number) => {
    plainStarts.push(length);
    writtenStarts.push(at);
  };
  for (const match of written.matchAll(special)) {
    const found = match[0];
    const between = written.slice(last, match.index);
    pieces.push(between);
    length += between.length;
    last = match.index + found.length;
    if (dropped.test(found)) {
      shifted(last);
      continue;
    }
    pieces.push(plain(found));
    length += 1;
    if (found.length > 1) shifted(last);
  }
  const text = last === 0 ? written : pieces.join('') + written.slice(last);
  const original = (at: number) => {
    if (plainStarts.length === 1) return at;
    let low = 0;
    let high = plainStarts.length - 1;
    // The last stretch that begins at or before `at`.
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((plainStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return (writtenStarts[low] ?? 0) + at - (plainStarts[low] ?? 0);
  };
  return {
    text,
    digits: digitRuns(text),
    heading: headings(text),
    place: (start, end) => ({ start: original(start), end: original(end - 1) + 1 }),
  };
}

/** A letter, a digit or an underscore at the place. */
function wordy(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}
/** A digit at the place. */
function digit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
/**
 * Groups of digits with one space or hyphen between them. Longer runs are tables or noise; their groups are read all the same, one
 * by one. Read by hand: an expression remembers every place it could go back to, and runs out of room in millions of digits.
 */
function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const first = text.charCodeAt(at);
    if (first > 57 || first < 48) continue;
    const start = at;
    const groups: DigitGroup[] = [];
    let count = 0;
    for (let from = at; digit(text, from); from = at + 1) {
      at = from;
      while (digit(text, at)) at += 1;
      groups.push({ start: from, end: at });
      count += at - from;
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 45) break;
    }
    const end = groups.at(-1)?.end ?? at;
    at = end;
    if (!wordy(text, start - 1) && !wordy(text, end)) runs.push({ start, end, groups, count });
  }
  return runs;
}
