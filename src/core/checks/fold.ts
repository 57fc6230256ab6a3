/** Texts in a form in which they can be compared, with the way back to the very places in the text as it was written. */

import type { Span } from './mark.js';

/** Lower case, NFKC, one kind of quote, hyphen and space. `place` leads from a stretch of `text` to the original. */
export interface Folded {
  readonly text: string;
  /** The stretch of the original that folded code units `start` to `end` (exclusive) came from. */
  place(start: number, end: number): Span;
}

// A base character with the marks that stand on it, so that "e" + U+0301 is compared as "é" is.
const cluster = /[^\p{M}]\p{M}*|\p{M}+/gsu;
const zeroWidth = /[\u00ad\u200c\u200d\u2060\ufe0e\ufe0f\ufeff]/gu;
const singleQuote = /[\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc\uff07]/gu;
const doubleQuote = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02]/gu;
const hyphen = /[\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d]/gu;
const space = /[\s\u200b]/gu;

const vulgarFraction = /[\u00bc-\u00be\u2150-\u215e\u2189]/gu;
const superscript = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]/gu;

function foldCluster(text: string): string {
  if (text.length === 1 && text.charCodeAt(0) < 128)
    return text === '\n' ? text : /\s/u.test(text) ? ' ' : text.toLowerCase();
  // The primes and the acute accent would be taken apart by NFKC, so they are told first.
  return (
    text
      .replace(zeroWidth, '')
      .replace(singleQuote, "'")
      .replace(doubleQuote, '"')
      .replace(hyphen, '-')
      // "2½" is not "21/2", and "5²" not "52".
      .replace(vulgarFraction, ' $&')
      .replace(superscript, '^$&')
      .normalize('NFKC')
      .replace(space, (character) => (character === '\n' ? '\n' : ' '))
      .toLowerCase()
  );
}

/** Folds a text for comparing. Line feeds are kept, so that lines can still be told. Linear in the text's length. */
export function fold(original: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const match of original.matchAll(cluster)) {
    const folded = foldCluster(match[0]);
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
    text += folded;
  }
  return {
    text,
    place: (start, end) => ({
      start: starts[start] ?? original.length,
      end: end > start ? (ends[end - 1] ?? original.length) : (starts[start] ?? original.length),
    }),
  };
}

/** True when there is nothing in a text that a person would read as a word or a number. */
export function isEmpty(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
