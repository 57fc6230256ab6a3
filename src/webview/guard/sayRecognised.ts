import { nameOf } from '../../core/guard/explain.js';
import type { Finding } from '../../core/guard/finding.js';
import { sayNothingRecognised } from '../../core/sentences/guard.js';
import { sayList } from '../../core/sentences/words.js';
import { figure, t } from '../words.js';

/** How many things were recognised, in one sentence. Example values are told apart, and “nothing” is never told as “safe”. */
export function sayRecognised(findings: readonly Finding[]): string {
  const open = findings.filter(({ reserved }) => !reserved);
  if (open.length === 1) return t('1 thing recognised.');
  if (open.length > 1) return t('{count} things recognised.', { count: figure(open.length) });
  return findings.length > 0
    ? t('Only example values recognised. You are still responsible for what you send.')
    : sayNothingRecognised(t);
}

/** The same for those who do not see the list: with the kinds. */
export function sayRecognisedAloud(findings: readonly Finding[]): string {
  const kinds = [...new Set(findings.flatMap(({ type, reserved }) => (reserved ? [] : [nameOf(type, t)])))];
  if (kinds.length === 0) return sayRecognised(findings);
  return `${sayRecognised(findings)} ${t('In the text: {kinds}.', { kinds: sayList(kinds, t) })}`;
}
