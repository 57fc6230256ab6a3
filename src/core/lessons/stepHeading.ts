import { idSchema } from '../exercises/ids.js';
import type { LessonProblem, SourcePlace } from '../problems.js';

/**
 * Takes `Say who will read it {#reader}` apart. With a problem there is still a title, and an id that no heading has,
 * so that the rest of the lesson can be read.
 */
export function stepHeading(
  text: string,
  place: SourcePlace,
): { readonly title: string; readonly id: string; readonly problem?: LessonProblem } {
  const [, title = text, id] = /^(.*?)\s*\{#([^{}]*)\}\s*$/s.exec(text) ?? [];
  const stand = `line ${place.line}`;
  if (id === undefined || title.trim() === '')
    return { title, id: stand, problem: { code: 'lesson.step-without-id', title, ...place } };
  if (!idSchema.safeParse(id).success)
    return {
      title,
      id: stand,
      problem: {
        code: 'lesson.wrong-value',
        key: `{#${id}}`,
        said: 'should have lower-case letters, digits and hyphens, and start with a letter',
        ...place,
      },
    };
  return { title, id };
}
