import type { CheckInput, CheckResult } from '../mark.js';
import { readability } from '../readability.js';

/** A person of `max` years can read the answer. The places are the sentences that alone need an older reader. */
export function readingAge(
  { max, exempt }: { max: number; exempt: readonly string[] },
  { answer }: CheckInput,
): CheckResult {
  const { age, sentences } = readability(answer, exempt);
  const got = Math.round(age * 10) / 10;
  const passed = got <= max;
  return {
    passed,
    score: passed ? 1 : Math.max(0, 1 - (got - max) / max),
    reason: { code: 'reading-age', got, max },
    ...(!passed && {
      spans: sentences.filter((sentence) => sentence.age > max).map(({ start, end }) => ({ start, end })),
    }),
  };
}
