/** A fenced block of a lesson → an exercise, or every problem in it at its place. */

import type { z } from 'zod';
import type { Exercise, ExerciseKind } from '../exercises/exercise.js';
import type { FieldFault, Kind } from '../exercises/kind.js';
import { kinds } from '../exercises/kinds.js';
import { pathFault } from '../packs/paths.js';
import type { LessonProblem, SourcePlace } from '../problems.js';
import { contentHash } from './contentHash.js';
import type { Json } from './contentHash.js';
import { readFields } from './readFields.js';
import type { YamlPlaces, YamlText } from './readYaml.js';

export type ExerciseResult =
  | {
      readonly kind: 'exercise';
      readonly exercise: Exercise;
      readonly places: ReadonlyMap<string, SourcePlace>;
      /** The pack's file that the exercise names, and where. */
      readonly data?: { readonly path: string; readonly place: SourcePlace };
    }
  | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] };

/**
 * Reads the YAML of a block. `dataTexts` holds the texts of the pack's data files by path. The exercise's hash is
 * over what was written, not over what defaults add, so that a new version of the product changes no exercise.
 */
export function readExercise(
  name: ExerciseKind,
  source: YamlText,
  dataTexts: ReadonlyMap<string, string>,
): ExerciseResult {
  // The table pairs each kind with its own fields; here only that they belong together matters.
  const kind = kinds[name] as unknown as Kind<Exercise>;
  const read = readFields(kind.schema as z.ZodType<Exercise['fields']>, source, name);
  if (read.kind === 'problems') return read;
  const { fields, written, places } = read;
  const problems = kind.faults(fields).map((fault) => wrongValue(fault, places));
  const path = kind.dataFile(fields);
  const place = places.value(['data']);
  const text = path === undefined ? undefined : dataTexts.get(path);
  if (path !== undefined && text === undefined) problems.push(missingData(path, place));
  if (problems.length > 0) return { kind: 'problems', problems };
  return {
    kind: 'exercise',
    exercise: kind.build(fields, hashOf(name, written, text), text),
    places: places.all(),
    ...(path === undefined ? {} : { data: { path, place } }),
  };
}

function hashOf(kind: string, written: Json, dataText: string | undefined): string {
  return contentHash({ kind, written, data: dataText ?? null });
}

function wrongValue({ path, said }: FieldFault, places: YamlPlaces): LessonProblem {
  const key = String(path.findLast((part) => typeof part === 'string') ?? '');
  return { code: 'lesson.wrong-value', key, said, ...places.value(path) };
}

function missingData(path: string, place: SourcePlace): LessonProblem {
  const allowed = pathFault(path) === undefined && /^data\/.+\.(?:txt|md|csv|json)$/i.test(path);
  return { code: allowed ? 'pack.missing-file' : 'pack.path-not-allowed', path, ...place };
}
