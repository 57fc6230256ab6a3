/** An interval for a share that was counted: both ends from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 0.975 quantile of the standard normal distribution: 95 % lie between its negative and itself. */
const z95 = 1.959963984540054;

/**
 * The 95 % score interval for `count` successes in `runs` independent trials, without continuity correction: E. B. Wilson,
 * “Probable inference, the law of succession, and statistical inference”, Journal of the American Statistical Association
 * 22 (1927), 209–212. It keeps near its nominal coverage for few runs and for shares near 0 and 1, where the textbook interval
 * collapses to nothing. No runs say nothing: 0 to 1.
 */
export function wilson(count: number, runs: number): Interval {
  if (runs <= 0) return { low: 0, high: 1 };
  const share = count / runs;
  const square = z95 * z95;
  const centre = (share + square / (2 * runs)) / (1 + square / runs);
  const half = (z95 / (1 + square / runs)) * Math.sqrt((share * (1 - share)) / runs + square / (4 * runs * runs));
  // Exactly 0 and 1 at the ends, where floating point leaves a crumb.
  return { low: count === 0 ? 0 : centre - half, high: count === runs ? 1 : centre + half };
}
