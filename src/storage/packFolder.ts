import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ProblemError } from '../core/problems.js';
import type { PackFiles } from '../core/packs/pack.js';
import { packLimits } from '../core/packs/packPaths.js';
import { pathFault } from '../core/packs/paths.js';
import { errorCode } from './atomicFile.js';

type Entry = Awaited<ReturnType<PackFiles['list']>>[number];

/**
 * A pack in a folder on disk. Links and special files are listed as such, so that they can be refused by name; none is
 * followed. Names that start with a dot (`.git`, `.DS_Store`) are passed over: a folder that somebody works in has them.
 * At most one file more than a pack may hold is listed.
 */
export function folderFiles(folder: string): PackFiles {
  return {
    async list() {
      const found: Entry[] = [];
      await walk(folder, '', found);
      return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    },
    readText: (path) => readInside(folder, path),
  };
}

async function walk(folder: string, within: string, found: Entry[]): Promise<void> {
  const entries = await readdir(join(folder, within), { withFileTypes: true });
  for (const entry of entries) {
    if (found.length > packLimits.files) return;
    if (entry.name.startsWith('.')) continue;
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory()) await walk(folder, path, found);
    else if (entry.isFile()) found.push({ path, bytes: (await stat(join(folder, path))).size, kind: 'file' });
    else found.push({ path, bytes: 0, kind: entry.isSymbolicLink() ? 'link' : 'other' });
  }
}

/** Throws `disk.cannot-read`, `file.too-long`, `file.not-text`. The size is that which was read, not that which was promised. */
async function readInside(folder: string, path: string): Promise<string> {
  if (pathFault(path) !== undefined)
    throw new ProblemError({ code: 'disk.cannot-read', file: path, reason: 'not a path inside the pack' });
  const file = join(folder, path);
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(file)]);
    // A link may have been put there since the files were listed.
    if (real !== join(root, path))
      throw new ProblemError({ code: 'disk.cannot-read', file: path, reason: `leads to ${real.split(sep).join('/')}` });
    const handle = await open(real, 'r');
    try {
      const bytes = Buffer.alloc(packLimits.textBytes + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length === bytes.length) break;
      }
      if (length > packLimits.textBytes)
        throw new ProblemError({ code: 'file.too-long', file: path, bytes: length, limit: packLimits.textBytes });
      return decode(path, bytes.subarray(0, length));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError({ code: 'disk.cannot-read', file: path, reason: errorCode(error) }, error);
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ProblemError({ code: 'file.not-text', file: path }, error);
  }
}
