/** The runtime that is shipped: small, whole, and with the licences of all that is in it. */

import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDeflateRaw } from 'node:zlib';
import { copyLlamaRuntime } from '../../scripts/lib/llamaBundle.mjs';
import { drain, neverAborted, problemOfStream, request } from '../unit/engines/embedded/support.js';
import { inScratch, llamaFolder, withLlama } from './embeddedSupport.js';

/** What may be added to an extension for a platform: with the rest it has to stay below 25 MB. */
const mostPackedBytes = 20_000_000;

describe('the runtime that is shipped', function () {
  this.timeout(300_000);

  it('runs a model where it was copied to, and holds no more than is needed', () =>
    inScratch(async (folder) => {
      const runtime = join(folder, 'llama');
      const copied = await copyLlamaRuntime(llamaFolder, runtime);
      const files = (await readdir(runtime, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      assert.equal(files.length, copied.files);
      for (const file of files) assert.ok(!/\.(map|ts|md|bundle|cpp|h|cmake)$/.test(file), file);
      const packed = await packedBytes(files);
      console.log(
        `      ${copied.files} files, ${(copied.bytes / 1e6).toFixed(1)} MB, packed ${(packed / 1e6).toFixed(1)} MB`,
      );
      assert.ok(packed < mostPackedBytes, `${packed} bytes packed`);

      await withLlama(
        async ({ open, engine }) => {
          const state = await engine.probe(neverAborted());
          assert.ok(state.kind === 'ready' && /^3\./.test(state.version), JSON.stringify(state));
          const { text, error } = await drain(
            (await open()).stream(request('Hello.', { maxTokens: 8 }), neverAborted()),
          );
          assert.equal(error, undefined);
          assert.ok(text.length > 0);
        },
        { runtimeFolders: [runtime] },
      );
    }));

  it('brings the licence of every package in it', () =>
    inScratch(async (folder) => {
      await copyLlamaRuntime(llamaFolder, folder);
      const home = join(folder, 'node_modules', 'node-llama-cpp');
      const text = await readFile(join(home, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
      for (const name of ['node-llama-cpp', '@huggingface/jinja', 'lifecycle-utils'])
        assert.match(text, new RegExp(`^${name} \\d`, 'm'));
      assert.match(await readFile(join(home, 'LICENSE'), 'utf8'), /MIT/);
    }));

  it('says that it is missing when a part of it cannot be loaded', () =>
    inScratch(async (folder) => {
      await copyLlamaRuntime(llamaFolder, folder);
      const home = join(folder, 'node_modules', 'node-llama-cpp');
      const run = () =>
        withLlama(
          async ({ open }) => {
            const streamed = await drain((await open()).stream(request('Hello.', { maxTokens: 8 }), neverAborted()));
            const platform = `${process.platform}-${process.arch}`;
            assert.deepEqual(problemOfStream(streamed), { code: 'embedded.runtime-missing', platform });
          },
          { runtimeFolders: [folder] },
        );
      const [build = ''] = await readdir(join(folder, 'node_modules', '@node-llama-cpp'));
      const bins = join(folder, 'node_modules', '@node-llama-cpp', build, 'bins');
      await rename(bins, `${bins}-away`);
      await run();
      await rename(`${bins}-away`, bins);
      await rm(join(home, 'dist', 'index.js'));
      await run();
    }));
});

/** About what a zip would make of them. */
async function packedBytes(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    const deflate = createDeflateRaw();
    deflate.end(await readFile(file));
    for await (const piece of deflate) bytes += (piece as Uint8Array).length;
  }
  return bytes;
}
