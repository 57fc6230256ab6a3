import type { Finding } from '../../../../src/core/guard/finding.js';

/** A finding at a place, of a kind and seriousness. */
export const found = (start: number, end: number, changed: Partial<Finding> = {}): Finding =>
  ({ type: 'nino', start, end, severity: 'high', reserved: false, ambiguousWith: [], ...changed }) as Finding;

/** Where each piece of `marked` in brackets stands in the text without them: `a [b] c`. Brackets may hold others. */
export function bracketed(marked: string): { readonly text: string; readonly findings: readonly Finding[] } {
  const open: number[] = [];
  const findings: Finding[] = [];
  let text = '';
  for (const character of marked)
    if (character === '[') open.push(text.length);
    else if (character === ']') findings.push(found(open.pop() ?? 0, text.length));
    else text += character;
  return { text, findings: findings.sort((one, other) => one.start - other.start || other.end - one.end) };
}
