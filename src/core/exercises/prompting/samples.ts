/** A prompting exercise's own samples, marked without a model. */

import type { FieldFault, SampleFault } from '../kind.js';
import { ruleFaults, testedWords } from '../ruleFaults.js';
import { hintsThatGiveAway } from '../sampleMarks.js';
import { checkAnswer } from './mark.js';
import type { PromptingExercise } from './schema.js';

type Fields = PromptingExercise['fields'];

/**
 * Each good answer must pass every check, with each good prompt; each bad answer must fail one, whatever the prompt.
 * That the prompts themselves lead to such answers is proved on a model, not here.
 */
export function promptingSamples(exercise: PromptingExercise): readonly SampleFault[] {
  const { fields } = exercise;
  const failing = (prompt: string, answer: string) =>
    checkAnswer(exercise, prompt, answer).flatMap((result, index) =>
      result.passed ? [] : (fields.checks[index]?.says ?? []),
    );
  const prompt = fields.goodPrompts[0] ?? '';
  const answer = fields.goodAnswers[0] ?? '';
  const faults: SampleFault[] = [];
  fields.goodAnswers.forEach((sample, index) => {
    const checks = failing(prompt, sample);
    if (checks.length > 0)
      faults.push({ code: 'exercise.good-fails', sample: index, checks, path: ['goodAnswers', index] });
  });
  // With an answer that is good as such, only rules about the prompt can fail.
  if (faults.length === 0)
    fields.goodPrompts.forEach((sample, index) => {
      const checks = failing(sample, answer);
      if (checks.length > 0)
        faults.push({ code: 'exercise.good-fails', sample: index, checks, path: ['goodPrompts', index] });
    });
  fields.badAnswers.forEach((sample, index) => {
    if (fields.goodPrompts.some((good) => failing(good, sample).length === 0))
      faults.push({ code: 'exercise.bad-passes', sample: index, path: ['badAnswers', index] });
  });
  const given = [fields.task, fields.starter ?? '', ...fields.checks.map((check) => check.says)];
  return [
    ...faults,
    ...hintsThatGiveAway(
      fields.hints,
      [...fields.checks.flatMap(({ rule }) => testedWords(rule)), ...fields.goodPrompts],
      given,
    ),
  ];
}

/** What no single field shows: numbers that contradict each other, ids given twice, rules that need data. */
export function promptingFaults(fields: Fields): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (fields.pass > fields.runs) faults.push({ path: ['pass'], said: `should not be more than runs (${fields.runs})` });
  fields.checks.forEach(({ id, rule }, index) => {
    if (fields.checks.findIndex((check) => check.id === id) < index)
      faults.push({ path: ['checks', index, 'id'], said: `is used twice: ${id}` });
    faults.push(...ruleFaults(rule, ['checks', index, 'rule'], fields.data !== undefined));
  });
  if (fields.model.maxTokens >= fields.model.contextTokens)
    faults.push({ path: ['model', 'maxTokens'], said: 'should be less than contextTokens: the prompt needs room too' });
  return faults;
}
