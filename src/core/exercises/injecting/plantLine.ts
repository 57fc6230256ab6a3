/** Where a line is planted in a letter. Pure: the page shows the same letter that is sent. */

import type { Span } from '../../checks/mark.js';

export const places = ['start', 'middle', 'end'] as const;
export type Place = (typeof places)[number];

export interface Planted {
  readonly text: string;
  /** The planted line in `text`. */
  readonly line: Span;
}

/**
 * The letter with the line in it, as a paragraph of its own: after the first paragraph, after the middle one, or after the last.
 * Line ends become line feeds, and white space around the letter and the line is left out.
 */
export function plantLine(letter: string, line: string, where: Place): Planted {
  const paragraphs = letter
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n(?:[ \t]*\n)+/);
  const before = paragraphs.slice(0, paragraphsBefore(where, paragraphs.length));
  const head = `${before.join('\n\n')}\n\n`;
  const planted = line.trim();
  const text = [...before, planted, ...paragraphs.slice(before.length)].join('\n\n');
  return { text, line: { start: head.length, end: head.length + planted.length } };
}

function paragraphsBefore(where: Place, count: number): number {
  switch (where) {
    case 'start':
      return 1;
    case 'middle':
      return Math.ceil(count / 2);
    case 'end':
      return count;
    default:
      return where satisfies never;
  }
}
