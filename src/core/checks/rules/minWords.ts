import { words } from '../countWords.js';
import type { CheckInput, CheckResult } from '../mark.js';

/** The answer has at least `min` words. */
export function minWords(min: number, { answer }: CheckInput): CheckResult {
  const got = words(answer).length;
  return { passed: got >= min, score: Math.min(1, got / min), reason: { code: 'words', got, min } };
}
