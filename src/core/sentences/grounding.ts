/** What was found in a summary that its source does not have, in the reader's words. */

import type { Unsupported, UnsupportedKind } from '../grounding/grounding.js';
import type { Translate } from '../words.js';
import { quote } from './words.js';

/** What was found, and where in the source to look. A hint to look, never a verdict. */
export function sayUnsupported({ kind, text, nearest }: Unsupported, t: Translate): string {
  const found = sayFound(kind, quote(text), t);
  return nearest
    ? t('{found} Look at line {line} of the source.', { found, line: nearest.line })
    : t('{found} No line of the source is near it.', { found });
}

function sayFound(kind: UnsupportedKind, quoted: string, t: Translate): string {
  switch (kind) {
    case 'number':
      return t('The source does not have the number {quoted}.', { quoted });
    case 'money':
      return t('The source does not have the sum of money {quoted}.', { quoted });
    case 'percentage':
      return t('The source does not have the share {quoted}.', { quoted });
    case 'date':
      return t('The source does not have the date {quoted}.', { quoted });
    case 'time':
      return t('The source does not have the time {quoted}.', { quoted });
    case 'reference':
      return t('The source does not have {quoted}.', { quoted });
    case 'person':
    case 'organisation':
    case 'place':
    case 'name':
      return t('The source does not have the name {quoted}.', { quoted });
    case 'contrary':
      return t('The source seems to say the opposite of {quoted}.', { quoted });
    case 'negation':
      return t('The source does not seem to deny this, as {quoted} does.', { quoted });
    default:
      return kind satisfies never;
  }
}

/** What such checks cannot see. It stands beside every result. */
export function sayBlindSpots(t: Translate): string {
  return t(
    'These checks find what was made up or changed. They do not find a true word in the wrong place: who did what, which number belongs to what, what was left out. Read the summary against the source.',
  );
}
