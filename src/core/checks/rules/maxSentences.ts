import type { CheckInput, CheckResult } from '../mark.js';
import { sentences } from '../sentences.js';

/** The answer has at most `max` sentences. The places are those that are too many. */
export function maxSentences(max: number, { answer }: CheckInput): CheckResult {
  const found = sentences(answer);
  const passed = found.length <= max;
  return {
    passed,
    score: passed ? 1 : max / found.length,
    reason: { code: 'sentences', got: found.length, max },
    ...(!passed && { spans: found.slice(max) }),
  };
}
