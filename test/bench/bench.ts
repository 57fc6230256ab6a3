/** npm run bench: the figures of the README, each beside its limit. Exit code 1 when one is missed. */

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vsixFile } from '../../scripts/package.mjs';
import { models } from '../../scripts/lib/pins.mjs';
import { measureActivation } from './activation.js';
import { measureEmbeddedSpeed } from './embeddedSpeed.js';
import { measureGuard } from './guardSpeed.js';
import { measureOllamaOverhead } from './ollamaOverhead.js';
import { measurePages } from './pageUpdates.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Figure {
  readonly what: string;
  readonly got: string;
  readonly limit: string;
  readonly held: boolean;
}

const figures: Figure[] = [];
const add = (what: string, value: number, limit: number, show: (value: number) => string, atLeast = false): void => {
  const figure = {
    what,
    got: show(value),
    limit: `${atLeast ? '≥' : '≤'} ${show(limit)}`,
    held: atLeast ? value >= limit : value <= limit,
  };
  figures.push(figure);
  console.log(`${figure.held ? '✓' : '✗'} ${figure.what}: ${figure.got} (${figure.limit})`);
};
const ms = (value: number) => `${value.toFixed(1)} ms`;
const times = (value: number) => `${value.toFixed(2)} ×`;
const kilobytes = (value: number) => `${(value / 1000).toFixed(0)} KB`;
const megabytes = (value: number) => `${(value / 1e6).toFixed(2)} MB`;

const overhead = await measureOllamaOverhead();
add('Ollama: time to the first token added to a raw call', overhead.firstTokenMs.added, 2, ms);
add('Ollama: processor time per token, against a raw call', overhead.cpuPerToken.ratio, 1.5, times);
for (const phase of ['loading', 'reading', 'streaming'] as const)
  add(`Ollama: cancel seen by the server while ${phase}, p99`, overhead.cancelMs[phase].p99, 50, ms);

const pages = await measurePages();
add('Pages: updates a second while an answer streams', pages.updatesPerSecond, 20, (value) => value.toFixed(1));
add('Pages: script for 1,500 tokens', pages.scriptMs, 100, ms);
add('Pages: script for a key in a prompt of 20,000 characters', pages.keystrokeMs, 10, ms);

const activation = measureActivation();
add('Activation: loading and activate(), median', activation.ms, 30, ms);
add('Activation: code on the path', activation.bytes, 150_000, kilobytes);
add('Activation: libraries on the path', activation.libraries.length, 0, String);

const guard = await measureGuard();
const megabytesASecond = (value: number) => `${value.toFixed(1)} MB/s`;
add('Guard: text read on one core', guard.megabytesASecond, 5, megabytesASecond, true);
add('Guard: a prompt of 20,000 characters after a keystroke, p95', guard.keystrokeMs, 10, ms);
add('Guard: time a character at 10 MB against 10 KB', guard.linearity, 2, times);

const platform = `${process.platform}-${process.arch}`;
add('Universal .vsix', statSync(vsixFile()).size, 1.5e6, megabytes);
add(`.vsix for ${platform}, with llama.cpp`, statSync(vsixFile(platform)).size, 25e6, megabytes);

const speed = await measureEmbeddedSpeed(models.small.file);
add(
  `Embedded: tokens a second against llama.cpp alone (${speed.ours.toFixed(1)} and ${speed.raw.toFixed(1)})`,
  speed.ratio,
  0.95,
  times,
  true,
);

const table = [
  '| what | measured | limit |',
  '|---|---|---|',
  ...figures.map(({ what, got, limit }) => `| ${what} | ${got} | ${limit} |`),
].join('\n');
console.log(`\n${table}\n`);

if (process.argv.includes('--write')) {
  const readme = join(root, 'README.md');
  const text = readFileSync(readme, 'utf8');
  const begin = '<!-- figures:begin -->';
  const end = '<!-- figures:end -->';
  const written = `${text.slice(0, text.indexOf(begin) + begin.length)}\n${table}\n${text.slice(text.indexOf(end))}`;
  writeFileSync(readme, written);
}
if (figures.some((figure) => !figure.held)) process.exitCode = 1;
