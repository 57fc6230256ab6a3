import type { Mark } from '../checks/mark.js';
import type { Problem } from '../problems.js';
import type { AnswerView, Phase } from '../views.js';

/** What is true of an exercise only now, and is not kept: a run under way, answers that were not marked, a problem. */
export interface ExerciseMoment {
  readonly answers: readonly AnswerView[];
  readonly running?: { readonly run: number; readonly phase: Phase };
  readonly problem?: Problem;
}

/** The last result of a prompting exercise, as kept in `last` of its progress: shown again without a run. */
export interface PromptingResult {
  readonly prompt: string;
  readonly mark: Mark;
  readonly answers: readonly AnswerView[];
}

/** The moment with a piece more of the answer that is being written. */
export function withMoreText(moment: ExerciseMoment, run: number, text: string): ExerciseMoment {
  return {
    ...moment,
    answers: moment.answers.map((answer, index) => (index === run ? { ...answer, text: answer.text + text } : answer)),
  };
}
