/** `pack.json` → manifest, or every problem in it at its line and column. */

import type { LessonProblem, SourcePlace } from '../problems.js';
import { readYaml } from '../lessons/readYaml.js';
import type { YamlPlaces } from '../lessons/readYaml.js';
import { schemaFaults } from '../lessons/schemaFaults.js';
import type { SchemaFault } from '../lessons/schemaFaults.js';
import type { Json } from '../lessons/contentHash.js';
import { manifestSchema, packFormat } from './pack.js';
import type { PackManifest } from './pack.js';

export const manifestFile = 'pack.json';

export type ManifestResult =
  | { readonly kind: 'manifest'; readonly manifest: PackManifest; readonly places: YamlPlaces }
  | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] };

/** Reads the text of a manifest. Of one in a newer format only that is said. Never throws. */
export function readManifest(written: string): ManifestResult {
  const text = written.replace(/^\uFEFF/, '');
  const whole: SourcePlace = { file: manifestFile, line: 1, column: 1 };
  const notJson = jsonError(text);
  // Every JSON text is YAML, whose reader knows the places.
  const yaml = readYaml({ text, whole, place: (line, column) => ({ file: manifestFile, line, column }) });
  if (yaml.kind === 'problems' && yaml.problems.some((problem) => problem.code === 'pack.too-large')) return yaml;
  if (notJson !== undefined || yaml.kind === 'problems') {
    const found = yaml.kind === 'problems' ? yaml.problems[0] : undefined;
    const said =
      found?.code === 'lesson.not-yaml'
        ? found.said
        : 'a comma, a colon, a quotation mark or a bracket is missing or too many';
    const { line, column } = notJson === undefined || found ? (found ?? whole) : placeOfJsonError(text, notJson);
    return { kind: 'problems', problems: [{ code: 'pack.not-json', said, file: manifestFile, line, column }] };
  }
  const format = formatOf(yaml.value);
  if (format !== undefined && format > packFormat)
    return { kind: 'problems', problems: [{ code: 'pack.newer-format', format, ...yaml.places.value(['format']) }] };
  const parsed = manifestSchema.safeParse(yaml.value);
  if (parsed.success) return { kind: 'manifest', manifest: parsed.data, places: yaml.places };
  const faults = schemaFaults(manifestSchema, yaml.value, parsed.error.issues);
  return { kind: 'problems', problems: faults.map((fault) => problemOf(fault, yaml.places)) };
}

function problemOf(fault: SchemaFault, places: YamlPlaces): LessonProblem {
  const { key } = fault;
  switch (fault.kind) {
    case 'unknown-key':
      return {
        code: 'pack.field',
        key,
        said: `is not known here; these are: ${fault.allowed.join(', ')}`,
        ...places.key(fault.path),
      };
    case 'missing-key':
      return { code: 'pack.field', key, said: 'is missing; add it', ...places.value(fault.path) };
    case 'wrong-value':
      return { code: 'pack.field', key, said: fault.said, ...places.value(fault.path) };
    default:
      return fault satisfies never;
  }
}

/** What the strict reader says against a text; undefined when it is JSON. */
function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** JSON engines tell the position in their message, each in its own way; without one, the start. */
function placeOfJsonError(text: string, message: string): { readonly line: number; readonly column: number } {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return { line: 1, column: 1 };
  const before = text.slice(0, Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function formatOf(value: Json): number | undefined {
  const held = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  return typeof held === 'number' ? held : undefined;
}
