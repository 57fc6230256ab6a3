/** A writing exercise's own samples, marked, and what no single field shows. */

import type { FieldFault, SampleFault } from '../kind.js';
import { ruleFaults, testedWords } from '../ruleFaults.js';
import { hintsThatGiveAway } from '../sampleMarks.js';
import { checkTexts, textsOf } from './mark.js';
import type { WritingExercise } from './schema.js';

type Fields = WritingExercise['fields'];

/** Good texts must pass every check, bad ones must fail one, and no hint may hold what is tested. */
export function writingSamples(exercise: WritingExercise): readonly SampleFault[] {
  const { fields } = exercise;
  const failing = (sample: Fields['goodAnswers'][number]) =>
    checkTexts(exercise, textsOf(exercise, sample)).flatMap((result, index) =>
      result.passed ? [] : (fields.checks[index]?.says ?? []),
    );
  const faults: SampleFault[] = [];
  fields.goodAnswers.forEach((sample, index) => {
    const checks = failing(sample);
    if (checks.length > 0)
      faults.push({ code: 'exercise.good-fails', sample: index, checks, path: ['goodAnswers', index] });
  });
  fields.badAnswers.forEach((sample, index) => {
    if (failing(sample).length === 0)
      faults.push({ code: 'exercise.bad-passes', sample: index, path: ['badAnswers', index] });
  });
  const given = [
    fields.task,
    ...fields.parts.flatMap(({ label, hint }) => [label, hint ?? '']),
    ...fields.checks.map(({ says }) => says),
    // The learner has it before their eyes.
    exercise.dataText ?? '',
  ];
  const tested = fields.checks.flatMap(({ rule }) => testedWords(rule));
  return [...faults, ...hintsThatGiveAway(fields.hints, tested, given)];
}

/** Ids given twice, checks and samples of parts that are not there, rules that need what this kind has not. */
export function writingFaults(fields: Fields): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const parts = fields.parts.map(({ id }) => id);
  const unknown = (part: string) => `names no part: ${part}. The parts are: ${parts.join(', ')}`;
  parts.forEach((id, index) => {
    if (parts.indexOf(id) < index) faults.push({ path: ['parts', index, 'id'], said: `is used twice: ${id}` });
  });
  fields.parts.forEach(({ recordField }, index) => {
    if (recordField !== undefined && fields.parts.findIndex((part) => part.recordField === recordField) < index)
      faults.push({ path: ['parts', index, 'recordField'], said: `is used twice: ${recordField}` });
  });
  fields.checks.forEach(({ id, part, rule }, index) => {
    if (fields.checks.findIndex((check) => check.id === id) < index)
      faults.push({ path: ['checks', index, 'id'], said: `is used twice: ${id}` });
    if (part !== undefined && !parts.includes(part))
      faults.push({ path: ['checks', index, 'part'], said: unknown(part) });
    if ('promptMentions' in rule)
      faults.push({ path: ['checks', index, 'rule', 'promptMentions'], said: 'is about a prompt: there is none here' });
    faults.push(...ruleFaults(rule, ['checks', index, 'rule'], fields.data !== undefined));
  });
  for (const name of ['goodAnswers', 'badAnswers'] as const)
    fields[name].forEach((sample, index) => {
      if (typeof sample === 'string') {
        if (parts.length > 1)
          faults.push({ path: [name, index], said: `needs a text for each part: ${parts.join(', ')}` });
        return;
      }
      for (const part of Object.keys(sample))
        if (!parts.includes(part)) faults.push({ path: [name, index, part], said: unknown(part) });
    });
  return faults;
}
