/** The words of a lesson line by line, each with its place. */

import type { SourcePlace } from '../problems.js';
import type { Lesson } from './lesson.js';

export interface LessonLine {
  readonly text: string;
  /** Where it begins. In YAML: where the value begins that it belongs to. */
  readonly place: SourcePlace;
}

/** Title, objectives, titles of sources, headings, prose and every text of the exercises, samples and feedback included, in order. */
export function linesOf(lesson: Lesson): readonly LessonLine[] {
  const { title, objectives, sources, file } = lesson;
  const front = { title, objectives, sources: sources.map((source) => ({ title: source.title })) };
  return [
    ...texts(front, [], lesson.places, { file, line: 1, column: 1 }),
    ...lesson.steps.flatMap((step) => [
      { text: step.title, place: step.place },
      ...step.blocks.flatMap((block) =>
        block.kind === 'exercise'
          ? texts(block.exercise.fields, [], block.places, block.place)
          : block.markdown
              .split('\n')
              .map((text, index) => ({ text, place: { ...block.place, line: block.place.line + index } })),
      ),
    ]),
  ];
}

/** Every text inside a value, at its own place or, where that is not known, at that of the whole. */
function texts(
  value: unknown,
  path: readonly string[],
  places: ReadonlyMap<string, SourcePlace> | undefined,
  whole: SourcePlace,
): readonly LessonLine[] {
  if (typeof value === 'string') return [{ text: value, place: places?.get(path.join('/')) ?? whole }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => texts(held, [...path, key], places, whole));
}
