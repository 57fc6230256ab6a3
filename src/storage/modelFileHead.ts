import { open } from 'node:fs/promises';
import { readGgufHead, type GgufReading } from '../core/models/gguf.js';
import { ProblemError } from '../core/problems.js';
import { errorCode } from './atomicFile.js';

/** What a file on disk says of itself as a model. Throws `disk.cannot-read`. */
export async function readModelHead(file: string): Promise<GgufReading> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      return await readGgufHead({
        size,
        read: async (offset, length) => {
          const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
          const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
          return buffer.subarray(0, bytesRead);
        },
        decode: (bytes) => new TextDecoder().decode(bytes),
      });
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new ProblemError({ code: 'disk.cannot-read', file, reason: errorCode(error) }, error);
  }
}
