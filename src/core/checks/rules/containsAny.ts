import { fold } from '../fold.js';
import type { CheckInput, CheckResult } from '../mark.js';
import { findPhrase } from '../phrases.js';

/** At least one of the words or phrases is in the answer, as whole words. The places are those that were found. */
export function containsAny(wanted: readonly string[], { answer }: CheckInput): CheckResult {
  const text = fold(answer);
  const spans = wanted.flatMap((phrase) => findPhrase(text, phrase)).sort((one, other) => one.start - other.start);
  const passed = spans.length > 0;
  return { passed, score: passed ? 1 : 0, reason: { code: 'contains-none-of', wanted: passed ? [] : wanted }, spans };
}
