/** Model files come in whole or not at all, and nothing but a model file ever goes. */

import assert from 'node:assert/strict';
import { mkdir, open, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../../../src/core/models/catalogue.js';
import { readNote, standingOf } from '../../../src/core/models/modelFile.js';
import { isAbort } from '../../../src/core/problems.js';
import { importModelFile, removeModelFile } from '../../../src/storage/modelFiles.js';
import { makeGguf } from '../../fixtures/gguf.js';
import { inFolder, namesIn, problemIn, sha256 } from './modelSupport.js';

const never = () => new AbortController().signal;

async function withSource(
  bytes: Buffer,
  test: (places: { readonly file: string; readonly folder: string }) => Promise<void>,
): Promise<void> {
  await inFolder(async (root) => {
    const file = join(root, 'share', 'my model.gguf');
    await mkdir(join(root, 'share'));
    await writeFile(file, bytes);
    await test({ file, folder: join(root, 'models') });
  });
}

describe('importing a model file', () => {
  it('copies it with its digest and title, and tells how far it is', () => {
    const bytes = makeGguf({ name: 'My Model', weights: 9_000_000 });
    return withSource(bytes, async ({ file, folder }) => {
      const shares: number[] = [];
      const stored = await importModelFile({
        file,
        folder,
        signal: never(),
        onProgress: (share) => shares.push(share),
      });
      assert.deepEqual(stored, {
        name: 'my model.gguf',
        path: join(folder, 'my model.gguf'),
        sha256: sha256(bytes),
        size: bytes.length,
      });
      assert.deepEqual(await readFile(stored.path), bytes);
      assert.deepEqual(await namesIn(folder), ['my model.gguf', 'my model.gguf.sha256.json']);
      assert.ok(shares.length > 1 && shares.at(-1) === 1, String(shares));
      assert.deepEqual(
        shares,
        [...shares].sort((a, b) => a - b),
      );
      const facts = await stat(stored.path);
      const note = readNote(await readFile(`${stored.path}.sha256.json`, 'utf8'));
      const standing = standingOf({ name: stored.name, size: facts.size, mtimeMs: facts.mtimeMs }, note);
      assert.ok(
        standing.kind === 'known' && standing.checked && standing.title === 'My Model',
        JSON.stringify(standing),
      );
    });
  });

  it('does not keep the same file twice', () =>
    withSource(makeGguf(), async ({ file, folder }) => {
      await importModelFile({ file, folder, signal: never() });
      await importModelFile({ file, folder, signal: never() });
      assert.deepEqual(await namesIn(folder), ['my model.gguf', 'my model.gguf.sha256.json']);
    }));

  it('gives another file of that name a number, and takes none away', () =>
    withSource(makeGguf({ salt: 'one' }), async ({ file, folder }) => {
      const first = await importModelFile({ file, folder, signal: never() });
      await writeFile(file, makeGguf({ salt: 'two' }));
      const second = await importModelFile({ file, folder, signal: never() });
      assert.equal(second.name, 'my model-2.gguf');
      assert.equal(sha256(await readFile(first.path)), first.sha256);
    }));

  it('leaves the names of the catalogue to the models of the catalogue', () =>
    withSource(makeGguf(), async ({ file, folder }) => {
      const [small] = catalogue;
      assert.ok(small);
      const disguised = join(file, '..', small.file);
      await writeFile(disguised, makeGguf());
      assert.equal(
        (await importModelFile({ file: disguised, folder, signal: never() })).name,
        small.file.replace('.gguf', '-2.gguf'),
      );
    }));

  it('stops at once when it is cancelled, and leaves nothing', () =>
    withSource(makeGguf({ weights: 40_000_000 }), async ({ file, folder }) => {
      const controller = new AbortController();
      const importing = importModelFile({
        file,
        folder,
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      await assert.rejects(importing, isAbort);
      assert.deepEqual(await namesIn(folder), []);
    }));

  const refused: readonly [string, Buffer, string][] = [
    ['something else', Buffer.from('%PDF-1.7'), 'model.not-gguf'],
    ['an empty file', Buffer.alloc(0), 'model.not-gguf'],
    ['half a model', makeGguf({ weights: 0, vocabulary: 100 }).subarray(0, 900), 'model.file-broken'],
    ['a model without its weights', makeGguf().subarray(0, -300), 'model.file-broken'],
  ];
  for (const [name, bytes, code] of refused)
    it(`refuses ${name}`, () =>
      withSource(bytes, async ({ file, folder }) => {
        assert.equal((await problemIn(importModelFile({ file, folder, signal: never() }))).code, code);
        assert.deepEqual(await namesIn(join(file, '..')), ['my model.gguf']);
      }));

  it('says when the file cannot be read', () =>
    inFolder(async (folder) => {
      for (const file of [join(folder, 'gone.gguf'), folder])
        assert.equal((await problemIn(importModelFile({ file, folder, signal: never() }))).code, 'disk.cannot-read');
    }));

  it('does not begin what the disk has no room for', () =>
    withSource(makeGguf(), async ({ file, folder }) => {
      // The file is as long as eight terabytes and takes a few kilobytes: a sparse file.
      const handle = await open(file, 'r+');
      await handle.truncate(8e12);
      await handle.close();
      assert.equal((await problemIn(importModelFile({ file, folder, signal: never() }))).code, 'disk.full');
      assert.deepEqual(await namesIn(folder), []);
    }));

  it('says when the folder cannot be written', () =>
    withSource(makeGguf(), async ({ file }) => {
      // A file stands where the folder should be.
      assert.equal(
        (await problemIn(importModelFile({ file, folder: file, signal: never() }))).code,
        'disk.cannot-write',
      );
    }));

  it('clears what a crash left a day ago, and not what another window is copying', () =>
    withSource(makeGguf(), async ({ file, folder }) => {
      await mkdir(folder);
      await writeFile(join(folder, '.old.import'), 'x');
      await writeFile(join(folder, '.new.import'), 'x');
      const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 3600;
      await utimes(join(folder, '.old.import'), twoDaysAgo, twoDaysAgo);
      await importModelFile({ file, folder, signal: never() });
      assert.deepEqual(await namesIn(folder), ['.new.import', 'my model.gguf', 'my model.gguf.sha256.json']);
    }));
});

describe('removing a model file', () => {
  it('takes the file and its note', () =>
    withSource(makeGguf(), async ({ file, folder }) => {
      const { name } = await importModelFile({ file, folder, signal: never() });
      await removeModelFile(folder, name);
      assert.deepEqual(await namesIn(folder), []);
    }));

  it('is done when there is none', () => inFolder((folder) => removeModelFile(folder, 'gone.gguf')));

  for (const name of ['../share/my model.gguf', '/etc/passwd', '..', 'notes.txt', ''])
    it(`refuses “${name}”`, () =>
      withSource(makeGguf(), async ({ file, folder }) => {
        await mkdir(folder);
        await writeFile(join(folder, 'notes.txt'), 'x');
        assert.equal((await problemIn(removeModelFile(folder, name))).code, 'model.unknown');
        assert.deepEqual(await namesIn(folder), ['notes.txt']);
        await stat(file);
      }));

  it('takes a link away, not what it leads to', () =>
    withSource(makeGguf(), async ({ file, folder }) => {
      await mkdir(folder);
      await symlink(file, join(folder, 'link.gguf'));
      await removeModelFile(folder, 'link.gguf');
      await stat(file);
    }));
});
