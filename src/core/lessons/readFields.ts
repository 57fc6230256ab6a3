/** YAML and a schema → typed fields, or each fault as a lesson's problem at its line and column. */

import type { z } from 'zod';
import type { LessonProblem } from '../problems.js';
import type { Json } from './contentHash.js';
import { readYaml } from './readYaml.js';
import type { YamlPlaces, YamlText } from './readYaml.js';
import { schemaFaults } from './schemaFaults.js';
import type { SchemaFault } from './schemaFaults.js';

export type FieldsResult<Fields> =
  | { readonly kind: 'fields'; readonly fields: Fields; readonly written: Json; readonly places: YamlPlaces }
  | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] };

/** Reads YAML by a schema; `name` is what the whole is called in a problem. Never throws. */
export function readFields<Fields>(schema: z.ZodType<Fields>, source: YamlText, name: string): FieldsResult<Fields> {
  const yaml = readYaml(source);
  if (yaml.kind === 'problems') return yaml;
  // An empty block lacks every key; it is not a wrong kind of value.
  const written: Json = yaml.value ?? {};
  const parsed = schema.safeParse(written);
  if (parsed.success) return { kind: 'fields', fields: parsed.data, written, places: yaml.places };
  const faults = schemaFaults(schema, written, parsed.error.issues);
  return { kind: 'problems', problems: faults.map((fault) => problemOf(fault, yaml.places, name)) };
}

function problemOf(fault: SchemaFault, places: YamlPlaces, name: string): LessonProblem {
  switch (fault.kind) {
    case 'unknown-key':
      return { code: 'lesson.unknown-key', key: fault.key, allowed: fault.allowed, ...places.key(fault.path) };
    case 'missing-key':
      return { code: 'lesson.missing-key', key: fault.key, ...places.value(fault.path) };
    case 'wrong-value':
      return { code: 'lesson.wrong-value', key: fault.key || name, said: fault.said, ...places.value(fault.path) };
    default:
      return fault satisfies never;
  }
}
