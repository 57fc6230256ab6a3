import type { CheckInput, CheckResult } from '../mark.js';
import { quotations, quotedIn } from '../quotations.js';

/** The answer quotes, and all that stands in its quotation marks is in the source, word for word. The places are those that are not. */
export function quotesFromSource(_: true, { answer, source }: CheckInput): CheckResult {
  const quoted = quotations(answer);
  const inSource = quotedIn(source);
  const unsupported = quoted.filter((quotation) => !inSource(quotation.text));
  return {
    passed: quoted.length > 0 && unsupported.length === 0,
    score: quoted.length === 0 ? 0 : 1 - unsupported.length / quoted.length,
    reason: { code: 'quotes', unsupported: unsupported.map(({ text }) => text), quoted: quoted.length },
    ...(unsupported.length > 0 && { spans: unsupported.map(({ start, end }) => ({ start, end })) }),
  };
}
