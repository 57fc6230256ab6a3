import { fold } from '../fold.js';
import type { CheckInput, CheckResult } from '../mark.js';
import { findPhrase } from '../phrases.js';

/** Each word or phrase is in the answer, as whole words. The places are those that were found. */
export function containsAll(wanted: readonly string[], { answer }: CheckInput): CheckResult {
  const text = fold(answer);
  const found = wanted.map((phrase) => findPhrase(text, phrase));
  const missing = wanted.filter((_, index) => found[index]?.length === 0);
  return {
    passed: missing.length === 0,
    score: 1 - missing.length / wanted.length,
    reason: { code: 'contains', missing },
    spans: found.flat().sort((one, other) => one.start - other.start),
  };
}
