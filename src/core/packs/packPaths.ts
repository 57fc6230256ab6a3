/** Which files a pack may hold, and how many and how large. */

import type { LessonProblem } from '../problems.js';
import type { PackFiles } from './pack.js';
import { pathFault, pathKey } from './paths.js';

export const packLimits = { files: 2000, bytes: 50 * 1024 * 1024, textBytes: 1024 * 1024 } as const;

const allowedType = /\.(?:json|md|txt|csv|png|jpg|webp)$/i;
const textType = /\.(?:json|md|txt|csv)$/i;

type Entry = Awaited<ReturnType<PackFiles['list']>>[number];

/** Every file that may not be there, before any is read. Each problem stands at the start of its file. */
export function checkPaths(entries: readonly Entry[]): readonly LessonProblem[] {
  const atStart = (file: string) => ({ file, line: 1, column: 1 });
  if (entries.length > packLimits.files)
    return [{ code: 'pack.too-large', limit: `${packLimits.files} files`, ...atStart('pack.json') }];
  const problems: LessonProblem[] = [];
  const seen = new Map<string, string>();
  let bytes = 0;
  for (const { path, bytes: size, kind = 'file' } of entries) {
    bytes += size;
    if (pathFault(path) !== undefined) problems.push({ code: 'pack.path-not-allowed', path, ...atStart(path) });
    else if (kind !== 'file' || !allowedType.test(path))
      problems.push({ code: 'pack.file-not-allowed', path, ...atStart(path) });
    else if (textType.test(path) && size > packLimits.textBytes)
      problems.push({ code: 'pack.too-large', limit: '1 MB for a text', ...atStart(path) });
    const key = pathKey(path);
    // On another computer one of the two would take the place of the other.
    if (seen.has(key)) problems.push({ code: 'pack.duplicate-id', id: path, ...atStart(path) });
    seen.set(key, path);
  }
  if (bytes > packLimits.bytes) problems.push({ code: 'pack.too-large', limit: '50 MB', ...atStart('pack.json') });
  return problems;
}
