/** Shares with their sampling error, for tests with a fixed seed. */

import assert from 'node:assert/strict';
import { generateClaims } from '../../../../src/core/synthetic/claims.js';
import type { Claim } from '../../../../src/core/synthetic/claims.js';
import type { BiasName } from '../../../../src/core/synthetic/bias.js';

const kept = new Map<string, readonly Claim[]>();
/** Thirty thousand claims, made once for each mix of switches. */
export function claimsWith(...bias: readonly BiasName[]): readonly Claim[] {
  const key = bias.join(' ');
  const claims = kept.get(key) ?? generateClaims({ seed: 20_251, rows: 30_000, bias });
  kept.set(key, claims);
  return claims;
}

export interface Share {
  readonly share: number;
  readonly count: number;
}
export function shareOf<Row>(rows: readonly Row[], has: (row: Row) => boolean): Share {
  return { share: rows.filter(has).length / rows.length, count: rows.length };
}

/** Four standard errors: chance goes beyond in one case of sixteen thousand. */
const reach = 4;

export function assertNear({ share, count }: Share, expected: number, what: string): void {
  const error = Math.sqrt((expected * (1 - expected)) / count);
  assert.ok(Math.abs(share - expected) <= reach * error, `${what}: ${share}, not ${expected} ± ${reach * error}`);
}

export function assertAlike(one: Share, other: Share, what: string): void {
  const pooled = (one.share * one.count + other.share * other.count) / (one.count + other.count);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.count + 1 / other.count));
  assert.ok(Math.abs(one.share - other.share) <= reach * error, `${what}: ${one.share} and ${other.share} ± ${error}`);
}

/** `one` is `times` as large as `other`, within the sampling error of a ratio (delta method). */
export function assertTimes(one: Share, other: Share, times: number, what: string): void {
  const relative = ({ share, count }: Share) => (1 - share) / (share * count);
  const error = Math.sqrt(relative(one) + relative(other));
  const ratio = one.share / other.share;
  assert.ok(
    ratio >= times * (1 - reach * error) && ratio <= times / (1 - reach * error),
    `${what}: ${ratio} times, not ${times} (± ${reach * error})`,
  );
}
