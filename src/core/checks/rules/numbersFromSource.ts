import type { CheckInput, CheckResult } from '../mark.js';
import { quantities, supportedBy } from '../numbers.js';

/**
 * Every number, sum of money, percentage, date and time in the answer is in the source, however it is written.
 * It finds what was invented. It cannot find a true number put in the wrong place.
 */
export function numbersFromSource(_: true, { answer, source }: CheckInput): CheckResult {
  const asked = quantities(answer).filter(({ weak }) => !weak);
  const inSource = supportedBy(source);
  const unsupported = asked.filter((quantity) => !inSource(quantity));
  return {
    passed: unsupported.length === 0,
    score: asked.length === 0 ? 1 : 1 - unsupported.length / asked.length,
    reason: { code: 'numbers', unsupported: unsupported.map(({ text }) => text) },
    ...(unsupported.length > 0 && { spans: unsupported.map(({ start, end }) => ({ start, end })) }),
  };
}
