/** The packs that are shipped, read through the same door as any other. */

import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '../../src/core/packs/pack.js';
import { readPack } from '../../src/core/packs/readPack.js';
import { folderFiles } from '../../src/storage/packFolder.js';

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));

export const packNames: readonly string[] = readdirSync(lessons, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export const packFolder = (name: string): string => join(lessons, name);

/** Fails with all problems when the pack has any. */
export async function shippedPack(name: string): Promise<Pack> {
  const result = await readPack(folderFiles(packFolder(name)));
  if (result.kind === 'problems') assert.fail(JSON.stringify(result.problems, undefined, 1));
  return result.pack;
}
