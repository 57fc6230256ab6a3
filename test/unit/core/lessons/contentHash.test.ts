import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { contentHash, normaliseText } from '../../../../src/core/lessons/contentHash.js';
import type { Json } from '../../../../src/core/lessons/contentHash.js';

describe('a content hash', () => {
  it('is SHA-256 over JSON with sorted keys and no white space', () => {
    const expected = createHash('sha256').update('{"a":[1,true,null],"b":"c"}').digest('hex');
    assert.equal(contentHash({ b: 'c', a: [1, true, null] }), expected);
  });

  const same: readonly (readonly [string, Json, Json])[] = [
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['line ends', 'a\nb', 'a\r\nb'],
    ['old line ends', 'a\nb', 'a\rb'],
    ['spaces at the ends of lines', 'a\nb', 'a \t\nb  '],
    ['empty lines at either end', 'a', '\n\na\n'],
    ['the Unicode form', 'caf\u00e9', 'cafe\u0301'],
  ];
  for (const [name, a, b] of same)
    it(`does not depend on ${name}`, () => assert.equal(contentHash({ held: a }), contentHash({ held: b })));

  const different: readonly (readonly [string, Json, Json])[] = [
    ['a word', 'a', 'b'],
    ['the indent of a line', 'a\n  b', 'a\nb'],
    ['an empty line between', 'a\nb', 'a\n\nb'],
    ['the order of a list', [1, 2], [2, 1]],
    ['text and number', '1', 1],
    ['a key that is there and one that is not', { a: null }, {}],
    ['where one text ends', ['ab', 'c'], ['a', 'bc']],
  ];
  for (const [name, a, b] of different)
    it(`tells apart ${name}`, () => assert.notEqual(contentHash(a), contentHash(b)));

  it('texts are normalised once and for all', () => {
    const text = normaliseText(' a \r\n\r\n b\t\n');
    assert.equal(text, ' a\n\n b');
    assert.equal(normaliseText(text), text);
  });
});
