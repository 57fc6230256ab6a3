/** What looking costs: how fast the guard reads, how soon it is through after a keystroke, and whether long texts cost more a letter. */

import { build } from 'esbuild';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { scan as Scan } from '../../src/core/guard/scan.js';
import { corpus } from '../fixtures/guard/corpus.js';
import { median } from './median.js';

export interface GuardSpeed {
  /** Megabytes of text (UTF-8) a second, on one core, over the labelled texts again and again. */
  readonly megabytesASecond: number;
  /** A prompt of 20,000 characters read again after each keystroke: the 95th of a hundred, in ms. */
  readonly keystrokeMs: number;
  /** Time a character at 10 MB against 10 KB. 1 is linear. */
  readonly linearity: number;
}

/** Processor time, so that what else runs on the machine does not count. */
function milliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The guard bundled as it is shipped: what runs TypeScript for tests makes functions slower than they are. */
async function asShipped(): Promise<typeof Scan> {
  const outfile = join(root, '.sandpit/test/guardAsShipped.mjs');
  const entryPoints = [join(root, 'src/core/guard/scan.ts')];
  await build({ entryPoints, outfile, bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'error' });
  const { scan } = (await import(`${pathToFileURL(outfile).href}?${Date.now()}`)) as { scan: typeof Scan };
  return scan;
}

export async function measureGuard(rounds = 25): Promise<GuardSpeed> {
  const scan = await asShipped();
  const texts = [...corpus('tune', 2), ...corpus('measure', 2)].map(({ text }) => text);
  const whole = texts.join('\n\n');
  const ofLength = (length: number) => whole.repeat(Math.ceil(length / whole.length)).slice(0, length);

  const megabyte = ofLength(1_000_000);
  const bytes = new TextEncoder().encode(megabyte).length;
  // The compiler needs to have seen it all.
  for (let warm = 0; warm < 3; warm += 1) scan(megabyte);
  // The least: whatever else runs on the machine only adds.
  const ms = Math.min(...Array.from({ length: rounds }, () => milliseconds(() => scan(megabyte))));

  for (let warm = 0; warm < 20; warm += 1) scan(ofLength(20_000));
  const keystrokes = Array.from({ length: 100 }, (_, key) => {
    const prompt = `${ofLength(20_000 - key - 1)}${'q'.repeat(key + 1)}`;
    return milliseconds(() => scan(prompt));
  }).sort((a, b) => a - b);

  const short = ofLength(10_000);
  const shortMs = median(Array.from({ length: 7 }, () => milliseconds(() => times(200, () => scan(short))))) / 200;
  const long = ofLength(10_000_000);
  const longMs = median(Array.from({ length: 3 }, () => milliseconds(() => scan(long))));
  return {
    megabytesASecond: bytes / 1000 / ms,
    keystrokeMs: keystrokes[94] ?? Infinity,
    linearity: longMs / long.length / (shortMs / short.length),
  };
}

function times(count: number, work: () => unknown): void {
  for (let at = 0; at < count; at += 1) work();
}
