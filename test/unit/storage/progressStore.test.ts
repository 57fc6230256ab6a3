import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackProgress } from '../../../src/core/lessons/progress.js';
import { ProblemError } from '../../../src/core/problems.js';
import { createProgressStore } from '../../../src/storage/progressStore.js';

const touch =
  (at: string) =>
  (progress: PackProgress): PackProgress => ({
    ...progress,
    lessons: { ...progress.lessons, [at]: { at: 'step', touched: at, steps: {} } },
  });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  return 'none';
}

describe('progress store', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandpit-progress-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was written, also to another store', async () => {
    await createProgressStore(folder).change('pack', '1.0.0', touch('one'));
    const { progress, problem } = await createProgressStore(folder).read('pack', '1.0.0');
    assert.equal(problem, undefined);
    assert.deepEqual(Object.keys(progress.lessons), ['one']);
  });

  it('merges what two windows do in turn', async () => {
    const left = createProgressStore(folder);
    const right = createProgressStore(folder);
    await left.change('pack', '1.0.0', touch('left'));
    await right.change('pack', '1.0.0', touch('right'));
    await left.change('pack', '1.0.0', touch('left-again'));
    const { progress } = await right.read('pack', '1.0.0');
    assert.deepEqual(Object.keys(progress.lessons).sort(), ['left', 'left-again', 'right']);
  });

  it('keeps changes that come at once in order', async () => {
    const store = createProgressStore(folder);
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.change('pack', '1.0.0', touch(`l${index}`))));
    const { progress } = await createProgressStore(folder).read('pack', '1.0.0');
    assert.equal(Object.keys(progress.lessons).length, 20);
  });

  it('leaves no half file and no neighbour behind', async () => {
    await createProgressStore(folder).change('pack', '1.0.0', touch('one'));
    assert.deepEqual(await readdir(folder), ['pack.json']);
  });

  for (const [name, text] of [
    ['cut in half', '{"format":1,"packId":"pack","packVer'],
    ['empty', ''],
    ['of another shape', '{"format":1,"packId":7}'],
    ['not an object', '[]'],
  ] as const)
    it(`sets aside a file that is ${name}, and names it`, async () => {
      await writeFile(join(folder, 'pack.json'), text);
      const { progress, problem } = await createProgressStore(folder).read('pack', '1.0.0');
      assert.deepEqual(progress.lessons, {});
      assert.equal(problem?.code, 'progress.damaged');
      const [aside = ''] = (await readdir(folder)).filter((file) => file.endsWith('.damaged'));
      assert.equal(await readFile(join(folder, aside), 'utf8'), text);
    });

  it('never overwrites a file of a newer version, and goes on in memory', async () => {
    const text = JSON.stringify({ format: 99, secret: 'of the future' });
    await writeFile(join(folder, 'pack.json'), text);
    const store = createProgressStore(folder);
    assert.equal((await store.read('pack', '1.0.0')).problem?.code, 'progress.newer');
    assert.equal(await codeOf(store.change('pack', '1.0.0', touch('one'))), 'progress.newer');
    assert.equal(await codeOf(store.change('pack', '1.0.0', touch('two'))), 'progress.newer');
    assert.deepEqual(Object.keys((await store.read('pack', '1.0.0')).progress.lessons), ['one', 'two']);
    assert.equal(await readFile(join(folder, 'pack.json'), 'utf8'), text);
  });

  it('keeps the work in memory while the disk refuses it, and writes all of it when it can again', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where a folder should be');
    const store = createProgressStore(blocked);
    assert.equal(await codeOf(store.change('pack', '1.0.0', touch('one'))), 'disk.cannot-read');
    await rm(blocked);
    await mkdir(blocked);
    await store.change('pack', '1.0.0', touch('two'));
    const { progress } = await createProgressStore(blocked).read('pack', '1.0.0');
    assert.deepEqual(Object.keys(progress.lessons), ['one', 'two']);
  });
});
