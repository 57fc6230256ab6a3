/** What is wrong with a value that a schema refused, in a trainer's words and with the path of each fault. */

import type { z } from 'zod';
import type { Json } from './contentHash.js';
import type { YamlPath } from './readYaml.js';

export type SchemaFault =
  | { readonly kind: 'unknown-key'; readonly path: YamlPath; readonly key: string; readonly allowed: readonly string[] }
  | { readonly kind: 'missing-key'; readonly path: YamlPath; readonly key: string }
  /** `said` completes “This …”: `should be a number`. */
  | { readonly kind: 'wrong-value'; readonly path: YamlPath; readonly key: string; readonly said: string };

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/**
 * All faults, the unknown key before what is missing because of it. `path` leads to the pair or the value;
 * for a missing key to what should hold it. Of a choice of shapes, the one that the value comes closest to is told of.
 */
export function schemaFaults(schema: Schema, value: Json, issues: readonly Issue[]): readonly SchemaFault[] {
  return issues.flatMap((issue) => faultsOf(schema, value, issue, []));
}

function faultsOf(schema: Schema, value: Json, issue: Issue, base: YamlPath): readonly SchemaFault[] {
  const within = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const path = [...base, ...within];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = keysOf(schemaAt(schema, within));
      return issue.keys.map((key) => ({ kind: 'unknown-key', path: [...path, key], key, allowed }));
    }
    case 'invalid_union':
      return unionFaults(schemaAt(schema, within), valueAt(value, within), issue.errors, path);
    default: {
      const key = String(path.findLast((part) => typeof part === 'string') ?? '');
      const missing = isMissing(valueAt(value, within)) || (issue.code === 'custom' && issue.message === 'missing');
      if (missing && typeof path.at(-1) === 'string') return [{ kind: 'missing-key', path: path.slice(0, -1), key }];
      return [{ kind: 'wrong-value', path, key, said: sayIssue(issue, valueAt(value, within)) }];
    }
  }
}

/** A choice of shapes, none of which fits. */
function unionFaults(
  schema: Schema | undefined,
  value: Json | undefined,
  errors: readonly (readonly Issue[])[],
  path: YamlPath,
): readonly SchemaFault[] {
  const options = optionsOf(schema);
  const key = String(path.findLast((part) => typeof part === 'string') ?? '');
  if (isObject(value)) {
    const known = [...new Set(options.flatMap(keysOf))];
    const written = Object.keys(value);
    const unknown = written.filter((name) => known.length > 0 && !known.includes(name));
    if (unknown.length > 0)
      return unknown.map((name) => ({ kind: 'unknown-key', path: [...path, name], key: name, allowed: known }));
    if (known.length > 0 && written.length === 0)
      return [{ kind: 'wrong-value', path, key, said: `needs one of: ${known.join(', ')}` }];
    const fitting = options.findIndex((option) => written.every((name) => keysOf(option).includes(name)));
    if (fitting === -1)
      return [{ kind: 'wrong-value', path, key, said: `can hold only one of its keys: ${written.join(', ')}` }];
    const option = options[fitting];
    return option ? (errors[fitting] ?? []).flatMap((issue) => faultsOf(option, value, issue, path)) : [];
  }
  // The shape that was got furthest into: a list whose third item is wrong, rather than “not a text”.
  const deep = errors.findIndex((branch) => branch.some((issue) => issue.path.length > 0));
  const option = options[deep];
  if (option && value !== undefined)
    return (errors[deep] ?? []).flatMap((issue) => faultsOf(option, value, issue, path));
  const said = new Set(errors.flat().map((issue) => sayIssue(issue, value).replace(/^should be /, '')));
  return [{ kind: 'wrong-value', path, key, said: `should be ${[...said].join(' or ')}` }];
}

/** The end of a sentence that begins with the name of the key. */
function sayIssue(issue: Issue, value: Json | undefined): string {
  switch (issue.code) {
    case 'invalid_type':
      return sayType(issue.expected, value);
    case 'invalid_value':
      return `should be ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return saySize(issue.origin, Number(issue.minimum), 'at least');
    case 'too_big':
      return saySize(issue.origin, Number(issue.maximum), 'at most');
    case 'not_multiple_of':
      return `should be a multiple of ${issue.divisor}`;
    default:
      return `is not right: ${issue.message}`;
  }
}

function sayType(expected: string, value: Json | undefined): string {
  switch (expected) {
    case 'string':
      return isObject(value) && Object.keys(value).length === 1
        ? 'should be text: put it in quotation marks, because of its colon'
        : typeof value === 'object'
          ? 'should be text'
          : 'should be text: put it in quotation marks';
    case 'int':
      return 'should be a whole number';
    case 'number':
      return 'should be a number';
    case 'boolean':
      return 'should be true or false';
    case 'array':
      return 'should be a list';
    case 'object':
    case 'record':
      return 'should hold keys with values';
    default:
      return `should be ${expected}`;
  }
}

function saySize(origin: string, size: number, bound: 'at least' | 'at most'): string {
  switch (origin) {
    case 'string':
      return size === 1 ? 'should not be empty' : `should have ${bound} ${size} characters`;
    case 'array':
    case 'set':
      return `should have ${bound} ${size} ${size === 1 ? 'entry' : 'entries'}`;
    default:
      return `should be ${bound} ${size}`;
  }
}

// Reading a schema: only what is needed to name the keys that may stand at a place.

function unwrapped(schema: Schema): Schema {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return unwrapped(def.innerType);
    default:
      return schema;
  }
}

function keysOf(schema: Schema | undefined): readonly string[] {
  if (!schema) return [];
  const { def } = (unwrapped(schema) as z.core.$ZodTypes)._zod;
  return def.type === 'object' ? Object.keys(def.shape) : [];
}

function optionsOf(schema: Schema | undefined): readonly Schema[] {
  if (!schema) return [];
  const { def } = (unwrapped(schema) as z.core.$ZodTypes)._zod;
  return def.type === 'union' ? def.options : [];
}

function schemaAt(schema: Schema, path: YamlPath): Schema | undefined {
  let at: Schema | undefined = schema;
  for (const part of path) {
    if (!at) return undefined;
    const { def }: z.core.$ZodTypes['_zod'] = (unwrapped(at) as z.core.$ZodTypes)._zod;
    if (def.type === 'object') at = def.shape[String(part)];
    else if (def.type === 'array') at = def.element;
    else if (def.type === 'record') at = def.valueType;
    else return undefined;
  }
  return at && unwrapped(at);
}

function valueAt(value: Json | undefined, path: YamlPath): Json | undefined {
  let at = value;
  for (const part of path) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as { readonly [key: string]: Json })[String(part)];
  }
  return at;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A key with nothing after its colon is `null` in YAML: it is missing as much as one that is not written.
function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null;
}
