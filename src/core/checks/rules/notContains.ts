import { fold } from '../fold.js';
import type { CheckInput, CheckResult } from '../mark.js';
import { findPhrase } from '../phrases.js';

/** None of the words or phrases is in the answer, as whole words. The places are those that were found. */
export function notContains(forbidden: readonly string[], { answer }: CheckInput): CheckResult {
  const text = fold(answer);
  const places = forbidden.map((phrase) => findPhrase(text, phrase));
  const found = forbidden.filter((_, index) => (places[index]?.length ?? 0) > 0);
  return {
    passed: found.length === 0,
    score: 1 - found.length / forbidden.length,
    reason: { code: 'forbidden', found },
    ...(found.length > 0 && { spans: places.flat().sort((one, other) => one.start - other.start) }),
  };
}
