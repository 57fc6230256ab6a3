/** What the page knows, and how each message changes it. Pure. */

import type { ExerciseView, LessonView, ToLessonPage } from '../../core/protocol.js';

export interface LessonState {
  readonly view: LessonView | undefined;
  /** Raised when exercises shall be drawn afresh, with the drafts of the view: another step, or a lesson started again. */
  readonly opening: number;
  /** Exercises that shall take the extension's next draft, because the learner started them again. */
  readonly restarting: ReadonlySet<string>;
  /** How often each exercise was started again on this page. */
  readonly restarts: { readonly [exerciseId: string]: number };
}

export const nothingYet: LessonState = { view: undefined, opening: 0, restarting: new Set(), restarts: {} };

/** The state after a message; the same state when the message changes nothing that is drawn. */
export function receive(state: LessonState, message: ToLessonPage): LessonState {
  switch (message.kind) {
    case 'lesson': {
      const anew = message.focus === 'heading' || stepOf(message.view) !== stepOf(state.view);
      const next = { ...state, view: message.view, opening: anew ? state.opening + 1 : state.opening };
      return exercisesOf(message.view).reduce(restarted, next);
    }
    case 'exercise':
      return receiveExercise(state, message.exercise);
    case 'words':
    case 'text':
    case 'command':
      return state;
    default:
      return message satisfies never;
  }
}

/** The learner asked to start an exercise again: what the extension sends next replaces what is typed. */
export function startAgain(state: LessonState, exerciseId: string): LessonState {
  return { ...state, restarting: new Set([...state.restarting, exerciseId]) };
}

function receiveExercise(state: LessonState, exercise: ExerciseView): LessonState {
  if (!state.view) return state;
  const blocks = state.view.blocks.map((block) =>
    block.kind === 'exercise' && block.exercise.id === exercise.id ? { ...block, exercise } : block,
  );
  return restarted({ ...state, view: { ...state.view, blocks } }, exercise);
}

function restarted(state: LessonState, { id }: ExerciseView): LessonState {
  if (!state.restarting.has(id)) return state;
  return {
    ...state,
    restarting: new Set([...state.restarting].filter((each) => each !== id)),
    restarts: { ...state.restarts, [id]: (state.restarts[id] ?? 0) + 1 },
  };
}

function stepOf(view: LessonView | undefined): string {
  return view ? `${view.pack.id}/${view.lesson.id}/${view.steps[view.at]?.id ?? ''}` : '';
}

export function exercisesOf(view: LessonView | undefined): ExerciseView[] {
  return (view?.blocks ?? []).flatMap((block) => (block.kind === 'exercise' ? [block.exercise] : []));
}
