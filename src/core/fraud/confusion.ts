/** Who is reviewed and who is not, rightly and wrongly: in people and in pounds. */

import type { Ranking } from './ranking.js';
import { shareOf } from './shares.js';
import type { Share } from './shares.js';

/** Pounds a month, as claimed by these people. */
export interface Cell {
  readonly people: number;
  readonly pounds: number;
}

export interface ConfusionGrid {
  /** Reviewed, and something was wrong. */
  readonly found: Cell;
  /** Reviewed, and nothing was wrong. */
  readonly wronglyAccused: Cell;
  /** Not reviewed, and something was wrong. */
  readonly missed: Cell;
  /** Not reviewed, and nothing was wrong. */
  readonly leftInPeace: Cell;
  readonly reviewed: Cell;
  readonly all: Cell;
}

export function gridOf({ cases, wrong, wrongPounds, pounds }: Ranking, reviews: number): ConfusionGrid {
  const last = cases.length;
  const at = (people: number, money: number): Cell => ({ people, pounds: people === 0 ? 0 : money });
  const [found, allWrong] = [wrong[reviews] ?? 0, wrong[last] ?? 0];
  const [foundPounds, allWrongPounds] = [wrongPounds[reviews] ?? 0, wrongPounds[last] ?? 0];
  const [reviewedPounds, allPounds] = [pounds[reviews] ?? 0, pounds[last] ?? 0];
  return {
    found: at(found, foundPounds),
    wronglyAccused: at(reviews - found, reviewedPounds - foundPounds),
    missed: at(allWrong - found, allWrongPounds - foundPounds),
    leftInPeace: at(last - reviews - (allWrong - found), allPounds - reviewedPounds - (allWrongPounds - foundPounds)),
    reviewed: at(reviews, reviewedPounds),
    all: at(last, allPounds),
  };
}

export interface GridFigures {
  /** Of those reviewed, how many were wrong claims. */
  readonly precision: Share;
  /** Of the wrong claims, how many were reviewed. */
  readonly recall: Share;
  /** Of the people with nothing wrong, how many were reviewed all the same. */
  readonly wronglyAccused: Share;
  /** Of all claims, how many are wrong. */
  readonly baseRate: Share;
  /** Precision over base rate: how many times as many are found as by picking at chance. Left out where either has no share. */
  readonly timesChance: number | undefined;
}

export function figuresOf(grid: ConfusionGrid): GridFigures {
  const { found, wronglyAccused, missed, leftInPeace, reviewed, all } = grid;
  const precision = shareOf(found.people, reviewed.people);
  const baseRate = shareOf(found.people + missed.people, all.people);
  return {
    precision,
    recall: shareOf(found.people, found.people + missed.people),
    wronglyAccused: shareOf(wronglyAccused.people, wronglyAccused.people + leftInPeace.people),
    baseRate,
    timesChance: precision.share === undefined || !baseRate.share ? undefined : precision.share / baseRate.share,
  };
}

/** What the learner says things cost, in pounds. No figure of ours: what a wrong accusation costs a person is a judgement. */
export interface Costs {
  /** Of one review, in staff time. */
  readonly review: number;
  /** To one person who was reviewed with nothing wrong: money held back, worry, time. */
  readonly wrongAccusation: number;
  /** Months that a wrong claim is paid if nobody finds it. */
  readonly months: number;
}

/** In pounds. Simplified: a wrong claim is wholly wrong, and a review finds whatever is wrong. */
export interface Bill {
  readonly stopped: number;
  /** Goes on being paid. */
  readonly missed: number;
  readonly reviews: number;
  readonly wrongAccusations: number;
  /** Stopped, less reviews and wrong accusations. Below 0 it would have been better not to look. */
  readonly net: number;
}

export function billOf(grid: ConfusionGrid, costs: Costs): Bill {
  const stopped = grid.found.pounds * costs.months;
  const reviews = grid.reviewed.people * costs.review;
  const wrongAccusations = grid.wronglyAccused.people * costs.wrongAccusation;
  return {
    stopped,
    missed: grid.missed.pounds * costs.months,
    reviews,
    wrongAccusations,
    net: stopped - reviews - wrongAccusations,
  };
}
