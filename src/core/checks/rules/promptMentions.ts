import { fold } from '../fold.js';
import type { CheckInput, CheckResult } from '../mark.js';
import { hasPhrase } from '../phrases.js';

/**
 * The learner's prompt (not the answer) mentions every entry, as whole words. An entry can hold alternatives,
 * parted by `|`: `60 words|sixty words`. The reason says only how many are missing, so that it gives nothing away.
 */
export function promptMentions(entries: readonly string[], { prompt }: CheckInput): CheckResult {
  const text = fold(prompt);
  const missing = entries.filter((entry) => !entry.split('|').some((phrase) => hasPhrase(text, phrase))).length;
  return { passed: missing === 0, score: 1 - missing / entries.length, reason: { code: 'prompt-lacks', missing } };
}
