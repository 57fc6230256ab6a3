/** Downloads end with the right file or none, go on where they were, and never wait for a place that does not answer. */

import assert from 'node:assert/strict';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { CatalogueModel } from '../../../src/core/models/catalogue.js';
import { isAbort } from '../../../src/core/problems.js';
import {
  discardDownload,
  downloadedBytes,
  downloadModel,
  type DownloadOptions,
} from '../../../src/storage/modelDownload.js';
import { bytesOf, inFolder, modelOf, namesIn, problemIn, serve, withServer, type Server } from './modelSupport.js';

const bytes = bytesOf(3_000_000);
const whole = ['test-model.gguf', 'test-model.gguf.sha256.json'];

interface Scene extends Server {
  readonly folder: string;
  readonly model: CatalogueModel;
  get(more?: Partial<DownloadOptions>): ReturnType<typeof downloadModel>;
}

/** A publisher with one way of answering, and an empty folder. */
function withPublisher(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  test: (scene: Scene) => Promise<void>,
): Promise<void> {
  return withServer(answer, (server) =>
    inFolder((folder) => {
      const model = modelOf(bytes, [
        { kind: 'ollama', tag: 'not for this function' },
        { kind: 'publisher', url: server.url },
      ]);
      const get = (more: Partial<DownloadOptions> = {}) =>
        downloadModel({
          model,
          folder,
          signal: new AbortController().signal,
          answerWithinMs: 500,
          silenceMs: 500,
          ...more,
        });
      return test({ ...server, folder, model, get });
    }),
  );
}

/** Ends a download after its first bytes. */
async function pauseEarly({ get }: Scene): Promise<void> {
  const controller = new AbortController();
  await assert.rejects(get({ signal: controller.signal, onProgress: () => controller.abort() }), isAbort);
}

describe('downloading a model from its publisher', () => {
  it('gives the file, its note and its progress', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, folder, url }) => {
        const seen: { bytes: number; from: string }[] = [];
        const stored = await get({ onProgress: (progress) => seen.push(progress) });
        assert.deepEqual(await readFile(stored.path), bytes);
        assert.deepEqual(await namesIn(folder), whole);
        assert.deepEqual(seen.at(-1), { bytes: bytes.length, from: new URL(url).host });
        assert.deepEqual(
          seen,
          [...seen].sort((a, b) => a.bytes - b.bytes),
        );
      },
    ));

  it('asks nobody when the file is there', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, requests }) => {
        await get();
        await get();
        assert.equal(requests.length, 1);
      },
    ));

  it('replaces a file of that name that is another', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, folder, model }) => {
        await writeFile(join(folder, model.file), Buffer.alloc(bytes.length));
        assert.deepEqual(await readFile((await get()).path), bytes);
      },
    ));

  it('goes on from where it was paused', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async (scene) => {
        await pauseEarly(scene);
        const kept = await downloadedBytes(scene.folder, scene.model);
        assert.ok(kept > 0 && kept < bytes.length, String(kept));
        const seen: number[] = [];
        await scene.get({ onProgress: (progress) => seen.push(progress.bytes) });
        assert.equal(scene.requests[1]?.headers.range, `bytes=${kept}-`);
        assert.ok((seen[0] ?? 0) > kept);
        assert.deepEqual(await namesIn(scene.folder), whole);
      },
    ));

  it('begins again when the publisher has another file by now', () => {
    const older = Buffer.from(bytes).fill(1);
    return withPublisher(
      (request, response, count) =>
        count === 1 ? serve(request, response, older, '"old"') : serve(request, response, bytes, '"new"'),
      async (scene) => {
        await pauseEarly(scene);
        assert.deepEqual(await readFile((await scene.get()).path), bytes);
      },
    );
  });

  it('begins again where the server knows no ranges', () =>
    withPublisher(
      (_request, response) => {
        response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
      },
      async (scene) => {
        await pauseEarly(scene);
        assert.deepEqual(await readFile((await scene.get()).path), bytes);
        assert.equal(scene.requests[1]?.headers.range, undefined);
      },
    ));

  it('begins again when what was kept turns out wrong', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async (scene) => {
        await pauseEarly(scene);
        const part = join(scene.folder, `${scene.model.file}.part`);
        const kept = await readFile(part);
        await writeFile(part, Buffer.from(kept).fill(0));
        assert.deepEqual(await readFile((await scene.get()).path), bytes);
        assert.equal(scene.requests.length, 3);
      },
    ));

  it('checks what was whole when it was ended, without asking again', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, folder, model, requests }) => {
        await writeFile(join(folder, `${model.file}.part`), bytes);
        await get();
        assert.equal(requests.length, 0);
        assert.deepEqual(await namesIn(folder), whole);
      },
    ));

  it('leaves nothing when it is cancelled', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async (scene) => {
        await pauseEarly(scene);
        await discardDownload(scene.folder, scene.model);
        assert.deepEqual(await namesIn(scene.folder), []);
        assert.equal(await downloadedBytes(scene.folder, scene.model), 0);
      },
    ));

  it('never has the name of the model before the digest is right', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async (scene) => {
        let seen = 0;
        const names: Promise<string[]>[] = [];
        await scene.get({
          onProgress: () => {
            seen += 1;
            names.push(namesIn(scene.folder));
          },
        });
        assert.ok(seen > 1);
        for (const early of (await Promise.all(names)).slice(0, -1))
          assert.ok(!early.includes(scene.model.file), String(early));
      },
    ));

  const unusable: readonly [string, (request: IncomingMessage, response: ServerResponse) => void][] = [
    ['it says there is none', (_, response) => response.writeHead(404).end('no')],
    [
      'it wants a log-in page to be read',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    ],
    ['its file has another length', (_, response) => response.writeHead(200, { 'content-length': 5 }).end('12345')],
    ['it sends more than it should', (_, response) => response.writeHead(200).end(Buffer.concat([bytes, bytes]))],
    [
      'it breaks off',
      (_, response) =>
        response
          .writeHead(200, { 'content-length': bytes.length })
          .write(bytes.subarray(0, 9), () => response.destroy()),
    ],
    ['it says nothing at all', () => undefined],
    [
      'it falls silent',
      (_, response) => response.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, 9)),
    ],
  ];
  for (const [why, answer] of unusable)
    it(`gives a publisher up when ${why}`, () =>
      withPublisher(answer, async ({ get, folder, url }) => {
        const began = performance.now();
        const problem = await problemIn(get());
        assert.deepEqual(problem, {
          code: 'download.no-place-answered',
          name: 'Test model',
          places: [new URL(url).host],
        });
        assert.ok(performance.now() - began < 5_000);
        assert.ok(!(await namesIn(folder)).includes('test-model.gguf'));
      }));

  it('says that the file is wrong, and keeps none of it', () =>
    withPublisher(
      (request, response) => serve(request, response, Buffer.from(bytes).fill(7)),
      async ({ get, folder, model }) => {
        const problem = await problemIn(get());
        assert.ok(
          problem.code === 'download.wrong-digest' && problem.expected === model.sha256,
          JSON.stringify(problem),
        );
        assert.deepEqual(await namesIn(folder), []);
      },
    ));

  it('goes to the next place when one does not answer', () =>
    withServer(
      () => undefined,
      (silent) =>
        withPublisher(
          (request, response) => serve(request, response, bytes),
          async ({ url, folder, get, model }) => {
            const places = [silent.url, url].map((each) => ({ kind: 'publisher', url: each }) as const);
            await get({ model: { ...model, places } });
            assert.equal(silent.requests.length, 1);
            assert.deepEqual(await namesIn(folder), whole);
          },
        ),
    ));

  it('reaches nobody when it was cancelled before it began', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, requests }) => {
        await assert.rejects(get({ signal: AbortSignal.abort() }), isAbort);
        assert.equal(requests.length, 0);
      },
    ));

  it('ends at once when it is cancelled while it waits', () =>
    withPublisher(
      () => undefined,
      async ({ get }) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 50);
        const began = performance.now();
        await assert.rejects(get({ signal: controller.signal, answerWithinMs: 60_000 }), isAbort);
        assert.ok(performance.now() - began < 5_000);
      },
    ));
});

describe('a download and the disk', () => {
  it('does not begin what the disk has no room for', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, model, requests, folder }) => {
        assert.deepEqual(await problemIn(get({ model: { ...model, bytes: 8e12 } })), {
          code: 'disk.full',
          file: model.file,
        });
        assert.equal(requests.length, 0);
        assert.deepEqual(await namesIn(folder), []);
      },
    ));

  it('says when the disk is full in the middle', async function () {
    await withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, folder, model }) => {
        // Every write to this device fails for want of room.
        await symlink('/dev/full', join(folder, `${model.file}.part`));
        assert.equal((await problemIn(get())).code, 'disk.full');
      },
    );
  });

  it('says when the folder cannot be made', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, folder }) => {
        await writeFile(join(folder, 'file'), '');
        assert.equal((await problemIn(get({ folder: join(folder, 'file') }))).code, 'disk.cannot-write');
      },
    ));

  it('makes the folder when there is none', () =>
    withPublisher(
      (request, response) => serve(request, response, bytes),
      async ({ get, folder }) => {
        const deep = join(folder, 'a', 'b');
        await get({ folder: deep });
        assert.equal((await stat(join(deep, 'test-model.gguf'))).size, bytes.length);
        await mkdir(deep, { recursive: true });
      },
    ));
});
