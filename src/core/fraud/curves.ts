/** Points of the curves that a page draws, each at a place where the line could stand. */

import { billOf, gridOf } from './confusion.js';
import type { Bill, Costs } from './confusion.js';
import { lowestReviewed } from './ranking.js';
import type { Ranking } from './ranking.js';

export interface CurvePoint {
  /** Everybody with this score or more is reviewed. */
  readonly threshold: number;
  readonly reviews: number;
  /** Of the wrong claims, the share reviewed. */
  readonly recall: number;
  /** Of those reviewed, the share that was wrong. */
  readonly precision: number;
  /** Of the people with nothing wrong, the share reviewed. */
  readonly falseAlarms: number;
}

/**
 * One point for each score that occurs, highest first: a ROC curve is `falseAlarms` against `recall`, from (0, 0); a
 * precision–recall curve is `recall` against `precision`, and has no point for nobody. With more than `most` scores, evenly chosen ones
 * with the first and the last. None where no claim is wrong, or every one: then there is no curve.
 */
export function curveOf(ranking: Ranking, most = 200): readonly CurvePoint[] {
  const ends = endsOf(ranking);
  const all = ranking.cases.length;
  const allWrong = ranking.wrong[all] ?? 0;
  if (allWrong === 0 || allWrong === all) return [];
  return evenly(ends, most).map((reviews) => {
    const found = ranking.wrong[reviews] ?? 0;
    return {
      threshold: lowestReviewed(ranking, reviews) ?? 0,
      reviews,
      recall: found / allWrong,
      precision: found / reviews,
      falseAlarms: (reviews - found) / (all - allWrong),
    };
  });
}

export interface CurveAreas {
  /** The chance that a wrong claim scores higher than a sound one, ties counting half: 0.5 is no better than tossing a coin. */
  readonly underRoc: number;
  /** Precision averaged over the wrong claims as they are found (no line drawn between points). To be held against the base rate. */
  readonly averagePrecision: number;
}

/** Over all points, not only those drawn. Undefined where no claim is wrong, or every one. */
export function areasOf(ranking: Ranking): CurveAreas | undefined {
  const all = ranking.cases.length;
  const allWrong = ranking.wrong[all] ?? 0;
  if (allWrong === 0 || allWrong === all) return undefined;
  let underRoc = 0;
  let averagePrecision = 0;
  let found = 0;
  let accused = 0;
  for (const reviews of endsOf(ranking)) {
    const foundNow = ranking.wrong[reviews] ?? 0;
    const accusedNow = reviews - foundNow;
    underRoc += ((accusedNow - accused) * (foundNow + found)) / 2;
    averagePrecision += ((foundNow - found) * foundNow) / reviews;
    found = foundNow;
    accused = accusedNow;
  }
  return { underRoc: underRoc / (allWrong * (all - allWrong)), averagePrecision: averagePrecision / allWrong };
}

export interface CostPoint extends Bill {
  readonly reviewed: number;
  /** The lowest score reviewed; none at the point where nobody is. */
  readonly threshold: number | undefined;
}

/** What each number of reviews costs and brings, from none to all, evenly chosen with both ends. */
export function costCurve(ranking: Ranking, costs: Costs, most = 200): readonly CostPoint[] {
  return evenly(
    Array.from({ length: ranking.cases.length + 1 }, (_, reviews) => reviews),
    most,
  ).map((reviews) => costAt(ranking, costs, reviews));
}

/** The number of reviews with the greatest net sum at these costs; of equal ones, the fewest reviews. It may well be none. */
export function bestReviews(ranking: Ranking, costs: Costs): CostPoint {
  // The net sum of billOf, without a bill for each of thirty thousand numbers.
  const net = (reviews: number) =>
    (ranking.wrongPounds[reviews] ?? 0) * costs.months -
    reviews * costs.review -
    (reviews - (ranking.wrong[reviews] ?? 0)) * costs.wrongAccusation;
  let best = 0;
  for (let reviews = 1; reviews <= ranking.cases.length; reviews += 1) if (net(reviews) > net(best)) best = reviews;
  return costAt(ranking, costs, best);
}

const costAt = (ranking: Ranking, costs: Costs, reviews: number): CostPoint => ({
  ...billOf(gridOf(ranking, reviews), costs),
  reviewed: reviews,
  threshold: lowestReviewed(ranking, reviews),
});

export interface HistogramBar {
  /** From this score, itself included. */
  readonly from: number;
  /** Up to this score, itself left out but in the last bar. */
  readonly to: number;
  readonly wrong: number;
  readonly sound: number;
}

/** People by score, in bars of one width from 0 to the highest score. */
export function scoreHistogram({ cases }: Ranking, bars = 40): readonly HistogramBar[] {
  const highest = cases.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  const counts = Array.from({ length: bars }, () => ({ wrong: 0, sound: 0 }));
  for (const { score, wrong } of cases) {
    const bar = counts[Math.min(bars - 1, Math.floor((score / highest) * bars))];
    if (bar) bar[wrong ? 'wrong' : 'sound'] += 1;
  }
  return counts.map((count, place) => ({
    from: (place / bars) * highest,
    to: ((place + 1) / bars) * highest,
    ...count,
  }));
}

/** Numbers of reviews after which the score changes: people with the same score stand on the same side of any threshold. */
function endsOf({ cases, order }: Ranking): readonly number[] {
  const ends: number[] = [];
  for (let place = 0; place < order.length; place += 1)
    if (cases[order[place] ?? 0]?.score !== cases[order[place + 1] ?? -1]?.score) ends.push(place + 1);
  return ends;
}

function evenly<Entry>(entries: readonly Entry[], most: number): readonly Entry[] {
  if (entries.length <= most) return entries;
  return Array.from(
    { length: most },
    (_, place) => entries[Math.round((place * (entries.length - 1)) / (most - 1))] as Entry,
  );
}
