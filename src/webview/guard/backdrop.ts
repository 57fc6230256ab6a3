/** The text behind a box, drawn without colour, of which only the underlines can be seen. */

import type { Finding } from '../../core/guard/finding.js';
import { linesOf, type Line, type Piece } from './lines.js';

export interface Backdrop {
  /** Draws a text's findings. What has not changed since the last time is left alone. */
  show(text: string, findings: readonly Finding[]): void;
  /** Where a stretch of the text stands on the screen, or nothing where no findings are drawn. */
  place(start: number, end: number): DOMRect | undefined;
  /** Something underlined is at this point of the window. */
  isUnderlined(x: number, y: number): boolean;
}

const same = (one: readonly Piece[], other: readonly Piece[]) =>
  one.length === other.length &&
  one.every((piece, index) => piece.look === other[index]?.look && piece.text === other[index]?.text);

/** Draws into an element that is left to it. A line is a block, so that typing makes the browser lay out one line and not all. */
export function createBackdrop(element: HTMLElement): Backdrop {
  let drawn: readonly Line[] = [];
  return {
    show(text, findings) {
      const lines = linesOf(text, findings);
      const most = Math.min(drawn.length, lines.length);
      const alike = (line: number, other: number) => same(drawn[line]?.pieces ?? [], lines[other]?.pieces ?? []);
      let top = 0;
      while (top < most && alike(top, top)) top += 1;
      let bottom = 0;
      while (bottom < most - top && alike(drawn.length - 1 - bottom, lines.length - 1 - bottom)) bottom += 1;
      const changed = lines.slice(top, lines.length - bottom);
      const old = [...element.children].slice(top, drawn.length - bottom);
      const after = element.children[drawn.length - bottom] ?? null;
      changed.forEach((line, index) => {
        const block = old[index] ?? element.insertBefore(document.createElement('div'), after);
        drawLine(block, drawn[top + index]?.pieces ?? [], line.pieces, index < old.length);
      });
      for (const block of old.slice(changed.length)) block.remove();
      drawn = lines;
    },
    place(start, end) {
      const from = pointAt(element, drawn, start);
      const to = pointAt(element, drawn, end);
      if (!from || !to) return undefined;
      const range = document.createRange();
      range.setStart(...from);
      range.setEnd(...to);
      return range.getBoundingClientRect();
    },
    isUnderlined: (x, y) =>
      [...element.querySelectorAll('.found')].some((found) =>
        [...found.getClientRects()].some(
          ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
        ),
      ),
  };
}

/** Draws a line's pieces; of a line that was there before, only those between the first and the last that changed. */
function drawLine(block: Element, before: readonly Piece[], pieces: readonly Piece[], reuse: boolean): void {
  const old = reuse ? before : [];
  const most = Math.min(old.length, pieces.length);
  let first = 0;
  while (first < most && alike(old[first], pieces[first])) first += 1;
  let last = 0;
  while (last < most - first && alike(old[old.length - 1 - last], pieces[pieces.length - 1 - last])) last += 1;
  const after = block.childNodes[old.length - last] ?? null;
  for (const node of [...block.childNodes].slice(first, old.length - last)) node.remove();
  for (const piece of pieces.slice(first, pieces.length - last)) block.insertBefore(nodeOf(piece), after);
}

const alike = (one: Piece | undefined, other: Piece | undefined) =>
  one !== undefined && one.look === other?.look && one.text === other?.text;

function nodeOf({ text, look }: Piece): Node {
  if (look === undefined) return document.createTextNode(text);
  const found = document.createElement('span');
  found.className = `found found-${look}`;
  found.textContent = text;
  return found;
}

/** The text node, and the place in it, of a place in the text. */
function pointAt(element: HTMLElement, lines: readonly Line[], at: number): [Node, number] | undefined {
  const index = lines.findLastIndex((line) => line.start <= at);
  const line = lines[index];
  const block = element.children[index];
  if (!line || !block) return undefined;
  let left = at - line.start;
  for (const [number, { text }] of line.pieces.entries()) {
    const child = block.childNodes[number];
    const node = child?.firstChild ?? child;
    if (node && left <= text.length) return [node, left];
    left -= text.length;
  }
  return undefined;
}
