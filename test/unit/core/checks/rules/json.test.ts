import assert from 'node:assert/strict';
import { jsonPlace } from '../../../../../src/core/checks/jsonPlace.js';
import { schemaErrors } from '../../../../../src/core/checks/jsonSchema.js';
import { table } from './table.js';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    amount: { type: ['number', 'null'] },
    team: { enum: ['Benefits', 'Pensions'] },
    dates: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    version: { const: 1 },
  },
  required: ['name'],
  additionalProperties: false,
};
const rule = { json: schema };

describe('json', () => {
  table([
    {
      what: 'right',
      rule,
      answer: '{"name": "A", "amount": 1.5, "team": "Benefits", "dates": ["x"], "version": 1}',
      passes: true,
    },
    { what: 'in a fence', rule, answer: '```json\n{"name": "A"}\n```\n', passes: true },
    { what: 'in a fence without a name, Windows line ends', rule, answer: '```\r\n{"name": "A"}\r\n```', passes: true },
    { what: 'words before', rule, answer: 'Here it is: {"name": "A"}', passes: false, reason: { code: 'not-json' } },
    {
      what: 'words before a fence',
      rule,
      answer: 'Here:\n```json\n{"name": "A"}\n```',
      passes: false,
      reason: { code: 'not-json' },
    },
    {
      what: 'words behind a fence',
      rule,
      answer: '```json\n{"name": "A"}\n```\nDone.',
      passes: false,
      reason: { code: 'not-json' },
    },
    {
      what: 'two fences',
      rule,
      answer: '```json\n{"name": "A"}\n```\n```json\n{"name": "B"}\n```',
      passes: false,
      reason: { code: 'not-json' },
    },
    { what: 'a comma too many', rule, answer: '{"name": "A",}', passes: false, reason: { code: 'not-json' } },
    { what: 'single quotes', rule, answer: "{'name': 'A'}", passes: false, reason: { code: 'not-json' } },
    { what: 'cut off', rule, answer: '{"name": "A', passes: false, reason: { code: 'not-json' } },
    {
      what: 'missing',
      rule,
      answer: '{"amount": 1}',
      passes: false,
      reason: { code: 'json-shape', at: 'name', said: 'is missing' },
      spans: ['{"amount": 1}'],
    },
    {
      what: 'a name from the prototype is not there',
      rule: { json: { type: 'object', required: ['toString'] } },
      answer: '{"a": 1}',
      passes: false,
      reason: { at: 'toString' },
    },
    {
      what: 'a key of the prototype is not allowed',
      rule,
      answer: '{"name": "A", "__proto__": {"x": 1}}',
      passes: false,
      reason: { at: '__proto__' },
    },
    {
      what: 'wrong type, pointed at',
      rule,
      answer: '{"name": "A", "amount": "12"}',
      passes: false,
      reason: { at: 'amount' },
      spans: ['"12"'],
    },
    { what: 'one of several types', rule, answer: '{"name": "A", "amount": null}', passes: true },
    {
      what: 'not one of the values',
      rule,
      answer: '{"name": "A", "team": "benefits"}',
      passes: false,
      reason: { at: 'team' },
      spans: ['"benefits"'],
    },
    { what: 'not the value', rule, answer: '{"name": "A", "version": "1"}', passes: false, reason: { at: 'version' } },
    {
      what: 'too few',
      rule,
      answer: '{"name": "A", "dates": []}',
      passes: false,
      reason: { at: 'dates' },
      spans: ['[]'],
    },
    { what: 'too many', rule, answer: '{"name": "A", "dates": ["a","b","c"]}', passes: false, reason: { at: 'dates' } },
    {
      what: 'a wrong entry, pointed at in its fence',
      rule,
      answer: '```json\n{"name": "A {[", "dates": ["a", 2]}\n```',
      passes: false,
      reason: { at: 'dates › 1' },
      spans: ['2'],
    },
    {
      what: 'not asked for',
      rule,
      answer: '{"name": "A", "note": "x"}',
      passes: false,
      reason: { at: 'note' },
      spans: ['"x"'],
    },
    { what: 'another kind of value', rule, answer: '[1]', passes: false, reason: { code: 'json-shape', at: '' } },
    { what: 'a whole number', rule: { json: { type: 'integer' } }, answer: '1.5', passes: false },
    {
      what: 'an object in const, keys in any order',
      rule: { json: { const: { a: 1, b: [2] } } },
      answer: '{"b":[2],"a":1}',
      passes: true,
    },
    {
      what: 'a schema outside the subset passes nothing',
      rule: { json: { type: 'object', patternProperties: {} } },
      answer: '{"a": 1}',
      passes: false,
      reason: { at: 'patternProperties' },
    },
    {
      what: 'deep nesting does not overflow',
      rule: { json: { type: 'object' } },
      answer: `${'['.repeat(3000)}1${']'.repeat(3000)}`,
      passes: false,
      reason: { code: 'json-shape' },
    },
    { what: 'empty', rule, answer: '{}', passes: false, reason: { code: 'empty-answer' } },
  ]);

  it('names what a schema may not hold', () => {
    assert.deepEqual(schemaErrors(schema), []);
    assert.deepEqual(
      schemaErrors({ type: 'text', items: { pattern: 'x' }, properties: { a: { required: 'a' } } }).map(({ path }) =>
        path.join('.'),
      ),
      ['type', 'items.pattern', 'properties.a.required'],
    );
    assert.equal(schemaErrors(['x']).length, 1);
  });

  it('finds the last of two equal keys, as JSON.parse does', () => {
    const text = '{"a": 1, "b": {"c\\"": [1, {"d": "x]}"}]}, "a": 22}';
    const at = (path: (string | number)[]) => {
      const { start, end } = jsonPlace(text, path);
      return text.slice(start, end);
    };
    assert.equal(at(['a']), '22');
    assert.equal(at(['b', 'c"', 1, 'd']), '"x]}"');
    assert.equal(at(['b', 'c"', 7]), '[1, {"d": "x]}"}]');
    assert.equal(at([]), text);
  });
});
