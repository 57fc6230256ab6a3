import type { Finding } from '../../core/guard/finding.js';

/** What an edit has changed: `before` from `start` to `end` became `text` of the new one. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The smallest edit that makes one text of another. No pair of surrogates is cut. */
export function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  let kept = 0;
  while (
    kept < most - start &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  )
    kept += 1;
  if (isHighSurrogate(before.charCodeAt(before.length - 1 - kept))) kept -= 1;
  return { start, end: before.length - kept, text: after.slice(start, after.length - kept) };
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/**
 * The findings of a text, put onto what it has become, so that nothing jumps until it is scanned again. One that was edited stretches
 * or shrinks with the edit; one that was taken out is gone.
 */
export function moved(findings: readonly Finding[], before: string, after: string): readonly Finding[] {
  if (findings.length === 0 || before === after) return findings;
  const { start, end, text } = editBetween(before, after);
  const shift = text.length - (end - start);
  return findings.flatMap((finding) => {
    if (finding.end <= start) return [finding];
    if (finding.start >= end) return [{ ...finding, start: finding.start + shift, end: finding.end + shift }];
    const from = finding.start < start ? finding.start : start + text.length;
    const to = finding.end > end ? finding.end + shift : start;
    return to > from ? [{ ...finding, start: from, end: to }] : [];
  });
}
