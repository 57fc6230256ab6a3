/** A prompting exercise as a page shows it. */

import * as z from 'zod';
import type { CheckMark, Mark } from '../../checks/mark.js';
import { answerView } from '../../views.js';
import type { CheckView, MarkView } from '../../views.js';
import type { PromptingView } from './viewSchema.js';
import { sayPrinciple } from '../../sentences/principles.js';
import { saySeen, sayVerdict } from '../../sentences/reasons.js';
import type { Translate } from '../../words.js';
import { baseView } from '../baseView.js';
import { dataSourceName } from '../dataSourceName.js';
import type { ViewSurroundings } from '../kind.js';
import { markPrompting } from './mark.js';
import type { PromptingExercise } from './schema.js';

/** What is needed of the last result. The mark follows from it: marking is pure and needs no model. */
const lastSchema = z.object({ prompt: z.string(), answers: z.array(answerView) });

export function promptingView(exercise: PromptingExercise, surroundings: ViewSurroundings): PromptingView {
  const { t, progress, moment, engine, problem } = surroundings;
  const { fields } = exercise;
  const base = baseView(exercise, surroundings);
  const kept = base.changed ? undefined : lastSchema.safeParse(progress?.last).data;
  // What is under way, or ended without a mark, takes the place of the last result; a mere refusal does not.
  const now = moment && (moment.running || moment.answers.length > 0) ? moment : undefined;
  const last = now ? undefined : kept;
  const answers = now?.answers ?? last?.answers ?? [];
  const mark = last && markPrompting(exercise, { prompt: last.prompt, answers: last.answers.map(({ text }) => text) });
  const principle = fields.principle === undefined ? undefined : sayPrinciple(fields.principle, t);
  return {
    kind: 'prompting',
    ...base,
    ...(principle === undefined ? {} : { principle }),
    task: fields.task,
    ...(exercise.dataText === undefined ? {} : { data: dataView(exercise, exercise.dataText, t) }),
    ...(fields.system === undefined ? {} : { system: fields.system }),
    draft: typeof progress?.draft === 'string' ? progress.draft : (fields.starter ?? ''),
    runs: fields.runs,
    neededRuns: Math.min(fields.pass, fields.runs),
    ...(moment?.running ? { running: moment.running } : {}),
    answers: [...answers],
    ...(mark ? { mark: markView(mark, t, sourceName(exercise)) } : {}),
    ...(progress?.answerShown === true && base.attempts > 0
      ? { good: { prompt: fields.goodPrompts[0] ?? '', reveal: fields.reveal ?? '' } }
      : {}),
    ...(engine ? { engine } : {}),
    ...(problem ? { problem } : {}),
  };
}

/** What the data is called in a sentence: `letter`. Undefined when it has no name. */
export function sourceName({ fields }: PromptingExercise): string | undefined {
  return dataSourceName(fields.dataTitle);
}

function dataView(exercise: PromptingExercise, text: string, t: Translate): NonNullable<PromptingView['data']> {
  return { title: exercise.fields.dataTitle ?? t('Text'), name: exercise.fields.data ?? '', text };
}

function markView(mark: Mark, t: Translate, source: string | undefined): MarkView {
  return {
    passed: mark.passed,
    verdict: sayVerdict(mark, t),
    checks: mark.checks.map((check) => checkView(check, t, source)),
  };
}

/** A check is met when it holds in every answer; how many answers must meet all of them is the verdict's business. */
function checkView(check: CheckMark, t: Translate, source: string | undefined): CheckView {
  return {
    id: check.id,
    says: check.says,
    passed: check.runs > 0 && check.passedRuns === check.runs,
    seen: saySeen(check, t, source),
    places: check.results.flatMap((result, run) =>
      !result.passed && result.spans && result.spans.length > 0
        ? [{ run, spans: result.spans.map(({ start, end }) => ({ start, end })) }]
        : [],
    ),
  };
}
