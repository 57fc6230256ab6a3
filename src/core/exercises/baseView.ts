import { isChanged } from '../lessons/progressFolds.js';
import type { QuizView } from './quiz/viewSchema.js';
import type { Exercise } from './exercise.js';
import type { ViewSurroundings } from './kind.js';

type BaseView = Pick<QuizView, 'id' | 'passed' | 'changed' | 'hints' | 'hintsTotal' | 'attempts'>;

/** What every kind of exercise shows. A pass of an exercise that has changed since is no pass of this one. */
export function baseView(exercise: Exercise, { progress }: ViewSurroundings): BaseView {
  const changed = isChanged(progress, exercise);
  const { hints } = exercise.fields;
  return {
    id: exercise.id,
    passed: (progress?.passed ?? false) && !changed,
    changed,
    hints: hints.slice(0, progress?.hintsShown ?? 0),
    hintsTotal: hints.length,
    attempts: progress?.attempts.length ?? 0,
  };
}
