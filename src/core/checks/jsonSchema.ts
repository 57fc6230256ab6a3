/**
 * A small, closed subset of JSON Schema: `type`, `properties`, `required`, `additionalProperties` (true or false), `enum`, `const`,
 * `items` (one schema), `minItems`, `maxItems`; `title`, `description`, `examples`, `default`, `$schema` are read over.
 * Enough for an answer with named fields; nothing that can run long or reach outside.
 */

export type JsonPath = readonly (string | number)[];
export interface ShapeError {
  readonly path: JsonPath;
  /** What is wrong, to follow the name of the place: `is missing`, `should be a number`. */
  readonly said: string;
}
type Schema = { readonly [key: string]: unknown };

const typeNames: { readonly [type: string]: string } = {
  object: 'an object in braces',
  array: 'a list in square brackets',
  string: 'a text in quotes',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};
const known = new Set(
  'type properties required additionalProperties enum const items minItems maxItems title description examples default $schema'.split(
    ' ',
  ),
);

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** What a trainer must mend in a schema before it can be used; empty when it lies in the subset. */
export function schemaErrors(schema: unknown, path: JsonPath = []): ShapeError[] {
  if (!isObject(schema)) return [{ path, said: 'should be an object in braces' }];
  const errors: ShapeError[] = [];
  const wrong = (key: string, said: string) => errors.push({ path: [...path, key], said });
  for (const key of Object.keys(schema)) if (!known.has(key)) wrong(key, 'is not a keyword that a schema here may use');
  const { type, properties, required, additionalProperties, items, minItems, maxItems } = schema;
  const types = Array.isArray(type) ? type : [type];
  if (type !== undefined && !types.every((name) => typeof name === 'string' && Object.hasOwn(typeNames, name)))
    wrong('type', `should be one of ${Object.keys(typeNames).join(', ')}`);
  if (required !== undefined && !isStrings(required)) wrong('required', 'should be a list of names');
  if (schema['enum'] !== undefined && !Array.isArray(schema['enum'])) wrong('enum', 'should be a list');
  if (additionalProperties !== undefined && typeof additionalProperties !== 'boolean')
    wrong('additionalProperties', 'should be true or false');
  if (minItems !== undefined && !isCount(minItems)) wrong('minItems', 'should be a whole number');
  if (maxItems !== undefined && !isCount(maxItems)) wrong('maxItems', 'should be a whole number');
  if (items !== undefined) errors.push(...schemaErrors(items, [...path, 'items']));
  if (properties !== undefined && !isObject(properties)) wrong('properties', 'should be an object in braces');
  else
    for (const [name, inner] of Object.entries(properties ?? {}))
      errors.push(...schemaErrors(inner, [...path, 'properties', name]));
  return errors;
}

/** The first way in which a value does not have the shape, outermost first; undefined when it has. Compares by value, not by order of keys. */
export function shapeError(value: unknown, schema: Schema, path: JsonPath = []): ShapeError | undefined {
  const types = [schema['type'] ?? []].flat().map(String);
  if (types.length > 0 && !types.some((type) => hasType(value, type)))
    return { path, said: `should be ${types.map((type) => typeNames[type] ?? type).join(' or ')}` };
  if ('const' in schema && !equal(value, schema['const']))
    return { path, said: `should be ${JSON.stringify(schema['const'])}` };
  const choices = schema['enum'];
  if (Array.isArray(choices) && !choices.some((choice) => equal(value, choice)))
    return { path, said: `should be one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}` };
  if (isObject(value)) return objectError(value, schema, path);
  if (Array.isArray(value)) return arrayError(value, schema, path);
  return undefined;
}

function objectError(value: Schema, schema: Schema, path: JsonPath): ShapeError | undefined {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const name of isStrings(schema['required']) ? schema['required'] : [])
    if (!Object.hasOwn(value, name)) return { path: [...path, name], said: 'is missing' };
  for (const [name, inner] of Object.entries(value)) {
    const innerSchema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (isObject(innerSchema)) {
      const error = shapeError(inner, innerSchema, [...path, name]);
      if (error) return error;
    } else if (schema['additionalProperties'] === false) return { path: [...path, name], said: 'was not asked for' };
  }
  return undefined;
}

function arrayError(value: readonly unknown[], schema: Schema, path: JsonPath): ShapeError | undefined {
  const { minItems, maxItems, items } = schema;
  if (typeof minItems === 'number' && value.length < minItems)
    return { path, said: `should have at least ${minItems} entries, and has ${value.length}` };
  if (typeof maxItems === 'number' && value.length > maxItems)
    return { path, said: `should have at most ${maxItems} entries, and has ${value.length}` };
  if (!isObject(items)) return undefined;
  for (const [index, inner] of value.entries()) {
    const error = shapeError(inner, items, [...path, index]);
    if (error) return error;
  }
  return undefined;
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function equal(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, index) => equal(entry, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && equal(one[name], other[name]))
  );
}
