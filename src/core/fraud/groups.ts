/** How people of different groups fare: who is referred, and of those referred, who had anything wrong. Two questions, two numbers. */

import { compareShares, shareOf } from './shares.js';
import type { Comparison, Share } from './shares.js';

/**
 * No figure is shown about fewer people than this. Of 30 people, one more or one fewer moves a share by 3 percentage points and the
 * 95 % interval of a half is 33 to 67 in a hundred: below, a figure says more about chance than about the group. It is also a custom
 * that keeps single people from being recognised, though here there are none to recognise; a total shown beside would give a single
 * suppressed group away.
 */
export const smallestGroup = 30;

export type GroupFigure =
  ({ readonly kind: 'shown' } & Share) | { readonly kind: 'suppressed'; readonly fewerThan: number };

export interface GroupedCase {
  readonly group: string;
  /** Sent for review. */
  readonly referred: boolean;
  readonly wrong: boolean;
}

export interface GroupFigures {
  readonly group: string;
  /** Of the people of the group, how many were referred. */
  readonly referral: GroupFigure;
  /** Of those referred, how many had something wrong. */
  readonly outcome: GroupFigure;
  /** Of the people with nothing wrong, how many were referred. */
  readonly wronglyAccused: GroupFigure;
  /** Of the people of the group, how many truly had something wrong, whoever was referred. */
  readonly truth: GroupFigure;
}

export type Disparity =
  ({ readonly kind: 'shown' } & Comparison) | { readonly kind: 'suppressed'; readonly fewerThan: number };

export interface GroupDisparity {
  readonly group: string;
  readonly heldAgainst: string;
  /** Referred more often (ratio above 1) or less often than the other group. */
  readonly referral: Disparity;
  /** Once referred, found wrong more often or less often. Below 1 with a referral above 1: looked at more, for less. */
  readonly outcome: Disparity;
  readonly wronglyAccused: Disparity;
  readonly truth: Disparity;
}

export interface GroupReport {
  /** In the order given. */
  readonly groups: readonly GroupFigures[];
  /** Every other group against the first. */
  readonly disparities: readonly GroupDisparity[];
}

/** Figures of each named group; the first is the one that the others are held against. Cases of other groups are passed over. */
export function reportGroups(
  cases: readonly GroupedCase[],
  groups: readonly string[],
  fewest = smallestGroup,
): GroupReport {
  const shares = groups.map((group) => ({ group, ...sharesOf(cases.filter((entry) => entry.group === group)) }));
  const suppressed = { kind: 'suppressed', fewerThan: fewest } as const;
  const figure = (share: Share): GroupFigure => (share.of < fewest ? suppressed : { kind: 'shown', ...share });
  const disparity = (one: Share, other: Share): Disparity => {
    const comparison = one.of < fewest || other.of < fewest ? undefined : compareShares(one, other);
    return comparison ? { kind: 'shown', ...comparison } : suppressed;
  };
  const [first, ...others] = shares;
  return {
    groups: shares.map(({ group, referral, outcome, wronglyAccused, truth }) => ({
      group,
      referral: figure(referral),
      outcome: figure(outcome),
      wronglyAccused: figure(wronglyAccused),
      truth: figure(truth),
    })),
    disparities: !first
      ? []
      : others.map((other) => ({
          group: other.group,
          heldAgainst: first.group,
          referral: disparity(other.referral, first.referral),
          outcome: disparity(other.outcome, first.outcome),
          wronglyAccused: disparity(other.wronglyAccused, first.wronglyAccused),
          truth: disparity(other.truth, first.truth),
        })),
  };
}

function sharesOf(cases: readonly GroupedCase[]): {
  readonly [Measure in Exclude<keyof GroupFigures, 'group'>]: Share;
} {
  const wrong = cases.filter((entry) => entry.wrong);
  const referred = cases.filter((entry) => entry.referred);
  const found = referred.filter((entry) => entry.wrong).length;
  return {
    referral: shareOf(referred.length, cases.length),
    outcome: shareOf(found, referred.length),
    wronglyAccused: shareOf(referred.length - found, cases.length - wrong.length),
    truth: shareOf(wrong.length, cases.length),
  };
}
