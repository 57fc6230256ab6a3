/** What looking costs: how fast the guard reads, how soon it is through after a keystroke, and whether long texts cost more a letter. */

import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { corpus } from '../fixtures/guard/corpus.js';

export interface GuardSpeed {
  /** Megabytes of text (UTF-8) a second, on one core, over the labelled texts again and again: the best of 25 rounds. */
  readonly megabytesASecond: number;
  /** A prompt of 20,000 characters read again after each of 200 keystrokes: the 95th percentile, in ms. */
  readonly keystrokeMs: number;
  /** Time a character at 10 MB against 10 KB. 1 is linear. */
  readonly linearity: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The guard is bundled as it is shipped: what runs TypeScript for tests makes functions slower than they are. */
export async function measureGuard(): Promise<GuardSpeed> {
  const folder = join(root, '.sandpit/test/guardSpeed');
  await mkdir(folder, { recursive: true });
  const [bundle, text] = [join(folder, 'guard.mjs'), join(folder, 'texts.txt')];
  const entryPoints = [join(root, 'src/core/guard/scan.ts')];
  await build({ entryPoints, outfile: bundle, bundle: true, minify: true, format: 'esm', target: 'es2022' });
  await writeFile(text, [...corpus('tune', 2), ...corpus('measure', 2)].map((each) => each.text).join('\n\n'));
  const script = join(root, 'test/bench/rawGuard.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, bundle, text]);
  return JSON.parse(stdout) as GuardSpeed;
}
