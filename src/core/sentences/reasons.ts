/** Why a check passed or failed, in the learner's words. */

import type { CheckMark, Mark, Reason } from '../checks/mark.js';
import { nameOf } from '../guard/explain.js';
import type { Translate } from '../words.js';
import { capital, quote, sayList, sayNumber, sayQuoted } from './words.js';

/** What the data is called in a sentence: `letter`, as in “is not in the letter”. */
export type SourceName = string;

/**
 * What was found in one answer, as one sentence. Empty when there is nothing to say beyond “passed”.
 * `source` names the data beside the exercise; without it the sentence says “text”. `several`: the reason stands
 * for all answers of an attempt, being the furthest out of them.
 */
export function sayReason(reason: Reason, t: Translate, source: SourceName = t('text'), several = false): string {
  switch (reason.code) {
    case 'words':
      return sayWords(reason, several, t);
    case 'sentences':
      return reason.got > reason.max
        ? t('It has {got} sentences; at most {max} may be there.', { got: reason.got, max: reason.max })
        : t('Sentences: {got}.', { got: reason.got });
    case 'bullets':
      return sayBullets(reason, t);
    case 'contains':
      if (reason.missing.length === 0) return '';
      return reason.missing.length === 1
        ? t('{quoted} is missing.', { quoted: sayQuoted(reason.missing, t) })
        : t('{quoted} are missing.', { quoted: sayQuoted(reason.missing, t) });
    case 'contains-none-of':
      return reason.wanted.length === 0
        ? ''
        : t('It has none of these: {words}.', { words: sayQuoted(reason.wanted, t, 5) });
    case 'forbidden':
      return reason.found.length === 0
        ? ''
        : t('{quoted} should not be in it.', { quoted: sayQuoted(reason.found, t) });
    case 'label':
      return reason.allowed.includes(reason.got)
        ? t('The answer is {got}.', { got: quote(reason.got) })
        : t('It says {got}. It should say one of these and nothing else: {labels}.', {
            got: quote(reason.got),
            labels: sayQuoted(reason.allowed, t, 8),
          });
    case 'not-json':
      return t('It is not JSON: there is other text around it, or a sign is missing.');
    case 'json-shape':
      return reason.said === ''
        ? ''
        : t('The JSON is not as asked at {place}: {said}.', {
            place: reason.at === '' ? t('the top') : reason.at,
            said: reason.said,
          });
    case 'numbers':
      if (reason.unsupported.length === 0) return '';
      return reason.unsupported.length === 1
        ? t('{quoted} is not in the {source}.', { quoted: sayQuoted(reason.unsupported, t), source })
        : t('{quoted} are not in the {source}.', { quoted: sayQuoted(reason.unsupported, t), source });
    case 'quotes':
      if (reason.quoted === 0) return t('It quotes nothing from the {source}.', { source });
      return reason.unsupported.length === 0
        ? ''
        : t('This is in quotation marks, but not in the {source}: {quoted}.', {
            quoted: sayQuoted(reason.unsupported, t, 2),
            source,
          });
    case 'points':
      return reason.missed.length === 0 ? '' : t('It leaves out: {points}.', { points: sayList(reason.missed, t) });
    case 'reading-age':
      return reason.got > reason.max
        ? t('It reads as if for age {got}; the aim is {max} or younger.', {
            got: round(reason.got),
            max: round(reason.max),
          })
        : t('Reading age: {got}.', { got: round(reason.got) });
    case 'prompt-lacks':
      if (reason.missing === 0) return '';
      return reason.missing === 1
        ? t('Your prompt leaves out one thing that the task asks for.')
        : t('Your prompt leaves out {count} things that the task asks for.', { count: sayNumber(reason.missing, t) });
    case 'personal-data':
      return reason.found.length === 0
        ? t('No personal data was recognised. Read it yourself all the same.')
        : t('There may be personal data in it: {kinds}.', {
            kinds: sayList(
              reason.found.map((type) => nameOf(type, t)),
              t,
            ),
          });
    case 'empty-answer':
      return t('The answer is empty.');
    default:
      return reason satisfies never;
  }
}

/**
 * What was seen of one check over all answers: `2 of 3 answers. “£12” is not in the letter.`
 * Of several answers that fail alike, all that was found is told once.
 */
export function saySeen(check: CheckMark, t: Translate, source?: SourceName): string {
  const count =
    check.runs === 1 ? '' : t('{passed} of {runs} answers.', { passed: check.passedRuns, runs: check.runs });
  const failed = check.results.filter((result) => !result.passed);
  const told = tellingReason((failed.length > 0 ? failed : check.results).map((result) => result.reason));
  const said = told ? sayReason(told, t, source, check.runs > 1) : '';
  return [count, said].filter((part) => part !== '').join(' ');
}

/** The verdict on an attempt as one sentence or two. */
export function sayVerdict(mark: Mark, t: Translate): string {
  const all = mark.checks.length;
  const holding = mark.checks.filter((check) => check.runs > 0 && check.passedRuns === check.runs).length;
  switch (mark.verdict) {
    case 'passed':
      if (mark.passedRuns === mark.runs)
        return mark.runs === 1
          ? t('Passed. The answer meets every check.')
          : t('Passed. All {runs} answers meet every check.', { runs: sayNumber(mark.runs, t) });
      return t('Passed. {passed} of {runs} answers meet every check, and {needed} were needed.', {
        passed: capital(sayNumber(mark.passedRuns, t)),
        runs: sayNumber(mark.runs, t),
        needed: sayNumber(mark.neededRuns, t),
      });
    case 'nearly':
      return t('Nearly. {sentence}', { sentence: sayHolding(mark, holding, all, t) });
    case 'not-yet':
      return t('Not yet. {sentence}', { sentence: sayHolding(mark, holding, all, t) });
    default:
      return mark.verdict satisfies never;
  }
}

function sayHolding(mark: Mark, holding: number, all: number, t: Translate): string {
  const needed = sayNumber(mark.neededRuns, t);
  const runs = sayNumber(mark.runs, t);
  if (mark.runs === 0) return t('No answer came.');
  if (mark.runs < mark.neededRuns)
    return t('Only {runs} of the {needed} answers that are needed came.', { runs, needed });
  if (all === 1)
    return mark.runs === 1
      ? t('The check does not hold.')
      : t('The check holds in {passed} of {runs} answers, and must hold in {needed}.', {
          passed: sayNumber(mark.passedRuns, t),
          runs,
          needed,
        });
  const words = { holding: capital(sayNumber(holding, t)), all: sayNumber(all, t) };
  if (mark.runs === 1) {
    if (holding === 0) return t('No check holds.');
    return holding === 1 ? t('{holding} of {all} checks holds.', words) : t('{holding} of {all} checks hold.', words);
  }
  if (holding === 0) return t('No check holds in every answer.');
  return holding === 1
    ? t('{holding} of {all} checks holds in every answer.', words)
    : t('{holding} of {all} checks hold in every answer.', words);
}

/** One reason that stands for several of the same kind: the furthest measure, or all that was found in any. */
function tellingReason(reasons: readonly Reason[]): Reason | undefined {
  const first = reasons[0];
  switch (first?.code) {
    case undefined:
      return undefined;
    case 'words':
      return furthest(withCode(reasons, first.code), (reason) => (reason.max === undefined ? -reason.got : reason.got));
    case 'sentences':
      return furthest(withCode(reasons, first.code), (reason) => reason.got);
    case 'reading-age':
      return furthest(withCode(reasons, first.code), (reason) => reason.got);
    case 'bullets':
      return furthest(withCode(reasons, first.code), ({ got, max, min }) => Math.max(got - max, min - got));
    case 'contains':
      return { ...first, missing: distinct(withCode(reasons, first.code).flatMap((reason) => reason.missing)) };
    case 'forbidden':
      return { ...first, found: distinct(withCode(reasons, first.code).flatMap((reason) => reason.found)) };
    case 'numbers':
      return { ...first, unsupported: distinct(withCode(reasons, first.code).flatMap((reason) => reason.unsupported)) };
    case 'quotes':
      return { ...first, unsupported: distinct(withCode(reasons, first.code).flatMap((reason) => reason.unsupported)) };
    case 'points':
      return { ...first, missed: distinct(withCode(reasons, first.code).flatMap((reason) => reason.missed)) };
    case 'personal-data':
      return { ...first, found: [...new Set(withCode(reasons, first.code).flatMap((reason) => reason.found))] };
    case 'contains-none-of':
    case 'label':
    case 'not-json':
    case 'json-shape':
    case 'prompt-lacks':
    case 'empty-answer':
      return first;
    default:
      return first satisfies never;
  }
}

function withCode<Code extends Reason['code']>(
  reasons: readonly Reason[],
  code: Code,
): readonly Extract<Reason, { code: Code }>[] {
  return reasons.filter((reason): reason is Extract<Reason, { code: Code }> => reason.code === code);
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

function furthest<Of>(reasons: readonly Of[], measure: (reason: Of) => number): Of | undefined {
  return [...reasons].sort((a, b) => measure(b) - measure(a))[0];
}

/** Of several answers, the one that is furthest out stands for all. */
function sayWords({ got, max, min }: Extract<Reason, { code: 'words' }>, several: boolean, t: Translate): string {
  if (max !== undefined && got > max)
    return several
      ? t('The longest has {got} words; at most {max} may be there.', { got, max })
      : t('It has {got} words; at most {max} may be there.', { got, max });
  if (min !== undefined && got < min)
    return several
      ? t('Words in the shortest: {got}. At least {min} are needed.', { got, min })
      : t('Words: {got}. At least {min} are needed.', { got, min });
  if (!several) return t('Words: {got}.', { got });
  return max === undefined ? t('Words in the shortest: {got}.', { got }) : t('The longest has {got} words.', { got });
}

function sayBullets(reason: Extract<Reason, { code: 'bullets' }>, t: Translate): string {
  const { got, max, min } = reason;
  if (got >= min && got <= max) return t('Bullet points: {got}.', { got });
  return min === max
    ? t('Bullet points: {got}. There should be {min}.', { got, min })
    : t('Bullet points: {got}. There should be {min} to {max}.', { got, min, max });
}

function round(age: number): number {
  return Math.round(age);
}
