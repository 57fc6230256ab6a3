/** SHA-256 of big files, remembered beside the file so that half a gigabyte is not read twice. */

import { createHash } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { noteName, readNote, type ModelFileNote } from '../core/models/modelFile.js';
import { abortError, ProblemError } from '../core/problems.js';
import { errorCode, readFileIfThere, writeFileAtomic } from './atomicFile.js';

const chunkBytes = 1 << 20;

export interface WhileReading {
  readonly signal?: AbortSignal;
  /** Bytes read so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** SHA-256 of a file in lower-case hexadecimal. Throws `disk.cannot-read`, or an `AbortError`. */
export async function sha256OfFile(file: string, { signal, onBytes }: WhileReading = {}): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const handle = await open(file, 'r');
    try {
      const buffer = Buffer.alloc(chunkBytes);
      for (;;) {
        if (signal?.aborted) throw abortError();
        const { bytesRead } = await handle.read(buffer, 0, chunkBytes, bytes);
        if (bytesRead === 0) return hash.digest('hex');
        hash.update(buffer.subarray(0, bytesRead));
        bytes += bytesRead;
        onBytes?.(bytes);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (signal?.aborted) throw abortError();
    throw new ProblemError({ code: 'disk.cannot-read', file, reason: errorCode(error) }, error);
  }
}

/** What was remembered of a model file; undefined when nothing, or half a note, is there. */
export async function readRemembered(file: string): Promise<ModelFileNote | undefined> {
  const text = await readFileIfThere(noteName(file));
  return text === undefined ? undefined : readNote(text);
}

/**
 * Keeps a digest that was computed over the file as it is now, or over a file that is about to take its place.
 * Throws `disk.full`, `disk.cannot-write`.
 */
export async function remember(
  file: string,
  about: Pick<ModelFileNote, 'sha256' | 'imported' | 'title'>,
  computedOver = file,
): Promise<void> {
  const { size, mtimeMs } = await stat(computedOver);
  await writeFileAtomic(noteName(file), JSON.stringify({ ...about, size, mtimeMs } satisfies ModelFileNote));
}

export async function forget(file: string): Promise<void> {
  await rm(noteName(file), { force: true });
}
