/** Claims in the order of their scores, and where the line is drawn between those that are reviewed and those that are not. */

/** A claim as far as a review is concerned. */
export interface ScoredCase {
  /** From 0 to 1. */
  readonly score: number;
  /** Whether a review would find what is looked for. */
  readonly wrong: boolean;
  /** What is paid a month. */
  readonly pounds: number;
}

/** Worked out once, so that moving the line costs nothing: a sum for each number of reviews. */
export interface Ranking {
  readonly cases: readonly ScoredCase[];
  /** Places in `cases`, highest score first; of equal scores, the earlier case first. */
  readonly order: Uint32Array;
  /** By number of reviews, from 0 to all: wrong cases among them, their pounds a month, and the pounds of all of them. */
  readonly wrong: Uint32Array;
  readonly wrongPounds: Float64Array;
  readonly pounds: Float64Array;
}

/** Throws a RangeError for a score that is no number. */
export function rankCases(cases: readonly ScoredCase[]): Ranking {
  const scores = Float64Array.from(cases, ({ score }) => score);
  if (scores.some(Number.isNaN)) throw new RangeError('a score that is no number');
  const order = Uint32Array.from(cases, (_, place) => place).sort(
    (one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other,
  );
  const wrong = new Uint32Array(cases.length + 1);
  const wrongPounds = new Float64Array(cases.length + 1);
  const pounds = new Float64Array(cases.length + 1);
  for (const [before, place] of order.entries()) {
    const entry = cases[place] as ScoredCase;
    wrong[before + 1] = (wrong[before] ?? 0) + (entry.wrong ? 1 : 0);
    wrongPounds[before + 1] = (wrongPounds[before] ?? 0) + (entry.wrong ? entry.pounds : 0);
    pounds[before + 1] = (pounds[before] ?? 0) + entry.pounds;
  }
  return { cases, order, wrong, wrongPounds, pounds };
}

/** Where the line is: at a score, or where the team's time ends. */
export type Cut =
  | { readonly kind: 'threshold'; readonly threshold: number }
  | { readonly kind: 'reviews-a-day'; readonly reviewsADay: number; readonly days: number };

/** How many claims are reviewed: those with the threshold or more, or as many as there is time for, highest scores first. */
export function reviewsAt({ cases, order }: Ranking, cut: Cut): number {
  switch (cut.kind) {
    case 'threshold': {
      // The first place, from the top, whose score is below.
      let low = 0;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((cases[order[middle] ?? 0]?.score ?? 0) >= cut.threshold) low = middle + 1;
        else high = middle;
      }
      return low;
    }
    case 'reviews-a-day':
      return Math.max(0, Math.min(order.length, Math.floor(cut.reviewsADay * cut.days)));
    default:
      return cut satisfies never;
  }
}

/** The lowest score that is still reviewed; none where nobody is. */
export function lowestReviewed({ cases, order }: Ranking, reviews: number): number | undefined {
  return reviews === 0 ? undefined : cases[order[reviews - 1] ?? 0]?.score;
}

/** Whether each case is reviewed, in the order of the cases. */
export function reviewedCases({ order }: Ranking, reviews: number): readonly boolean[] {
  const reviewed = Array.from({ length: order.length }, () => false);
  for (const place of order.subarray(0, reviews)) reviewed[place] = true;
  return reviewed;
}
