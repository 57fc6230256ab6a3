import { fold } from '../fold.js';
import type { CheckInput, CheckResult } from '../mark.js';
import { findPhrase } from '../phrases.js';

interface KeyPoint {
  readonly point: string;
  readonly phrasings: readonly string[];
}

/**
 * Each key point is in the answer in one of its accepted phrasings, as whole words. The places are those that were found.
 * It cannot see a key point that is there and denied ("need not reply"): choose phrasings that hold the claim.
 */
export function covers(points: readonly KeyPoint[], { answer }: CheckInput): CheckResult {
  const text = fold(answer);
  const found = points.map(({ phrasings }) => phrasings.flatMap((phrasing) => findPhrase(text, phrasing)));
  const missed = points.filter((_, index) => found[index]?.length === 0).map(({ point }) => point);
  return {
    passed: missed.length === 0,
    score: 1 - missed.length / points.length,
    reason: { code: 'points', missed, of: points.length },
    spans: found.flat().sort((one, other) => one.start - other.start),
  };
}
