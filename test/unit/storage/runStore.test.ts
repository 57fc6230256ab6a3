import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '../../../src/core/problems.js';
import type { Run } from '../../../src/core/records/run.js';
import { createRunStore, newRunId } from '../../../src/storage/runStore.js';

const runAt = (at: string, prompt: string): Run => ({
  format: 1,
  id: newRunId(new Date(at), '0a1b2c3d'),
  at,
  from: { kind: 'sandbox' },
  model: { engine: 'embedded', engineVersion: '1', name: 'm.gguf', title: 'M', digest: 'd', where: 'this machine' },
  messages: [{ role: 'user', content: prompt }],
  prompt,
  system: '',
  options: { temperature: 0, seed: 1, maxTokens: 10, contextTokens: 100 },
  answer: 'yes',
  outcome: { kind: 'complete', stopReason: 'stop' },
});

describe('run store', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandpit-runs-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is empty before anything was kept', async () => {
    assert.deepEqual(await createRunStore(join(folder, 'none')).list(), { runs: [], damaged: [] });
  });

  it('lists the newest first and gives each back whole', async () => {
    const store = createRunStore(folder);
    const first = runAt('2026-11-23T09:00:00.000Z', 'first');
    const second = runAt('2026-11-23T09:00:00.001Z', 'second');
    await store.add(first);
    await store.add(second);
    assert.deepEqual(
      (await store.list()).runs.map((run) => run.prompt),
      ['second', 'first'],
    );
    assert.deepEqual(await store.get(first.id), first);
  });

  it('deletes one and leaves the rest', async () => {
    const store = createRunStore(folder);
    const first = runAt('2026-11-23T09:00:00.000Z', 'first');
    const second = runAt('2026-11-23T09:00:01.000Z', 'second');
    await store.add(first);
    await store.add(second);
    await store.remove(first.id);
    assert.equal(await store.get(first.id), undefined);
    assert.equal((await store.list()).runs.length, 1);
  });

  it('names a damaged file, shows the others, and deletes nothing', async () => {
    const store = createRunStore(folder);
    await store.add(runAt('2026-11-23T09:00:00.000Z', 'good'));
    const id = newRunId(new Date('2026-11-23T10:00:00.000Z'), 'ffffffff');
    await writeFile(join(folder, `${id}.json`), '{"format":1,');
    const { runs, damaged } = await store.list();
    assert.equal(runs.length, 1);
    assert.deepEqual(damaged, [join(folder, `${id}.json`)]);
    await assert.rejects(
      store.get(id),
      (error) => error instanceof ProblemError && error.problem.code === 'run.damaged',
    );
  });

  for (const id of ['../secret', 'a/b', '', '..'])
    it(`takes ${JSON.stringify(id)} for no run`, async () => {
      assert.equal(await createRunStore(folder).get(id), undefined);
    });
});
