/** A quiz as a page shows it. */

import * as z from 'zod';
import type { ExerciseProgress } from '../../lessons/progress.js';
import type { QuizView } from './viewSchema.js';
import { sayPrinciple } from '../../sentences/principles.js';
import { sayNumber } from '../../sentences/words.js';
import type { Translate } from '../../words.js';
import { baseView } from '../baseView.js';
import type { ViewSurroundings } from '../kind.js';
import { markQuiz } from './mark.js';
import type { QuizMark } from './mark.js';
import type { QuizExercise } from './schema.js';

/** What is needed of the last result; what follows from the exercise is worked out anew. */
const lastSchema = z.object({
  passed: z.boolean(),
  empty: z.boolean(),
  options: z.array(z.object({ option: z.number(), chosen: z.boolean() })),
});

export function quizView(exercise: QuizExercise, surroundings: ViewSurroundings): QuizView {
  const { t, progress } = surroundings;
  const { fields } = exercise;
  const base = baseView(exercise, surroundings);
  const mark = base.changed ? undefined : lastMark(exercise, progress?.last);
  const options = fields.options ?? [];
  const principle = fields.principle === undefined ? undefined : sayPrinciple(fields.principle, t);
  return {
    kind: 'quiz',
    ...base,
    ...(principle === undefined ? {} : { principle }),
    question: fields.question,
    answerKind: fields.kind,
    options: options.map((option) => option.text),
    draft: draftOf(progress?.draft, options.length),
    ...(mark ? { result: resultOf(exercise, mark, t) } : {}),
    ...(base.passed || (progress?.answerShown === true && base.attempts > 0)
      ? { answer: { right: rightAnswers(exercise), explain: fields.explain } }
      : {}),
  };
}

/** The mark of the last check, read from what was kept. A result of an older shape is not shown. */
function lastMark(exercise: QuizExercise, last: unknown): QuizMark | undefined {
  const kept = lastSchema.safeParse(last);
  if (!kept.success) return undefined;
  const { options, passed, empty } = kept.data;
  const chosen = options.filter((option) => option.chosen).map(({ option }) => option);
  if (exercise.fields.kind !== 'text') return markQuiz(exercise, { chosen, text: '' });
  const { feedback } = exercise.fields;
  const said = passed || feedback === undefined ? {} : { feedback };
  return { passed, empty, found: 0, of: 0, wrong: 0, options: [], ...said };
}

// A draft may be of an earlier form of the question, with more options.
function draftOf(draft: ExerciseProgress['draft'], options: number): QuizView['draft'] {
  if (typeof draft === 'string') return { chosen: [], text: draft };
  const chosen = Array.isArray(draft) ? draft : [];
  return { chosen: chosen.filter((option) => option >= 0 && option < options), text: '' };
}

function resultOf(exercise: QuizExercise, mark: QuizMark, t: Translate): NonNullable<QuizView['result']> {
  const chosen = mark.options
    .filter((option) => option.chosen)
    .map((option) => ({ option: option.text, right: option.correct, says: option.feedback }));
  const text = mark.feedback === undefined ? [] : [{ option: '', right: false, says: mark.feedback }];
  return { passed: mark.passed, verdict: sayQuizVerdict(exercise, mark, t), feedback: [...chosen, ...text] };
}

/** `Right.`, or what is still to be found, in a sentence that gives no answer away. */
export function sayQuizVerdict(exercise: QuizExercise, mark: QuizMark, t: Translate): string {
  if (mark.passed) return t('Right.');
  if (mark.empty)
    return exercise.fields.kind === 'text'
      ? t('There is no answer yet. Write one.')
      : t('Nothing is chosen yet. Choose an answer.');
  if (exercise.fields.kind !== 'many') return t('Not yet.');
  if (mark.found === mark.of && mark.wrong > 0)
    return t('Not yet. All the right answers are chosen, and some that are not right.');
  if (mark.wrong === 0)
    return t('Not yet. What you chose is right, but something is missing: {found} of {of} found.', {
      found: sayNumber(mark.found, t),
      of: sayNumber(mark.of, t),
    });
  return t('Not yet. {found} of {of} right answers are chosen, and some that are not right.', {
    found: mark.found,
    of: mark.of,
  });
}

function rightAnswers({ fields }: QuizExercise): string[] {
  if (fields.kind === 'text') return (fields.accept ?? []).slice(0, 1);
  return (fields.options ?? []).filter((option) => option.correct).map((option) => option.text);
}
