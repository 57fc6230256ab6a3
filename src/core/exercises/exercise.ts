/** The closed set of exercise kinds. A new kind is a folder here, a folder in `src/webview`, and a line in each table. */

import type { InjectingExercise } from './injecting/schema.js';
import type { QuizExercise } from './quiz/schema.js';
import type { PromptingExercise } from './prompting/schema.js';
import type { WritingExercise } from './writing/schema.js';

export type Exercise = QuizExercise | PromptingExercise | WritingExercise | InjectingExercise;
export type ExerciseKind = Exercise['kind'];
