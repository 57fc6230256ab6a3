/** Text from a file or from standard input, never more than is of use. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ProblemError } from '../core/problems.js';
import { errorCode } from '../storage/atomicFile.js';

/** All of a stream, given up as soon as it has more than `limit` bytes: then `tooLong` is thrown. */
async function collect(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
  tooLong: (bytes: number) => ProblemError,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.length;
    if (bytes > limit) throw tooLong(bytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Text has no such sign; programs and pictures do.
    if (!text.includes('\0')) return text;
  } catch (error) {
    throw new ProblemError({ code: 'file.not-text', file }, error);
  }
  throw new ProblemError({ code: 'file.not-text', file });
}

/** UTF-8 text of a file of at most `limit` bytes. Throws `disk.cannot-read`, `file.too-long`, `file.not-text`. */
export async function readTextFile(
  folder: string,
  path: string,
  limit: number,
  signal: AbortSignal,
): Promise<{ readonly name: string; readonly text: string }> {
  const name = basename(path);
  const file = resolve(folder, path);
  const tooLong = (bytes: number) => new ProblemError({ code: 'file.too-long', file: name, bytes, limit });
  try {
    const { size } = await stat(file);
    if (size > limit) throw tooLong(size);
    // What stands for a file may hold more than it says, or have no end.
    const stream = createReadStream(file, { signal: signal as globalThis.AbortSignal, end: limit });
    return { name, text: decode(await collect(stream, limit, tooLong), name) };
  } catch (error) {
    if (error instanceof ProblemError || signal.aborted) throw error;
    throw new ProblemError({ code: 'disk.cannot-read', file: path, reason: errorCode(error) }, error);
  }
}

/** Enough to tell how long a prompt that is far too long is; more is not waited for. */
const promptBytes = 32e6;

/** The prompt from standard input, whatever its length up to 32 MB. Throws `prompt.too-long` beyond, and `file.not-text`. */
export async function readPrompt(input: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const tooLong = (bytes: number) => new ProblemError({ code: 'prompt.too-long', characters: bytes, limit });
  return decode(await collect(input, promptBytes, tooLong), 'standard input').replace(/\r?\n$/u, '');
}

/** Text from standard input of at most `limit` bytes. Throws `file.too-long` beyond, and `file.not-text`. */
export async function readInput(input: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const tooLong = (bytes: number) => new ProblemError({ code: 'file.too-long', file: 'standard input', bytes, limit });
  return decode(await collect(input, limit, tooLong), 'standard input');
}

/** The bytes of a file of any length, piece by piece. Throws `disk.cannot-read` before the first piece when it can't be opened. */
export async function openLines(folder: string, path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const file = resolve(folder, path);
  try {
    if (!(await stat(file)).isFile())
      throw new ProblemError({ code: 'disk.cannot-read', file: path, reason: 'EISDIR' });
    return createReadStream(file, { signal: signal as globalThis.AbortSignal });
  } catch (error) {
    if (error instanceof ProblemError || signal.aborted) throw error;
    throw new ProblemError({ code: 'disk.cannot-read', file: path, reason: errorCode(error) }, error);
  }
}
