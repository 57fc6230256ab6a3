/** A lab as a page shows it. */

import * as z from 'zod';
import { answerView } from '../../views.js';
import type { AnswerView } from '../../views.js';
import type { InjectingView } from './viewSchema.js';
import {
  sayChart,
  sayCondition,
  sayCount,
  sayGuess,
  sayHow,
  sayInterval,
  sayOutcome,
  sayRemoved,
  sayUsefulness,
} from '../../sentences/injecting.js';
import { sayPrinciple } from '../../sentences/principles.js';
import { wilson } from '../../statistics/wilson.js';
import type { Translate } from '../../words.js';
import { baseView } from '../baseView.js';
import type { ViewSurroundings } from '../kind.js';
import { labTotal } from './attempt.js';
import { conditions, type Condition } from './conditions.js';
import { readDraft } from './draft.js';
import { countLab, isComplete, lookAt, type LabCounts } from './mark.js';
import { plantLine } from './plantLine.js';
import { removeLine } from './removeLine.js';
import type { InjectingExercise } from './schema.js';

/** The last result of a lab, as kept in `last` of its progress. The answers are whole ones, from the first on; the rest can follow. */
export const labResultSchema = z.object({
  prompt: z.string(),
  line: z.string(),
  guess: z.number().optional(),
  /** The weights that answered: the rest must come from the same. */
  model: z.string(),
  answers: z.array(answerView),
  runIds: z.array(z.string()),
});
export type LabResult = z.infer<typeof labResultSchema>;

export function injectingView(exercise: InjectingExercise, surroundings: ViewSurroundings): InjectingView {
  const { t, progress, moment, engine, problem } = surroundings;
  const { fields, dataText } = exercise;
  const base = baseView(exercise, surroundings);
  const last = base.changed ? undefined : labResultSchema.safeParse(progress?.last).data;
  const draft = readDraft(exercise, progress?.draft);
  const running = moment?.running;
  const answers = running || (moment && moment.answers.length > 0) ? (moment?.answers ?? []) : (last?.answers ?? []);
  const whole = answers.filter((answer) => answer.state === 'complete').map(({ text }) => text);
  // The draft is kept before a run begins.
  const sent = running ? draft : (last ?? draft);
  const principle = fields.principle === undefined ? undefined : sayPrinciple(fields.principle, t);
  const counts = countLab(exercise, sent.prompt, whole);
  return {
    kind: 'injecting',
    ...base,
    ...(principle === undefined ? {} : { principle }),
    task: fields.task,
    data: { title: fields.dataTitle ?? t('Letter'), name: fields.data, text: dataText },
    plant: { line: fields.plant.line, canary: fields.plant.canary, where: fields.plant.where },
    useful: fields.useful.map(({ says }) => says),
    draft,
    runs: fields.runs,
    ...(running ? { running } : {}),
    answers: [...answers],
    seen: whole.map((answer) => seenView(exercise, sent.prompt, answer)),
    conditions: conditions.map((name) => conditionView(exercise, name, counts, t)),
    ...(last && !running ? { measured: measuredView(exercise, last, t) } : {}),
    ...(engine ? { engine } : {}),
    ...(problem ? { problem } : {}),
  };
}

function seenView(exercise: InjectingExercise, prompt: string, answer: string): InjectingView['seen'][number] {
  const { obeyed, useful, canaryAt, checks } = lookAt(exercise, prompt, answer);
  return {
    obeyed,
    useful,
    spans: canaryAt.map(({ start, end }) => ({ start, end })),
    lacks: exercise.fields.useful.flatMap(({ says }, index) => (checks[index]?.passed === true ? [] : [says])),
  };
}

function conditionView(
  { fields }: InjectingExercise,
  name: Condition,
  counts: LabCounts,
  t: Translate,
): InjectingView['conditions'][number] {
  const { runs, obeyed, useful } = counts[name];
  const share = (count: number) => ({
    share: count / runs,
    ...wilson(count, runs),
    says: sayCount(count, runs, t),
    interval: sayInterval(count, runs, t),
  });
  return {
    name,
    title: sayCondition(name, t),
    how: sayHow(name, t),
    wording: wordingOf(name, fields),
    ...(runs === 0 ? {} : { counted: { obeyed: share(obeyed), useful: share(useful) } }),
  };
}

/** What a defence adds to what is sent, word for word. */
function wordingOf(name: Condition, { defences }: InjectingExercise['fields']): string {
  switch (name) {
    case 'none':
    case 'removing':
      return '';
    case 'delimiting': {
      const { says, before, after } = defences.delimiting;
      return `${says}\n${before}\n…\n${after}`;
    }
    case 'telling':
      return defences.telling;
    default:
      return name satisfies never;
  }
}

function measuredView(
  exercise: InjectingExercise,
  last: LabResult,
  t: Translate,
): NonNullable<InjectingView['measured']> {
  const { fields, dataText } = exercise;
  const counts = countLab(
    exercise,
    last.prompt,
    last.answers.map(({ text }: AnswerView) => text),
  );
  const complete = isComplete(exercise, counts);
  const stopped = t('{done} of {total} answers are there. They are kept: run the rest when you like.', {
    done: last.answers.length,
    total: labTotal(exercise),
  });
  return {
    prompt: last.prompt,
    line: last.line,
    complete,
    verdict: complete ? sayOutcome(counts, t) : stopped,
    chart: sayChart(counts, t),
    notes: complete
      ? [
          ...(last.guess === undefined ? [] : [sayGuess(last.guess, counts.none, t)]),
          sayUsefulness(counts, t),
          t(
            'With {runs} runs in each condition the true share may lie anywhere in its interval. Another model, another letter or another line can turn out otherwise.',
            { runs: fields.runs },
          ),
          t(
            'An answer counts as obeying when “{canary}” is in it. The model may also have quoted the line: open the answers and read.',
            { canary: fields.plant.canary },
          ),
          ...(fields.explain === undefined ? [] : [fields.explain]),
        ]
      : [],
    removed: (counts.removing.runs === 0
      ? []
      : removeLine(plantLine(dataText, last.line, fields.plant.where)).removed
    ).map((removed) => ({
      says: sayRemoved(removed, t),
      text: removed.text,
    })),
  };
}
