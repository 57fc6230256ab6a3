/** Shares that were counted, and two of them held side by side. */

import { wilson } from '../statistics/wilson.js';
import type { Interval } from '../statistics/wilson.js';

/** `count` of `of`, with its 95 % interval (Wilson). Of none, there is no share, and the interval says nothing: 0 to 1. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number | undefined;
  readonly interval: Interval;
}

export function shareOf(count: number, of: number): Share {
  return { count, of, share: of === 0 ? undefined : count / of, interval: wilson(count, of) };
}

/** Two shares of different people, compared. */
export interface Comparison {
  /** One less the other, from −1 to 1. */
  readonly difference: number;
  readonly differenceInterval: Interval;
  /** One divided by the other; left out where the other is 0. */
  readonly ratio: number | undefined;
  /** Left out where either count is 0: then the method says nothing. */
  readonly ratioInterval: Interval | undefined;
  /** The interval of the difference leaves out 0: chance alone would seldom (one time in 20) give as much. */
  readonly beyondChance: boolean;
}

const z95 = 1.959963984540054;

/**
 * 95 % intervals for two independent shares. Difference: R. G. Newcombe, “Interval estimation for the difference between independent
 * proportions”, Statistics in Medicine 17 (1998), 873–890, method 10 (from Wilson's intervals, so it holds for few people and no
 * counts). Ratio: D. Katz and others, Biometrics 34 (1978), 469–474 (on the logarithm). Undefined where either has no people.
 */
export function compareShares(one: Share, other: Share): Comparison | undefined {
  if (one.share === undefined || other.share === undefined) return undefined;
  const difference = one.share - other.share;
  const differenceInterval = {
    low: difference - Math.hypot(one.share - one.interval.low, other.interval.high - other.share),
    high: difference + Math.hypot(one.interval.high - one.share, other.share - other.interval.low),
  };
  const ratio = other.share === 0 ? undefined : one.share / other.share;
  const spread =
    z95 * Math.sqrt((1 - one.share) / Math.max(one.count, 1) + (1 - other.share) / Math.max(other.count, 1));
  return {
    difference,
    differenceInterval,
    ratio,
    ratioInterval:
      ratio === undefined || one.count === 0
        ? undefined
        : { low: ratio * Math.exp(-spread), high: ratio * Math.exp(spread) },
    beyondChance: differenceInterval.low > 0 || differenceInterval.high < 0,
  };
}
