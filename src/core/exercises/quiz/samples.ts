/** A quiz's own samples, marked. */

import { hintsThatGiveAway } from '../sampleMarks.js';
import type { SampleFault } from '../kind.js';
import { markQuiz } from './mark.js';
import type { QuizAnswer } from './mark.js';
import type { QuizExercise } from './schema.js';

type Sample = string | readonly string[];

/**
 * Good answers must pass and bad ones must fail. A question with options needs none written down: that exactly
 * its right options pass follows from the options themselves.
 */
export function quizSamples(exercise: QuizExercise): readonly SampleFault[] {
  const { fields } = exercise;
  const good = fields.goodAnswers ?? [];
  const bad = fields.badAnswers ?? [];
  const faults: SampleFault[] = [];
  if (fields.kind === 'text') {
    if (good.length === 0) faults.push({ code: 'exercise.no-samples', which: 'goodAnswers', path: [] });
    if (bad.length === 0) faults.push({ code: 'exercise.no-samples', which: 'badAnswers', path: [] });
  }
  good.forEach((sample, index) => {
    if (!passes(exercise, sample))
      faults.push({
        code: 'exercise.good-fails',
        sample: index,
        checks: [],
        path: ['goodAnswers', index],
      });
  });
  bad.forEach((sample, index) => {
    if (passes(exercise, sample))
      faults.push({ code: 'exercise.bad-passes', sample: index, path: ['badAnswers', index] });
  });
  const right = (fields.options ?? []).filter((option) => option.correct).map((option) => option.text);
  return [...faults, ...hintsThatGiveAway(fields.hints, [...right, ...(fields.accept ?? [])], [fields.question])];
}

function passes(exercise: QuizExercise, sample: Sample): boolean {
  return asAnswers(exercise, sample).every((answer) => markQuiz(exercise, answer).passed);
}

/** For a question with options a sample is the texts of those chosen; for a text, each text is an answer. */
function asAnswers({ fields }: QuizExercise, sample: Sample): readonly QuizAnswer[] {
  const texts = typeof sample === 'string' ? [sample] : sample;
  if (fields.kind === 'text') return texts.map((text) => ({ chosen: [], text }));
  const options = fields.options ?? [];
  return [{ chosen: texts.map((text) => options.findIndex((option) => option.text === text)), text: '' }];
}
