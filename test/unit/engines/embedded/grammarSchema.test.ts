/** Schemas: said in the binding's words, or not used; never turned into something else. */

import assert from 'node:assert/strict';
import { grammarSchema } from '../../../../src/engines/embedded/grammarSchema.js';

const text = { type: 'string' };

describe('a JSON schema for a grammar', () => {
  const same: readonly Record<string, unknown>[] = [
    { type: 'object', properties: { a: text, b: { type: 'integer' } }, additionalProperties: false },
    { type: 'array', items: text, minItems: 1, maxItems: 3 },
    { type: 'string', minLength: 1, maxLength: 9 },
    { type: 'string', format: 'date' },
    { type: ['string', 'null'] },
    { enum: ['a', 1, null] },
    { const: true },
    { oneOf: [text, { type: 'null' }] },
    { type: 'object', properties: { a: { $ref: '#/$defs/x' } }, additionalProperties: false, $defs: { x: text } },
  ];
  for (const schema of same)
    it(`keeps ${JSON.stringify(schema)}`, () => assert.deepEqual(grammarSchema(schema), schema));

  const other: readonly [Record<string, unknown>, object][] = [
    [{ anyOf: [text, { type: 'null' }] }, { oneOf: [text, { type: 'null' }] }],
    [{ type: 'object' }, { type: 'object', properties: {}, additionalProperties: true }],
    [
      { $schema: 'x', title: 'T', type: 'object', required: ['a'], properties: { a: { ...text, description: 'd' } } },
      { type: 'object', properties: { a: text }, additionalProperties: false },
    ],
    [
      { type: 'object', additionalProperties: { type: 'number' } },
      { type: 'object', properties: {}, additionalProperties: { type: 'number' } },
    ],
    [{ type: 'string', enum: ['a'] }, { enum: ['a'] }],
    [
      { type: 'string', pattern: '^a', maxLength: 3 },
      { type: 'string', maxLength: 3 },
    ],
    [{ type: 'string', format: 'email' }, text],
    [{ type: 'number', minimum: 3 }, { type: 'number' }],
  ];
  for (const [schema, expected] of other)
    it(`says ${JSON.stringify(schema)} in its own words`, () => assert.deepEqual(grammarSchema(schema), expected));

  const unknown: readonly Record<string, unknown>[] = [
    {},
    { type: 'nonsense' },
    { type: [] },
    { type: ['string', 'object'] },
    { type: 'array' },
    { type: 'array', items: {} },
    { type: 'object', properties: { a: {} } },
    { type: 'object', properties: { a: true } },
    { allOf: [text] },
    { not: text },
    { $ref: '#/definitions/x' },
    { oneOf: [text, { if: text }] },
    { type: 'object', properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: {} } },
  ];
  for (const schema of unknown)
    it(`makes no grammar of ${JSON.stringify(schema)}`, () => assert.equal(grammarSchema(schema), undefined));
});
