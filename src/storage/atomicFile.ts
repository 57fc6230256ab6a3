import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ProblemError } from '../core/problems.js';

/**
 * Writes a whole file or leaves the old one as it was: to a neighbour first, flushed, then renamed over.
 * Throws `disk.full` or `disk.cannot-write`.
 */
export async function writeFileAtomic(file: string, text: string | Uint8Array): Promise<void> {
  const neighbour = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(neighbour, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(neighbour, file);
  } catch (error) {
    await rm(neighbour, { force: true });
    throw writeProblem(file, error);
  }
}

/** The text of a file, or undefined when there is none. Throws `disk.cannot-read`. */
export async function readFileIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new ProblemError({ code: 'disk.cannot-read', file, reason: errorCode(error) }, error);
  }
}

/** The problem behind a failed write. */
export function writeProblem(file: string, error: unknown): ProblemError {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ProblemError({ code: 'disk.full', file }, error);
  return new ProblemError({ code: 'disk.cannot-write', file, reason: code }, error);
}

/** `ENOENT` and its like; the message where an error carries no code. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
