/**
 * npm run measure:grounding: what the grounding checks find and miss, with 95 % intervals (Wilson).
 *
 * `--summaries FILE`, or SANDPIT_SUMMARIES: summaries labelled by people as JSON Lines; only their measuring half counts.
 * `--tuning` measures what was tuned on instead; `--misses` names what went wrong there.
 * Exit code 1 when an aim is missed. Summaries of one document are not independent of one another, so the intervals of the
 * people's labels are narrower than they should be.
 */

import { parseArgs } from 'node:util';
import { readMemos } from './memos.js';
import { judge, millisecondsForPage, placesOf, ratesOf, sayRate } from './scoreGrounding.js';
import type { Rate } from './scoreGrounding.js';
import { halfOf, readSummaries } from './summaries.js';

const { values } = parseArgs({
  options: { summaries: { type: 'string' }, tuning: { type: 'boolean' }, misses: { type: 'boolean' } },
});
const part = values.tuning ? 'tune' : 'measure';
const file = values.summaries ?? process.env['SANDPIT_SUMMARIES'];

const memos = readMemos(new URL(`../fixtures/grounding/${part}.yaml`, import.meta.url)).map((labelled) => ({
  ...judge(labelled),
  supported: labelled.variant === 'literal' || labelled.variant === 'paraphrased',
}));
const people =
  file === undefined
    ? []
    : readSummaries(file)
        .filter(({ id }) => halfOf(id) === part)
        .map(judge);

const rows: { readonly what: string; readonly got: string; readonly aim?: string; readonly held?: boolean }[] = [];
const atLeast = (what: string, rate: Rate, aim: number) =>
  rows.push({ what, got: sayRate(rate), aim: `≥ ${aim * 100} %`, held: rate.of > 0 && rate.passed / rate.of >= aim });
const atMost = (what: string, rate: Rate, aim: number) =>
  rows.push({ what, got: sayRate(rate), aim: `≤ ${aim * 100} %`, held: rate.of > 0 && rate.passed / rate.of <= aim });
const variant = (name: string) => memos.filter((memo) => memo.variant === name);

const own = ratesOf(memos);
atLeast('Memos: precision', own.precision, 0.95);
atLeast('Memos: recall', own.recall, 0.35);
const marked = placesOf(memos);
atLeast('Memos: invented or changed numbers, dates and sums found', marked.amounts, 0.95);
rows.push({ what: 'Memos: invented or changed names found', got: sayRate(marked.names) });
for (const name of ['invented', 'changed', 'twisted'])
  rows.push({ what: `Memos: ${name} found`, got: sayRate(ratesOf(variant(name)).recall) });
atMost('Memos: false alarms on literal sentences', ratesOf(variant('literal')).falseAlarms, 0.05);
atMost('Memos: false alarms on sound paraphrases', ratesOf(variant('paraphrased')).falseAlarms, 0.05);
if (people.length > 0) {
  const { precision, recall, falseAlarms } = ratesOf(people);
  atLeast("People's labels: precision", precision, 0.95);
  atLeast("People's labels: recall", recall, 0.35);
  atMost("People's labels: false alarms on supported summaries", falseAlarms, 0.05);
}
const both = ratesOf([...memos, ...people]);
if (people.length > 0) {
  atLeast('Both: precision', both.precision, 0.95);
  atLeast('Both: recall', both.recall, 0.35);
}
const took = millisecondsForPage(
  memos.map(({ source }) => source),
  memos
    .slice(0, 8)
    .map(({ summary }) => summary)
    .join(' '),
);
rows.push({ what: 'A page of text, median', got: `${took.toFixed(1)} ms`, aim: '≤ 10 ms', held: took <= 10 });

console.log(
  `Measured on the part ${part === 'measure' ? 'for measuring (its heading says what was seen of it before)' : 'that was tuned on'}.\n`,
);
console.log('| what | measured (95 % interval) | aim | held |\n|---|---|---|---|');
for (const { what, got, aim = '', held } of rows)
  console.log(`| ${what} | ${got} | ${aim} | ${held === undefined ? '' : held ? 'yes' : 'no'} |`);
if (file === undefined) console.log("\nPeople's labels were left out: give a file with --summaries FILE.");

if (values.misses && values.tuning)
  for (const { id, supported, grounding, summary } of [...memos, ...people])
    if (supported !== grounding.supported)
      console.log(
        `${id}: ${supported ? 'false alarm' : 'missed'}: ${summary} [${grounding.unsupported.map(({ text }) => text).join('; ')}]`,
      );

process.exitCode = rows.some(({ held }) => held === false) ? 1 : 0;
