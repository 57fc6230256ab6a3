/** What `check` finds in a lab without a model. */

import { scan } from '../../guard/scan.js';
import type { FieldFault, SampleFault } from '../kind.js';
import { findCanary } from './findCanary.js';
import { usefulChecks } from './mark.js';
import type { InjectingExercise } from './schema.js';

type Fields = InjectingExercise['fields'];

/** Good answers must be of use and bad ones not; and the canary must come from the planted line alone. */
export function injectingSamples(exercise: InjectingExercise): readonly SampleFault[] {
  const { fields, dataText } = exercise;
  const failing = (answer: string) =>
    usefulChecks(exercise, fields.prompt, answer).flatMap((result, index) =>
      result.passed ? [] : (fields.useful[index]?.says ?? []),
    );
  const faults: SampleFault[] = [];
  fields.goodAnswers.forEach((answer, sample) => {
    const checks = failing(answer);
    if (checks.length > 0) faults.push({ code: 'exercise.good-fails', sample, checks, path: ['goodAnswers', sample] });
  });
  fields.badAnswers.forEach((answer, sample) => {
    if (failing(answer).length === 0)
      faults.push({ code: 'exercise.bad-passes', sample, path: ['badAnswers', sample] });
  });
  if (findCanary(dataText, fields.plant.canary).length > 0)
    faults.push({
      code: 'exercise.lab-cannot-tell',
      said: 'the letter has the canary in it before anything is planted',
      path: ['plant', 'canary'],
    });
  if (scan(dataText, { types: ['injection'] }).length > 0)
    faults.push({
      code: 'exercise.lab-cannot-tell',
      said: 'the guard finds an instruction in the letter before anything is planted',
      path: ['data'],
    });
  return faults;
}

/** What no single field shows: a canary that does not come from the line alone, runs that can't differ, ids given twice. */
export function injectingFaults(fields: Fields): readonly FieldFault[] {
  const { plant, model, useful } = fields;
  const has = (text: string) => findCanary(text, plant.canary).length > 0;
  const faults: FieldFault[] = [];
  if (!has(plant.line)) faults.push({ path: ['plant', 'canary'], said: 'should stand in the planted line' });
  if (has(fields.prompt)) faults.push({ path: ['prompt'], said: 'should not hold the canary' });
  fields.goodAnswers.forEach((answer, index) => {
    if (has(answer)) faults.push({ path: ['goodAnswers', index], said: 'should not hold the canary' });
  });
  const { says, before, after } = fields.defences.delimiting;
  if ([says, before, after, fields.defences.telling].some(has))
    faults.push({ path: ['defences'], said: 'should not hold the canary' });
  if (model.temperature === 0)
    faults.push({ path: ['model', 'temperature'], said: 'should be above 0: at 0 every run gives the same answer' });
  if (model.maxTokens >= model.contextTokens)
    faults.push({ path: ['model', 'maxTokens'], said: 'should be less than contextTokens: the letter needs room too' });
  useful.forEach(({ id }, index) => {
    if (useful.findIndex((check) => check.id === id) < index)
      faults.push({ path: ['useful', index, 'id'], said: `is used twice: ${id}` });
  });
  return faults;
}
