import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogueModel, ModelPlace } from '../../../src/core/models/catalogue.js';
import { ProblemError, type Problem } from '../../../src/core/problems.js';

/** Runs a test in a folder of its own. */
export async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sandpit-models-'));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Bytes that are the same each time and nowhere repeat. */
export function bytesOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 4)
    bytes.writeUInt32LE(Math.imul(at + 1, 2_654_435_761) >>> 0, Math.min(at, length - 4));
  return bytes;
}

export function modelOf(bytes: Uint8Array, places: readonly ModelPlace[]): CatalogueModel {
  return {
    id: 'tiny',
    title: 'Test model',
    file: 'test-model.gguf',
    bytes: bytes.length,
    sha256: sha256(bytes),
    licence: 'MIT',
    publisher: 'Nobody',
    memoryBytes: 1,
    can: '',
    cannot: '',
    use: 'plumbing',
    places,
  };
}

export interface Server {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
}

/** Runs a test with a real server on this machine. */
export async function withServer(
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  test: (server: Server) => Promise<void>,
): Promise<void> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    await test({ url: `http://127.0.0.1:${port}/model.gguf`, requests });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Answers as a publisher's server does: whole, or from a byte on when the tag is still the same. */
export function serve(request: IncomingMessage, response: ServerResponse, bytes: Buffer, tag = '"one"'): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isRange = request.headers.range !== undefined && request.headers['if-range'] === tag;
  const body = isRange ? bytes.subarray(from) : bytes;
  response.writeHead(isRange ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': body.length,
    etag: tag,
    ...(isRange ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  response.end(body);
}

export async function problemIn(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ProblemError, `a problem was expected, not ${String(error)}`);
  return error.problem;
}

export const namesIn = async (folder: string) => (await readdir(folder)).sort();
