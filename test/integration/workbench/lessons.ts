/** The built-in pack as the product reads it, so that a test takes titles, right answers and good prompts from there. */

import { join } from 'node:path';
import type { Exercise } from '../../../src/core/exercises/exercise.js';
import type { PromptingExercise } from '../../../src/core/exercises/prompting/schema.js';
import type { QuizExercise } from '../../../src/core/exercises/quiz/schema.js';
import type { Lesson, Step } from '../../../src/core/lessons/lesson.js';
import type { Pack } from '../../../src/core/packs/pack.js';
import { readPack } from '../../../src/core/packs/readPack.js';
import { folderFiles } from '../../../src/storage/packFolder.js';
import { paths } from './scripts.js';

export interface ExercisePlace<Kind extends Exercise> {
  readonly lesson: Lesson;
  readonly step: Step;
  /** Index of the step in its lesson. */
  readonly at: number;
  readonly exercise: Kind;
}

export async function foundations(): Promise<Pack> {
  const read = await readPack(folderFiles(join(paths.root, 'lessons', 'foundations')));
  if (read.kind !== 'pack') throw new Error(`Foundations cannot be read: ${JSON.stringify(read.problems)}`);
  return read.pack;
}

/** Every exercise of some lessons with its place, in the order in which a learner meets them. */
export function exercisesIn(lessons: readonly Lesson[]): readonly ExercisePlace<Exercise>[] {
  return lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step, at) =>
      step.blocks.flatMap((block) =>
        block.kind === 'exercise' ? [{ lesson, step, at, exercise: block.exercise }] : [],
      ),
    ),
  );
}

export function firstQuiz(lessons: readonly Lesson[]): ExercisePlace<QuizExercise> {
  for (const place of exercisesIn(lessons))
    if (place.exercise.kind === 'quiz' && place.exercise.fields.kind === 'one')
      return { ...place, exercise: place.exercise };
  throw new Error('There is no quiz with one right option.');
}

/** The prompting exercise that asks for the fewest runs: what is tested here is the way to the mark, not the model. */
export function lightestPrompting(lessons: readonly Lesson[]): ExercisePlace<PromptingExercise> {
  const found = exercisesIn(lessons).flatMap((place) =>
    place.exercise.kind === 'prompting' ? [{ ...place, exercise: place.exercise }] : [],
  );
  found.sort((one, other) => costOf(one.exercise) - costOf(other.exercise));
  if (!found[0]) throw new Error('There is no prompting exercise.');
  return found[0];
}

function costOf({ fields }: PromptingExercise): number {
  return fields.runs * fields.model.maxTokens;
}

/** Index of the right option, and of a wrong one. */
export function optionsOf({ fields }: QuizExercise): { readonly right: number; readonly wrong: number } {
  const options = fields.options ?? [];
  return { right: options.findIndex(({ correct }) => correct), wrong: options.findIndex(({ correct }) => !correct) };
}
