import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isInstalled } from '../../../scripts/lib/install.mjs';
import { checkIntegrity, isWhole, markWhole, unmark } from '../../../scripts/lib/npmFolder.mjs';
import { Failure } from '../../../scripts/lib/say.mjs';
import { fingerprint } from '../../../scripts/lib/stamp.mjs';
import { scratchFolder, useScratch } from './scratch.mjs';

const one = { version: '1.0.0', integrity: 'sha512-a' };

/** @param {Record<string, unknown>} wanted @param {Record<string, unknown> | undefined} installed */
function project(wanted, installed) {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': { name: 'x' }, ...wanted } }));
  if (installed) {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return folder;
}

describe('scripts: what is installed', () => {
  useScratch();

  /** @type {[string, Record<string, unknown>, Record<string, unknown> | undefined, boolean][]} */
  const table = [
    ['nothing', { 'node_modules/a': one }, undefined, false],
    ['just that', { 'node_modules/a': one }, { 'node_modules/a': one }, true],
    ['one is missing', { 'node_modules/a': one, 'node_modules/b': one }, { 'node_modules/a': one }, false],
    [
      'one for another platform is missing',
      { 'node_modules/a': one, 'node_modules/b': { ...one, optional: true } },
      { 'node_modules/a': one },
      true,
    ],
    ['another version', { 'node_modules/a': one }, { 'node_modules/a': { ...one, version: '0.9.0' } }, false],
    ['other bytes', { 'node_modules/a': one }, { 'node_modules/a': { ...one, integrity: 'sha512-b' } }, false],
  ];
  for (const [what, wanted, installed, expected] of table) {
    it(`${what}: ${expected ? 'as the lock file asks' : 'to be installed'}`, () =>
      assert.equal(isInstalled(project(wanted, installed)), expected));
  }

  it('refuses a package whose digest is not the pinned one', () => {
    const folder = project({}, { 'node_modules/a': one });
    checkIntegrity(folder, { a: 'sha512-a', 'not-pinned': undefined });
    assert.throws(() => checkIntegrity(folder, { a: 'sha512-other' }), Failure);
  });

  it('calls a folder whole only for the facts it was filled for', () => {
    const folder = scratchFolder();
    assert.equal(isWhole(folder, { a: 1 }), false);
    markWhole(folder, { a: 1 });
    assert.equal(isWhole(folder, { a: 1 }), true);
    assert.equal(isWhole(folder, { a: 2 }), false);
    unmark(folder);
    assert.equal(isWhole(folder, { a: 1 }), false);
  });

  it('sees a change in the sources', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'a.ts'), 'one');
    const before = fingerprint([folder]);
    assert.equal(fingerprint([folder]), before);
    writeFileSync(join(folder, 'b.ts'), 'two');
    assert.notEqual(fingerprint([folder]), before);
  });
});
