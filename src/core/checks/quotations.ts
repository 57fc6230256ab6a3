/** What stands in quotation marks, and whether it is in a source. */

import { fold } from './fold.js';
import { lines } from './lines.js';
import type { Span } from './mark.js';
import { hasPhrase } from './phrases.js';

export interface Quotation extends Span {
  /** Without its marks. */
  readonly text: string;
}

// Double marks; single marks that open after a space and close before one, so that an apostrophe is none. Over one line end at most.
const marked = [
  /[“„«]([^“”„«»]+)[”“»]/gu,
  /"([^"\n]+(?:\n[^"\n]+)?)"/gu,
  /(?<![\p{L}\p{N}])‘([^‘\n]+(?:\n[^‘\n]+)?)’(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])'(?=\S)([^'\n]+(?:'(?=\p{L})[^'\n]+)*)(?<=\S)'(?![\p{L}\p{N}])/gu,
];

/** The places of what is quoted, in order, without the marks; quotations inside quotations are part of the outer one. Lines with `>` are quotations too. */
export function quotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  const add = (start: number, end: number) => {
    const quoted = text.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(quoted) && !found.some((other) => start < other.end && other.start < end))
      found.push({ start, end, text: quoted });
  };
  for (const line of lines(text)) {
    const sign = /^[ \t]*>[ \t]?/u.exec(line.text)?.[0].length;
    if (sign !== undefined) add(line.start + sign, line.end);
  }
  for (const expression of marked)
    for (const match of text.matchAll(expression)) {
      const quoted = match[1] ?? '';
      const start = match.index + match[0].indexOf(quoted, 1);
      add(start, start + quoted.length);
    }
  return found.sort((one, other) => one.start - other.start);
}

// An ellipsis, with or without brackets, stands for what was left out; the signs at the ends may be the quoter's own.
const leftOut = /\[?(?:\.{3,}|…)\]?/u;
const ends = /^[\s"'“”‘’*_>[(]+|[\s"'“”‘’*_.,;:!?\])]+$/gu;

/** Is this quoted text in the source, as whole words? Case, line breaks and kinds of marks do not matter; every word does. */
export function quotedIn(source: string): (quoted: string) => boolean {
  const text = fold(source);
  return (quoted) =>
    quoted
      .split(leftOut)
      .map((piece) => piece.replace(ends, ''))
      .filter((piece) => piece !== '')
      .every((piece) => hasPhrase(text, piece));
}
