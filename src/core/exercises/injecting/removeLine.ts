/** The third defence: what looks like an instruction is cut out of the letter, and what was cut is told. */

import type { Span } from '../../checks/mark.js';
import { scan } from '../../guard/scan.js';
import type { Planted } from './plantLine.js';

/** `guard`: the guard recognised it. `lab`: it did not, and the lab cut it because it knows where the line stands. */
export interface Removed {
  readonly text: string;
  readonly by: 'guard' | 'lab';
}

export interface Removal {
  readonly letter: string;
  /** In the order in which it stood in the letter; never empty. */
  readonly removed: readonly Removed[];
}

/**
 * The letter without what the guard takes for an instruction, and without the planted line whether the guard recognises it or
 * not: the condition is to show what removing does, and who had to find the line is shown beside it.
 */
export function removeLine({ text, line }: Planted): Removal {
  const found = scan(text, { types: ['injection'] }).map(({ start, end }) => ({ start, end }));
  const overlooked = without(line, found).filter((span) => /[\p{L}\p{N}]/u.test(slice(text, span)));
  const removed = [
    ...found.map((span) => ({ span, by: 'guard' as const })),
    ...overlooked.map((span) => ({ span, by: 'lab' as const })),
  ].sort((one, other) => one.span.start - other.span.start);
  let letter = '';
  let at = 0;
  for (const { start, end } of [...found, line].sort((one, other) => one.start - other.start)) {
    letter += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  letter += text.slice(at);
  return {
    letter: letter.replace(/\n[ \t]*\n(?:[ \t]*\n)+/g, '\n\n').trim(),
    removed: removed.map(({ span, by }) => ({ text: slice(text, span).trim(), by })),
  };
}

const slice = (text: string, { start, end }: Span) => text.slice(start, end);

/** What of a stretch no other covers. The others are in order and do not overlap. */
function without(whole: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let at = whole.start;
  for (const { start, end } of others) {
    if (end <= whole.start || start >= whole.end) continue;
    if (start > at) left.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < whole.end) left.push({ start: at, end: whole.end });
  return left;
}
