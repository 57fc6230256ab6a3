/** A few cases for a person to decide, picked so that the score is often wrong and as often with it shown as with it hidden. */

import { drawsOf } from '../synthetic/streams.js';
import type { Course } from './automationBias.js';
import { reviewedCases } from './ranking.js';
import type { Ranking } from './ranking.js';

export interface ChosenCase {
  /** In the cases of the ranking. */
  readonly place: number;
  readonly score: Course;
  readonly shown: boolean;
}

/**
 * Of twelve: the score is wrong in six, far more often than in life, for otherwise there would be nothing to measure. A lesson must say
 * so afterwards. All even, so that half of each kind can be shown and half hidden.
 */
export const casesOfEachKind = { found: 2, wronglyAccused: 4, missed: 2, leftInPeace: 4 } as const;

/**
 * By chance, from a seed: the same cases, in the same order, for the same ranking and number of reviews. Where there are fewer cases of
 * a kind, as many as there are.
 */
export function chooseCases(
  ranking: Ranking,
  reviews: number,
  seed: number,
  counts: { readonly [Kind in keyof typeof casesOfEachKind]: number } = casesOfEachKind,
): readonly ChosenCase[] {
  const draws = drawsOf(seed, 'fraud.chosen-cases', 0);
  const reviewed = reviewedCases(ranking, reviews);
  const kinds = [
    { count: counts.found, score: 'refer', wrong: true },
    { count: counts.wronglyAccused, score: 'refer', wrong: false },
    { count: counts.missed, score: 'leave', wrong: true },
    { count: counts.leftInPeace, score: 'leave', wrong: false },
  ] as const;
  return draws.shuffled(
    kinds.flatMap(({ count, score, wrong }) => {
      const places = ranking.cases.flatMap((entry, place) =>
        entry.wrong === wrong && reviewed[place] === (score === 'refer') ? [place] : [],
      );
      return draws
        .shuffled(places)
        .slice(0, count)
        .map((place, nth): ChosenCase => ({ place, score, shown: nth % 2 === 0 }));
    }),
  );
}
