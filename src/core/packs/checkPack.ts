import { kindOf } from '../exercises/kinds.js';
import type { LessonProblem } from '../problems.js';
import type { Pack } from './pack.js';

/**
 * Runs every exercise's own samples, with no model: good ones must pass, bad ones must fail, hints must not hold
 * what is tested. Each problem stands at its sample or hint, in the order of the lessons.
 */
export function checkPack(pack: Pack): readonly LessonProblem[] {
  return pack.lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) =>
      step.blocks.flatMap((block): readonly LessonProblem[] => {
        if (block.kind !== 'exercise') return [];
        const { exercise } = block;
        return kindOf(exercise)
          .samples(exercise)
          .map(({ path, ...fault }) => ({
            ...fault,
            exercise: exercise.id,
            ...(block.places?.get(path.join('/')) ?? block.place),
          }));
      }),
    ),
  );
}
