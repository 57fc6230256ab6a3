/** What the extension has written for the learner, read from the disk. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../../src/core/records/run.js';

export const progressFile = (storage: string, packId = 'foundations'): string =>
  join(storage, 'progress', `${packId}.json`);

export function progressText(storage: string): string {
  const file = progressFile(storage);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Runs that were kept, oldest first. */
export function keptRuns(storage: string): readonly Run[] {
  const folder = join(storage, 'runs');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Run);
}
