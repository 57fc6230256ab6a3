/** Text from a file or from standard input, never more than is of use. */

import { createReadStream } from 'node:fs';
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
  const tooLong = (bytes: number) => new ProblemError({ code: 'file.too-long', file: name, bytes, limit });
  try {
    const stream = createReadStream(resolve(folder, path), { signal: signal as globalThis.AbortSignal, end: limit });
    return { name, text: decode(await collect(stream, limit, tooLong), name) };
  } catch (error) {
    if (error instanceof ProblemError || signal.aborted) throw error;
    throw new ProblemError({ code: 'disk.cannot-read', file: path, reason: errorCode(error) }, error);
  }
}

/** The prompt from standard input. Throws `prompt.too-long` once there are more bytes than any prompt of `limit` characters has. */
export async function readPrompt(input: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const bytes = await collect(
    input,
    limit * 4,
    (count) => new ProblemError({ code: 'prompt.too-long', characters: count, limit }),
  );
  return decode(bytes, 'standard input').replace(/\r?\n$/u, '');
}
