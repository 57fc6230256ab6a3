/** What every kind of exercise is given by the page. */

import type { ExerciseView, FromLessonPage } from '../../core/protocol.js';
import type { ActionTable } from '../exerciseActions.js';
import type { Streams } from '../streams.js';

export interface LessonTools {
  readonly post: (message: FromLessonPage) => void;
  readonly actions: ActionTable;
  readonly streams: Streams;
  /** The exercise shall be drawn afresh, with the draft that the extension sends next. */
  readonly restart: (exerciseId: string) => void;
  /** Tells a screen reader something, when it is free. */
  readonly say: (sentence: string) => void;
}

export interface ExerciseProps<View extends ExerciseView> {
  readonly exercise: View;
  readonly tools: LessonTools;
}

/** The name of a run's stream. */
export const streamId = (exerciseId: string, run: number): string => `${exerciseId}-${run}`;
