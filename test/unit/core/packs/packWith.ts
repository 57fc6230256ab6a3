import type { Exercise } from '../../../../src/core/exercises/exercise.js';
import { manifestSchema } from '../../../../src/core/packs/pack.js';
import type { Pack } from '../../../../src/core/packs/pack.js';

const place = { file: 'lessons/one.md', line: 1, column: 1 };

/** A pack of one lesson with one step, which holds these exercises. */
export function packWith(...exercises: readonly Exercise[]): Pack {
  return {
    manifest: manifestSchema.parse({
      format: 1,
      id: 'test',
      version: '1.0.0',
      title: 'Test',
      publisher: 'Test',
      licence: 'MIT',
      language: 'en',
      reviewBy: '2030-01-01',
      lessons: ['lessons/one.md'],
    }),
    dataFiles: [],
    lessons: [
      {
        id: 'one',
        title: 'One',
        minutes: 5,
        objectives: [],
        principles: [],
        sources: [],
        file: 'lessons/one.md',
        steps: [
          {
            id: 'step',
            title: 'Step',
            contentHash: 's',
            place,
            blocks: [
              { kind: 'prose', markdown: 'Text', place },
              ...exercises.map((exercise) => ({ kind: 'exercise' as const, exercise, place })),
            ],
          },
        ],
      },
    ],
  };
}
