import { words } from '../countWords.js';
import type { CheckInput, CheckResult } from '../mark.js';

/** The answer has at most `max` words. The place is all that is too much. */
export function maxWords(max: number, { answer }: CheckInput): CheckResult {
  const found = words(answer);
  const passed = found.length <= max;
  const first = found[max];
  const last = found.at(-1);
  return {
    passed,
    score: passed ? 1 : max / found.length,
    reason: { code: 'words', got: found.length, max },
    ...(first && last && { spans: [{ start: first.start, end: last.end }] }),
  };
}
