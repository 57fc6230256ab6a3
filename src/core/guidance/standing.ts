/** Whether a rule stands on a day. The day is always handed in, so that the calendar changes no test. */

import type { Rule } from './rule.js';

/** A day as rules write it, `2026-11-23`, in universal time. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** True once another rule has taken its place. A month without a day counts from its first day. */
export function isSuperseded({ supersededBy }: Rule, on: string): boolean {
  // A month is a beginning of its days, and so comes before them.
  return supersededBy !== undefined && supersededBy.since <= on;
}

/** True from the first day on which a rule holds. A month without a day counts from its first day. */
export function hasBegun({ from }: Rule, on: string): boolean {
  return from === undefined || from <= on;
}

/** The rules that hold on a day: they have begun, and nothing has taken their place. */
export function current(rules: readonly Rule[], on: string): readonly Rule[] {
  return rules.filter((rule) => hasBegun(rule, on) && !isSuperseded(rule, on));
}

/** True from the day after its review date: nobody has looked since whether it still stands. */
export function pastReview({ reviewBy }: Pick<Rule, 'reviewBy'>, today: string): boolean {
  return reviewBy < today;
}
