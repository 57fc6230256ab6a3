/** Runs the guard as it is shipped in a process of its own, as a page does. Told on the command line: the bundle, and a file of text. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle, file] = process.argv.slice(2);
const { scan } = await import(pathToFileURL(bundle).href);
const whole = readFileSync(file, 'utf8');

const ofLength = (length) => whole.repeat(Math.ceil(length / whole.length)).slice(0, length);
/** Time as a person waits. The guard runs on one thread, so that it is the time of one core as well. */
const milliseconds = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const times = (count, work) => Array.from({ length: count }, (_, at) => milliseconds(() => work(at)));
const sorted = (values) => [...values].sort((one, other) => one - other);
const share = (values, of) => sorted(values)[Math.ceil(values.length * of) - 1];

const megabyte = ofLength(1_000_000);
// The compiler needs to have seen it all.
times(3, () => scan(megabyte));
// The least: whatever else runs on the machine only adds.
const least = Math.min(...times(25, () => scan(megabyte)));

const prompt = ofLength(20_000);
times(20, () => scan(prompt));
const prompts = Array.from({ length: 200 }, (_, key) => prompt.slice(0, 19_999 - key) + 'q'.repeat(key + 1));
const keystrokes = times(prompts.length, (at) => scan(prompts[at]));

const short = ofLength(10_000);
const shortMs =
  share(
    times(7, () => times(200, () => scan(short))),
    0.5,
  ) / 200;
const long = ofLength(10_000_000);
const longMs = share(
  times(3, () => scan(long)),
  0.5,
);

process.stdout.write(
  JSON.stringify({
    megabytesASecond: Buffer.byteLength(megabyte) / 1000 / least,
    keystrokeMs: share(keystrokes, 0.95),
    linearity: longMs / long.length / (shortMs / short.length),
  }),
);
