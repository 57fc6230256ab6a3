/** Example values for what was found, as single changes, so that the rest of a document is left untouched. */

import type { Finding } from './finding.js';
import { replaceWithExamples, sameValue } from './pseudonyms.js';
import type { PseudonymMap } from './pseudonyms.js';

export interface Replacement {
  /** UTF-16 code units into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly example: string;
}

/** True for a value that can have an example in its place: no marking, no order to a model, no example value. */
export function isReplaceable({ type, reserved }: Finding): boolean {
  return !reserved && type !== 'marking' && type !== 'injection';
}

/**
 * One change for each value that can be replaced, in order and never overlapping. The same value gets the same example, also one
 * that `known` has from before. The map that comes back is for memory only.
 */
export function replacementsFor(
  text: string,
  findings: readonly Finding[],
  known: PseudonymMap = [],
): { readonly changes: readonly Replacement[]; readonly map: PseudonymMap } {
  const { map } = replaceWithExamples(text, findings, 0, known);
  const examples = new Map(map.map(({ type, original, example }) => [sameValue(type, original), example]));
  const changes: Replacement[] = [];
  for (const finding of findings) {
    const { type, start, end } = finding;
    const example = examples.get(sameValue(type, text.slice(start, end)));
    if (!isReplaceable(finding) || example === undefined || start < (changes.at(-1)?.end ?? 0)) continue;
    changes.push({ start, end, example });
  }
  return { changes, map };
}
