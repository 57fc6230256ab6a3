/** The closed set of exercise kinds. A new kind is a folder here, a folder in `src/webview`, and a line in each table. */

import type { QuizExercise } from './quiz/schema.js';
import type { PromptingExercise } from './prompting/schema.js';

export type Exercise = QuizExercise | PromptingExercise;
export type ExerciseKind = Exercise['kind'];
