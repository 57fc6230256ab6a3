import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packLimits } from '../../../src/core/packs/packPaths.js';
import { ProblemError } from '../../../src/core/problems.js';
import { folderFiles } from '../../../src/storage/packFolder.js';

describe('a pack in a folder', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandpit-pack-'));
    await mkdir(join(folder, 'pack/data'), { recursive: true });
    await writeFile(join(folder, 'pack/pack.json'), '{}');
    await writeFile(join(folder, 'pack/data/letter.txt'), '\uFEFFSYNTHETIC £12');
    await writeFile(join(folder, 'secret.txt'), 'secret');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const files = () => folderFiles(join(folder, 'pack'));
  const codeOf = async (path: string) => {
    try {
      await files().readText(path);
      return 'none';
    } catch (error) {
      assert.ok(error instanceof ProblemError, String(error));
      return error.problem.code;
    }
  };

  it('lists its files with sizes, in order, with slashes', async () => {
    assert.deepEqual(await files().list(), [
      { path: 'data/letter.txt', bytes: 17, kind: 'file' },
      { path: 'pack.json', bytes: 2, kind: 'file' },
    ]);
  });

  it('passes over names that start with a dot', async () => {
    await mkdir(join(folder, 'pack/.git'));
    await writeFile(join(folder, 'pack/.git/config'), '');
    await writeFile(join(folder, 'pack/.DS_Store'), '');
    assert.equal((await files().list()).length, 2);
  });

  it('reads a text without its byte order mark', async () => {
    assert.equal(await files().readText('data/letter.txt'), 'SYNTHETIC £12');
  });

  it('lists a link as a link, and does not follow it', async () => {
    await symlink(join(folder, 'secret.txt'), join(folder, 'pack/data/link.txt'));
    await symlink(folder, join(folder, 'pack/all'));
    const links = (await files().list()).filter((entry) => entry.kind === 'link');
    assert.deepEqual(
      links.map((entry) => entry.path),
      ['all', 'data/link.txt'],
    );
    assert.equal(await codeOf('data/link.txt'), 'disk.cannot-read');
    assert.equal(await codeOf('all/secret.txt'), 'disk.cannot-read');
  });

  it('reads nothing outside', async () => {
    assert.equal(await codeOf('../secret.txt'), 'disk.cannot-read');
    assert.equal(await codeOf('data/../../secret.txt'), 'disk.cannot-read');
  });

  it('works in a folder that is itself reached by a link', async () => {
    await symlink(join(folder, 'pack'), join(folder, 'linked'));
    assert.equal(await folderFiles(join(folder, 'linked')).readText('pack.json'), '{}');
  });

  it('says so when a file is not there, is a folder, is not text, or is too large', async () => {
    await writeFile(join(folder, 'pack/data/latin.txt'), Buffer.from([0x53, 0xa3, 0x31]));
    await writeFile(join(folder, 'pack/data/large.txt'), 'x'.repeat(packLimits.textBytes + 1));
    await writeFile(join(folder, 'pack/data/fits.txt'), 'x'.repeat(packLimits.textBytes));
    assert.equal(await codeOf('data/none.txt'), 'disk.cannot-read');
    assert.equal(await codeOf('data'), 'disk.cannot-read');
    assert.equal(await codeOf('data/latin.txt'), 'file.not-text');
    assert.equal(await codeOf('data/large.txt'), 'file.too-long');
    assert.equal((await files().readText('data/fits.txt')).length, packLimits.textBytes);
  });

  it('stops listing once there are too many', async () => {
    await mkdir(join(folder, 'pack/images'));
    await Promise.all(
      Array.from({ length: packLimits.files + 20 }, (_, index) =>
        writeFile(join(folder, `pack/images/${index}.png`), ''),
      ),
    );
    assert.equal((await files().list()).length, packLimits.files + 1);
  });
});
