import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { Failure } from '../../../scripts/lib/say.mjs';
import { scratchFolder, useScratch } from './scratch.mjs';

describe('scripts: locks', () => {
  useScratch();

  it('lets one at a time in', async () => {
    const folder = scratchFolder();
    let inside = 0;
    let most = 0;
    const body = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await wait(30);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock('x', body, { folder })));
    assert.equal(most, 1);
    assert.equal(existsSync(join(folder, 'x.lock')), false);
  });

  it('is given back when the body fails', async () => {
    const folder = scratchFolder();
    await assert.rejects(
      withLock('x', () => Promise.reject(new Error('no')), { folder }),
      /no/,
    );
    assert.equal(await withLock('x', async () => 'in', { folder }), 'in');
  });

  it('is taken over from a process that is gone', async () => {
    const folder = scratchFolder();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(folder, 'x.lock'), String(gone));
    assert.equal(await withLock('x', async () => 'in', { folder, waitSeconds: 5 }), 'in');
  });

  it('says so when another holds it too long', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'x.lock'), String(process.ppid));
    await assert.rejects(
      withLock('x', async () => 'in', { folder, waitSeconds: 0 }),
      Failure,
    );
  });
});
