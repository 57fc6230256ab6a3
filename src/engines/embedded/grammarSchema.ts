/**
 * JSON Schema, as far as the binding can make a grammar of it. What it does not know it takes for `null`, and the model
 * could then answer nothing else; so a schema with anything unknown in it gives no grammar at all.
 */

const plainTypes: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'null'];
const formats: readonly unknown[] = ['date', 'time', 'date-time'];

/** Keywords that say nothing about the shape, or only narrow it: the caller checks the answer by the whole schema. */
const passedOver = [
  ...['title', 'description', 'default', 'examples', '$schema', '$id', '$comment', '$defs'],
  ...['pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'uniqueItems'],
];

type Schema = { readonly [key: string]: unknown };

/** The schema in the binding's words, or undefined when it can't be said in them. */
export function grammarSchema(schema: Schema): object | undefined {
  const shape = translate(schema);
  if (!shape || schema['$defs'] === undefined) return shape;
  const definitions = translateAll(schema['$defs']);
  return definitions && { ...shape, $defs: definitions };
}

function translate(schema: unknown): object | undefined {
  if (!isSchema(schema)) return undefined;
  const { type, ...rest } = schema;
  const has = (...keys: readonly string[]) => onlyHas(rest, keys);
  if ('const' in schema) return has('const') ? { const: schema['const'] } : undefined;
  if ('enum' in schema) return has('enum') ? { enum: schema['enum'] } : undefined;
  if ('$ref' in schema)
    return has('$ref') && String(schema['$ref']).startsWith('#/$defs/') ? { $ref: schema['$ref'] } : undefined;
  for (const key of ['oneOf', 'anyOf'])
    if (key in schema) {
      const choices = has(key) && Array.isArray(schema[key]) ? schema[key].map(translate) : [undefined];
      return choices.every((choice) => choice !== undefined) ? { oneOf: choices } : undefined;
    }
  if (type === 'object') return has('properties', 'required', 'additionalProperties') ? objectOf(schema) : undefined;
  if (type === 'array') return has('items', 'minItems', 'maxItems') ? arrayOf(schema) : undefined;
  if (type === 'string') {
    if (!has('format', 'minLength', 'maxLength')) return undefined;
    if (formats.includes(schema['format'])) return { type, format: schema['format'] };
    return { type, ...pick(schema, ['minLength', 'maxLength']) };
  }
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return has() && types.length > 0 && types.every((each) => plainTypes.includes(each)) ? { type } : undefined;
}

/** All properties are asked for: the grammar has no optional ones. One without properties may have any. */
function objectOf(schema: Schema): object | undefined {
  const properties = schema['properties'] === undefined ? {} : translateAll(schema['properties']);
  if (!properties) return undefined;
  const extra = schema['additionalProperties'];
  if (isSchema(extra)) {
    const additional = translate(extra);
    return additional && { type: 'object', properties, additionalProperties: additional };
  }
  const isOpen = extra === true || (extra === undefined && Object.keys(properties).length === 0);
  return { type: 'object', properties, additionalProperties: isOpen };
}

function arrayOf(schema: Schema): object | undefined {
  const items = translate(schema['items']);
  return items && { type: 'array', items, ...pick(schema, ['minItems', 'maxItems']) };
}

function translateAll(schemas: unknown): Record<string, object> | undefined {
  if (!isSchema(schemas)) return undefined;
  const found = Object.entries(schemas).map(([name, schema]) => [name, translate(schema)] as const);
  const known = found.flatMap(([name, shape]) => (shape ? [[name, shape] as const] : []));
  return known.length === found.length ? Object.fromEntries(known) : undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function onlyHas(schema: Schema, keys: readonly string[]): boolean {
  return Object.keys(schema).every((key) => keys.includes(key) || passedOver.includes(key));
}

function pick(schema: Schema, keys: readonly string[]): Schema {
  return Object.fromEntries(keys.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]));
}
