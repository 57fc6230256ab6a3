/** What the guard decided and noticed, in sentences. Never with the words that it is about. */

import type { Ceiling } from '../guard/ceilings.js';
import type { Decision } from '../guard/decision.js';
import { insteadOfMarking, nameOf } from '../guard/explain.js';
import type { MarkingLevel } from '../guard/finding.js';
import type { GuardRecord } from '../guard/guardRecord.js';
import type { Destination } from '../guard/ceilings.js';
import type { Problem } from '../problems.js';
import type { Translate } from '../words.js';
import { sayList } from './words.js';

/** Said wherever nothing was found, and nowhere shortened to “safe”. */
export function sayNothingRecognised(t: Translate): string {
  return t('Nothing recognised. You are still responsible for what you send.');
}

/** The most that may be sent somewhere, as a sentence. */
export function sayCeiling(ceiling: Ceiling, t: Translate): string {
  switch (ceiling) {
    case 'none':
      return t('Nothing that carries a marking may be sent here.');
    case 'published':
      return t('Only what is published, or made up for practice, may be sent here.');
    case 'OFFICIAL':
    case 'OFFICIAL-SENSITIVE':
      return t('At most text marked {level} may be sent here.', { level: ceiling });
    default:
      return ceiling satisfies never;
  }
}

export function sayBlocked(problem: Extract<Problem, { code: 'guard.blocked' }>, t: Translate): string {
  const { ceiling, level, where } = problem;
  const marked =
    level === 'old'
      ? t('This text carries an old protective marking.')
      : level === 'published'
        ? t('This text is marked for release to the public.')
        : t('This text is marked {level}.', { level });
  const limit =
    ceiling === 'none'
      ? t('No text with a marking may be sent to a model {place}, so nothing was sent.', { place: sayPlace(where, t) })
      : t('Nothing above {ceiling} may be sent to a model {place}, so nothing was sent.', {
          ceiling: ceiling === 'published' ? t('published') : ceiling,
          place: sayPlace(where, t),
        });
  return `${marked} ${limit} ${whatNow(level, t)}`;
}

function whatNow(level: MarkingLevel, t: Translate): string {
  return level === 'published' || level === 'OFFICIAL'
    ? t('Practise with made-up text, or choose a model that may have this one.')
    : insteadOfMarking(level, t);
}

export function sayUndecided({ count }: Extract<Problem, { code: 'guard.undecided' }>, t: Translate): string {
  return count === 1
    ? t(
        'There is something in this text to decide about first, so nothing was sent. Look at what is underlined; then send it as it is, or with an example value in its place.',
      )
    : t(
        'There are {count} things in this text to decide about first, so nothing was sent. Look at what is underlined; then send it as it is, or with example values in their place.',
        { count },
      );
}

/** What a run keeps of the guard, in one line: `sent as it is; found: 2 × postcode, 1 × person’s name`. */
export function sayGuardRecord({ decision, found }: GuardRecord, t: Translate): string {
  const open = found.filter(({ reserved }) => !reserved);
  if (open.length === 0 && decision === 'none') return sayNothingRecognised(t);
  const kinds = [...new Set(open.map(({ type }) => type))].map((type) => {
    const count = open.reduce((sum, row) => sum + (row.type === type ? row.count : 0), 0);
    return count === 1 ? nameOf(type, t) : t('{kind} ({count} times)', { kind: nameOf(type, t), count });
  });
  const seen = kinds.length === 0 ? '' : t('Noticed: {kinds}.', { kinds: sayList(kinds, t) });
  return [seen, sayDecision(decision, t)].filter((part) => part !== '').join(' ');
}

function sayDecision(decision: Decision, t: Translate): string {
  switch (decision) {
    case 'none':
      return '';
    case 'as-it-is':
      return t('Sent as it was, after a look at it.');
    case 'replaced':
      return t('Sent with example values in place of what was found.');
    default:
      return decision satisfies never;
  }
}

function sayPlace(where: Exclude<Destination, 'recorded'>, t: Translate): string {
  switch (where) {
    case 'this machine':
      return t('on this machine');
    case 'department':
      return t('in your department');
    case 'outside':
      return t('outside your department');
    default:
      return where satisfies never;
  }
}
