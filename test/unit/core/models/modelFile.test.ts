/** What is believed of a model file by its name, size and note. */

import assert from 'node:assert/strict';
import { catalogue } from '../../../../src/core/models/catalogue.js';
import {
  isModelFileName,
  readNote,
  standingOf,
  type ModelFileFacts,
  type ModelFileNote,
} from '../../../../src/core/models/modelFile.js';

const [small] = catalogue;
assert.ok(small);
const other = 'a'.repeat(64);
const facts = (part: Partial<ModelFileFacts> = {}): ModelFileFacts => ({
  name: small.file,
  size: small.bytes,
  mtimeMs: 5,
  ...part,
});
const note = (part: Partial<ModelFileNote> = {}): ModelFileNote => ({
  sha256: small.sha256,
  size: small.bytes,
  mtimeMs: 5,
  ...part,
});

describe('the standing of a model file', () => {
  const cases: readonly [string, ModelFileFacts, ModelFileNote | undefined, object][] = [
    ['a model of the catalogue with a note', facts(), note(), { kind: 'known', sha256: small.sha256, checked: true }],
    ['the same under another name', facts({ name: 'renamed.gguf' }), note(), { kind: 'known', title: small.title }],
    ['one that was touched since', facts({ mtimeMs: 6 }), note(), { kind: 'known', checked: false }],
    ['one without a note', facts(), undefined, { kind: 'known', checked: false, sha256: small.sha256 }],
    ['half a model of the catalogue', facts({ size: 9 }), undefined, { kind: 'changed', short: true }],
    ['a longer one', facts({ size: small.bytes + 1 }), undefined, { kind: 'changed', short: false }],
    ['one that lost bytes since its note', facts({ size: 9 }), note(), { kind: 'changed', short: true }],
    ['one that grew', facts({ size: small.bytes + 1 }), note(), { kind: 'changed', short: false }],
    ['a name of the catalogue with other bytes', facts(), note({ sha256: other }), { kind: 'changed', short: false }],
    [
      'an imported file',
      facts({ name: 'mine.gguf', size: 3 }),
      note({ sha256: other, size: 3, imported: true, title: 'Mine' }),
      { kind: 'known', sha256: other, title: 'Mine', checked: true },
    ],
    [
      'an imported file without a title',
      facts({ name: 'mine.gguf', size: 3 }),
      note({ sha256: other, size: 3, imported: true }),
      { kind: 'known', title: 'mine' },
    ],
    ['a file that someone dropped there', facts({ name: 'mine.gguf' }), undefined, { kind: 'unknown' }],
    [
      'the same with a digest that no one vouched for',
      facts({ name: 'mine.gguf' }),
      note({ sha256: other }),
      { kind: 'unknown' },
    ],
  ];
  for (const [name, file, about, expected] of cases)
    it(`of ${name}`, () => {
      const standing = standingOf(file, about);
      for (const [key, value] of Object.entries(expected))
        assert.equal(standing[key as keyof typeof standing], value, key);
    });
});

describe('the note beside a model file', () => {
  it('is read as it was written, with what other programs leave out', () => {
    assert.deepEqual(readNote(JSON.stringify(note())), note());
    assert.deepEqual(
      readNote(JSON.stringify(note({ imported: true, title: 'Mine' }))),
      note({ imported: true, title: 'Mine' }),
    );
  });
  it('is none when it is half or of another kind', () => {
    for (const text of [
      '',
      '{"sha256"',
      '[]',
      '{}',
      JSON.stringify({ ...note(), sha256: 'short' }),
      JSON.stringify({ ...note(), size: '1' }),
    ])
      assert.equal(readNote(text), undefined, text);
  });
});

describe('names of model files', () => {
  for (const name of ['a.gguf', 'A.GGUF', 'with space.gguf'])
    it(`takes ${name}`, () => assert.ok(isModelFileName(name)));
  for (const name of ['a.gguf.part', '.a.gguf', 'a.bin', 'a.gguf.sha256.json', ''])
    it(`refuses “${name}”`, () => assert.ok(!isModelFileName(name)));
});
