import { bulletLines } from '../lines.js';
import type { CheckInput, CheckResult } from '../mark.js';

/** The answer has between `min` and `max` lines that are points of a list. The places are those that are too many. */
export function bullets({ min, max }: { min: number; max: number }, { answer }: CheckInput): CheckResult {
  const found = bulletLines(answer);
  const got = found.length;
  const tooMany = found.slice(max).map(({ start, end }) => ({ start, end }));
  return {
    passed: got >= min && got <= max,
    score: got < min ? got / min : got > max ? max / got : 1,
    reason: { code: 'bullets', got, min, max },
    ...(tooMany.length > 0 && { spans: tooMany }),
  };
}
