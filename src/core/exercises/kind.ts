import type { z } from 'zod';
import type { YamlPath } from '../lessons/readYaml.js';
import type { ExerciseProgress } from '../lessons/progress.js';
import type { EngineView, ProblemView } from '../views.js';
import type { ExerciseView } from '../protocol.js';
import type { Translate } from '../words.js';
import type { Exercise } from './exercise.js';
import type { ExerciseMoment } from './moment.js';

/** A fault that no field shows by itself: `said` completes “{key} …”. */
export interface FieldFault {
  readonly path: YamlPath;
  readonly said: string;
}

/** What running an exercise's own samples brought to light; the place is found by the path. */
export type SampleFault = { readonly path: YamlPath } & (
  | { readonly code: 'exercise.good-fails'; readonly sample: number; readonly checks: readonly string[] }
  | { readonly code: 'exercise.bad-passes'; readonly sample: number }
  | { readonly code: 'exercise.no-samples'; readonly which: string }
  | { readonly code: 'exercise.hint-gives-away'; readonly hint: number }
  /** `said` completes “This lab can't tell …: {said}”. */
  | { readonly code: 'exercise.lab-cannot-tell'; readonly said: string }
);

/** What a page needs besides the exercise itself. */
export interface ViewSurroundings {
  readonly progress: ExerciseProgress | undefined;
  readonly moment: ExerciseMoment | undefined;
  readonly engine: EngineView | undefined;
  /** Why no model can answer, or what went wrong just now. */
  readonly problem: ProblemView | undefined;
  readonly t: Translate;
}

/** All that the product must know of a kind of exercise. One line in `kinds.ts` for each. */
export interface Kind<Of extends Exercise> {
  /** The YAML of its block. */
  readonly schema: z.ZodType<Of['fields']>;
  faults(fields: Of['fields']): readonly FieldFault[];
  /** The pack's file that it shows and sends, if any. */
  dataFile(fields: Of['fields']): string | undefined;
  build(fields: Of['fields'], contentHash: string, dataText: string | undefined): Of;
  /** Marks its good and bad samples, with no model, and reads its hints. */
  samples(exercise: Of): readonly SampleFault[];
  view(exercise: Of, surroundings: ViewSurroundings): Extract<ExerciseView, { kind: Of['kind'] }>;
  /** For reading in an ordinary editor: all but the answers. */
  asText(exercise: Of, t: Translate): string;
}
