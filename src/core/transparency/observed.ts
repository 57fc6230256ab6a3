/** What each kind of exercise tells a transparency record, from its last result. A new kind says so here in one line. */

import * as z from 'zod';
import { conditions } from '../exercises/injecting/conditions.js';
import { countLab } from '../exercises/injecting/mark.js';
import type { InjectingExercise } from '../exercises/injecting/schema.js';
import { markPrompting } from '../exercises/prompting/mark.js';
import type { PromptingExercise } from '../exercises/prompting/schema.js';
import type { Exercise, ExerciseKind } from '../exercises/exercise.js';
import type { HumanDecision, Measure, Observation } from './facts.js';

export interface Observed {
  readonly task: string;
  readonly measures: readonly Measure[];
  readonly observations: readonly Observation[];
  readonly decisions: readonly HumanDecision[];
}

type Observe<Of extends Exercise> = (exercise: Of, last: unknown) => Observed;

const only = (task: string): Observed => ({ task, measures: [], observations: [], decisions: [] });

const observers: { readonly [Name in ExerciseKind]: Observe<Extract<Exercise, { kind: Name }>> } = {
  quiz: ({ fields }) => only(fields.question),
  prompting: observePrompting,
  writing: ({ fields }) => only(fields.task),
  injecting: observeInjecting,
};

/** `last` is what progress keeps of the last attempt at this very form of the exercise; undefined when there was none. */
export function observedIn(exercise: Exercise, last: unknown): Observed {
  // The table pairs each kind with its own exercises; a lookup by a union cannot show that.
  const observe = observers[exercise.kind] as Observe<Exercise>;
  return observe(exercise, last);
}

const lastSchema = z.object({ prompt: z.string(), answers: z.array(z.object({ text: z.string() })) });

function observePrompting(exercise: PromptingExercise, last: unknown): Observed {
  const { task } = exercise.fields;
  const kept = lastSchema.safeParse(last).data;
  if (!kept || kept.answers.length === 0) return only(task);
  const { checks } = markPrompting(exercise, { prompt: kept.prompt, answers: kept.answers.map(({ text }) => text) });
  const failed = checks.filter(({ passedRuns, runs }) => passedRuns < runs);
  return {
    task,
    measures: checks.map(({ says, passedRuns, runs }) => ({ says, held: passedRuns, of: runs })),
    observations: failed.map(({ says, passedRuns, runs }) => ({
      kind: 'check-failed',
      says,
      failed: runs - passedRuns,
      of: runs,
    })),
    decisions: [],
  };
}

/** A lab measures, and marks nothing: how often the model obeyed and was of use, in each condition that was run. */
function observeInjecting(exercise: InjectingExercise, last: unknown): Observed {
  const { task } = exercise.fields;
  const kept = lastSchema.safeParse(last).data;
  if (!kept || kept.answers.length === 0) return only(task);
  const counts = countLab(
    exercise,
    kept.prompt,
    kept.answers.map(({ text }) => text),
  );
  return {
    ...only(task),
    observations: conditions.flatMap((condition): readonly Observation[] => {
      const { runs, obeyed, useful } = counts[condition];
      return runs === 0 ? [] : [{ kind: 'injection', condition, obeyed, useful, of: runs }];
    }),
  };
}
