import { statfs } from 'node:fs/promises';
import { ProblemError } from '../core/problems.js';

/** What the disk must have left over when a big file has been written, so that the editor can still save. */
const reserveBytes = 64 << 20;

/**
 * Refuses to begin a big file that can't end: throws `disk.full` when the disk of `folder` has not `bytes` free.
 * Where the system does not say how much is free, the writing itself will tell.
 */
export async function needRoom(folder: string, bytes: number, file: string): Promise<void> {
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
  if (free !== undefined && free < bytes + reserveBytes) throw new ProblemError({ code: 'disk.full', file });
}
