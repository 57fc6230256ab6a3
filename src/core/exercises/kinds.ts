/** The table of exercise kinds. A new kind is a folder here and a line in this table; in `src/webview` the same. */

import type { Exercise, ExerciseKind } from './exercise.js';
import type { Kind } from './kind.js';
import { injectingKind } from './injecting/kind.js';
import { promptingKind } from './prompting/kind.js';
import { quizKind } from './quiz/kind.js';
import { writingKind } from './writing/kind.js';

export const kinds: { readonly [Name in ExerciseKind]: Kind<Extract<Exercise, { kind: Name }>> } = {
  quiz: quizKind,
  prompting: promptingKind,
  writing: writingKind,
  injecting: injectingKind,
};

export const kindNames = Object.keys(kinds) as readonly ExerciseKind[];

export function isKind(name: string): name is ExerciseKind {
  return Object.hasOwn(kinds, name);
}

/** The kind of an exercise, typed for any exercise. The table pairs each kind with its own exercises. */
export function kindOf<Of extends Exercise>(exercise: Of): Kind<Of> {
  return kinds[exercise.kind] as unknown as Kind<Of>;
}
