import { fold } from '../fold.js';
import type { CheckInput, CheckResult } from '../mark.js';

// White space, quotes, Markdown signs, a bullet before; the same and a full stop behind.
const around = /^[\s"'*_`>•-]+|[\s"'*_`.]+$/gu;
const bare = (text: string) => fold(text).text.replace(around, '').replace(/\s+/gu, ' ');
const longest = 80;

/** The whole answer is one of the labels; case, quotes, emphasis and a full stop do not matter. */
export function oneOfLabels(labels: readonly string[], { answer }: CheckInput): CheckResult {
  const got = answer.trim();
  const passed = labels.some((label) => bare(label) === bare(answer));
  return {
    passed,
    score: passed ? 1 : 0,
    reason: { code: 'label', allowed: labels, got: got.length > longest ? `${got.slice(0, longest).trimEnd()}…` : got },
  };
}
