/** Lines of an answer, and which of them are points of a list. */

import type { Span } from './mark.js';

export interface Line extends Span {
  readonly text: string;
  /** How many code units of white space and list marker stand before the words; 0 when the line is no list point. */
  readonly marker: number;
}

// "- ", "* ", "• ", "– ", "1. ", "2) ", "(3) ", "a) "; inside a quotation too. After a sign that can be nothing else, the space may be missing.
const markers =
  /^[ \t\u00a0]*(?:>[ \t]*)?(?:(?:[-*+–—•‣◦▪●○·✓✔☐☑]|\(?\d{1,2}[.)]|\(?[a-z][)])[ \t\u00a0]+|[•‣◦▪●○✓✔☐☑]|[-–](?=\p{L})|\d{1,2}[.)](?=\*\*|\p{L}))/iu;

/** Splits at line ends of every kind. Lines of signs alone (`---`, `* * *`) are no list points. */
export function lines(text: string): Line[] {
  const result: Line[] = [];
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    const line = match[0];
    const marker = markers.exec(line)?.[0].length ?? 0;
    const wordsAfter = /[\p{L}\p{N}]/u.test(line.slice(marker));
    result.push({
      text: line,
      start: match.index,
      end: match.index + line.length,
      marker: wordsAfter ? marker : 0,
    });
  }
  return result;
}

/** The lines that are points of a list, at any depth. */
export function bulletLines(text: string): Line[] {
  return lines(text).filter((line) => line.marker > 0);
}
