import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { answerWithinMs, download, PlaceUnusable } from '../../../scripts/lib/download.mjs';
import { scratchFolder, serve, useScratch } from './scratch.mjs';

const bytes = Buffer.from(Array.from({ length: 50_000 }, (_, i) => i % 251));

/** Serves the bytes and obeys Range, as a publisher does. @param {string[]} asked */
const ranged = (asked) =>
  /** @type {import('node:http').RequestListener} */ (
    (request, response) => {
      asked.push(String(request.headers.range));
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from });
      response.end(bytes.subarray(from));
    }
  );

describe('scripts: downloading', () => {
  useScratch();

  it('brings the whole file', async () => {
    const file = join(scratchFolder(), 'model');
    await download(await serve(ranged([])), file, { bytes: bytes.length });
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('gives a place five seconds to answer', () => {
    assert.equal(answerWithinMs, 5000);
  });

  it('gives up a place that takes the call and says nothing', async () => {
    const address = await serve(() => undefined);
    const began = Date.now();
    await assert.rejects(
      download(address, join(scratchFolder(), 'model'), { bytes: 10, answerWithin: 300 }),
      PlaceUnusable,
    );
    assert.ok(Date.now() - began < 2000, `took ${Date.now() - began} ms`);
  });

  it('counts redirects as part of the wait', async () => {
    const silent = await serve(() => undefined);
    const address = await serve((_request, response) => void response.writeHead(302, { location: silent }).end());
    await assert.rejects(
      download(address, join(scratchFolder(), 'model'), { bytes: 10, answerWithin: 300 }),
      PlaceUnusable,
    );
  });

  it('gives up a place that nobody listens on', async () => {
    await assert.rejects(download('http://127.0.0.1:1/', join(scratchFolder(), 'model'), { bytes: 10 }), PlaceUnusable);
  });

  it('keeps what came when a place falls silent, and goes on from there', async () => {
    const file = join(scratchFolder(), 'model');
    const halfway = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 20_000));
    });
    await assert.rejects(download(halfway, file, { bytes: bytes.length, silentAfter: 300 }), PlaceUnusable);
    assert.equal(readFileSync(file).length, 20_000);
    /** @type {string[]} */
    const asked = [];
    await download(await serve(ranged(asked)), file, { bytes: bytes.length });
    assert.deepEqual(asked, ['bytes=20000-']);
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('starts over with a place that cannot go on from the middle', async () => {
    const file = join(scratchFolder(), 'model');
    writeFileSync(file, 'old half');
    await download(await serve((_request, response) => void response.end(bytes)), file, { bytes: bytes.length });
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('starts over when there is more than the whole', async () => {
    const file = join(scratchFolder(), 'model');
    writeFileSync(file, Buffer.alloc(bytes.length + 1));
    await download(await serve(ranged([])), file, { bytes: bytes.length });
    assert.deepEqual(readFileSync(file), bytes);
  });

  /** @type {[string, import('node:http').RequestListener][]} */
  const poor = [
    ['not found', (_request, response) => void response.writeHead(404).end('no')],
    ['a page in place of the file', (_request, response) => void response.end('<html></html>')],
    ['too short without a length', (_request, response) => void response.writeHead(200).end(bytes.subarray(0, 10))],
    [
      'endless',
      (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(bytes), 5);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'a connection that breaks',
      (request, response) => {
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, 10), () => request.socket.destroy());
      },
    ],
  ];
  for (const [what, answer] of poor) {
    it(`does not take: ${what}`, async () => {
      await assert.rejects(
        download(await serve(answer), join(scratchFolder(), 'model'), { bytes: bytes.length }),
        PlaceUnusable,
      );
    });
  }

  it('ends at once when it is told to', async () => {
    const stop = new AbortController();
    const file = join(scratchFolder(), 'model');
    const address = await serve(() => setTimeout(() => stop.abort(new Error('told to')), 50));
    await assert.rejects(download(address, file, { bytes: 10, signal: stop.signal }), /told to/);
    assert.equal(existsSync(file), false);
  });
});
