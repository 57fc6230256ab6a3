import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../../scripts/build.mjs';
import { paths } from '../../../scripts/lib/paths.mjs';

export const builtFolder = join(paths.test, 'pages');

let built: Promise<void> | undefined;

/** Builds the pages once, just as the product does, into a folder of the tests' own. */
export function buildPages(): Promise<void> {
  built ??= build({ ...bundles.pages, outdir: builtFolder }).then(() => undefined);
  return built;
}

export const readBuilt = (name: string): Promise<Buffer> => readFile(join(builtFolder, name));
