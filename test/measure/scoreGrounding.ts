/** Counts what the grounding checks find, and what they should have found. */

import { performance } from 'node:perf_hooks';
import { ground } from '../../src/core/grounding/ground.js';
import type { Grounding, Suspect, UnsupportedKind } from '../../src/core/grounding/grounding.js';
import type { LabelledSummary } from './memos.js';
import { wilson } from '../../src/core/statistics/wilson.js';

/** So many of so many. */
export interface Rate {
  readonly passed: number;
  readonly of: number;
}

export interface Judged {
  readonly id: string;
  /** What people say. */
  readonly supported: boolean;
  readonly grounding: Grounding;
}

export const judge = <Labelled extends { readonly source: string; readonly summary: string }>(labelled: Labelled) => ({
  ...labelled,
  grounding: ground(labelled.source, labelled.summary),
});

const rate = <One>(all: readonly One[], passed: (one: One) => boolean): Rate => ({
  passed: all.filter(passed).length,
  of: all.length,
});

/** Of what was found, how much is unsupported; of what is unsupported, how much was found; of what is sound, how much was found. */
export function ratesOf(judged: readonly Judged[]): {
  readonly precision: Rate;
  readonly recall: Rate;
  readonly falseAlarms: Rate;
} {
  const found = ({ grounding }: Judged) => !grounding.supported;
  return {
    precision: rate(judged.filter(found), ({ supported }) => !supported),
    recall: rate(
      judged.filter(({ supported }) => !supported),
      found,
    ),
    falseAlarms: rate(
      judged.filter(({ supported }) => supported),
      found,
    ),
  };
}

const overlap = (one: Suspect, other: Suspect) => one.start < other.end && other.start < one.end;
const ofAmount: readonly UnsupportedKind[] = ['number', 'money', 'percentage', 'date', 'time', 'reference'];

/** Of the places that are marked as made up or changed, how many were found: figures, dates and sums apart from names. */
export function placesOf(judged: readonly (LabelledSummary & { readonly grounding: Grounding })[]): {
  readonly amounts: Rate;
  readonly names: Rate;
} {
  const places = judged.flatMap(({ marked, grounding }) =>
    marked.map((mark) => ({ kind: mark.kind, found: grounding.unsupported.some((place) => overlap(place, mark)) })),
  );
  return {
    amounts: rate(
      places.filter(({ kind }) => ofAmount.includes(kind)),
      ({ found }) => found,
    ),
    names: rate(
      places.filter(({ kind }) => !ofAmount.includes(kind)),
      ({ found }) => found,
    ),
  };
}

/** Milliseconds to compare a page of 3,000 units of source with a summary, the source read anew each time: the median of 31. */
export function millisecondsForPage(sources: readonly string[], summary: string): number {
  const page = sources.join('\n').repeat(3).slice(0, 3000);
  const times = Array.from({ length: 41 }, () => {
    const from = performance.now();
    ground(page, summary);
    return performance.now() - from;
  });
  // The first ones find the code not yet compiled.
  return times.slice(10).sort((one, other) => one - other)[15] ?? 0;
}

/** "94.1 % (32 of 34; 81–98)". */
export function sayRate({ passed, of }: Rate): string {
  if (of === 0) return 'none';
  const { low, high } = wilson(passed, of);
  return `${((100 * passed) / of).toFixed(1)} % (${passed} of ${of}; ${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`;
}
