/**
 * npm run measure:guard: how much the guard sees in the labelled texts, and how much of what it says is so, beside others.
 * --tune: the half that rules may be tuned on, with each miss · --write: the tables into docs/responsible-use.md
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { baselines as pins } from '../../scripts/lib/pins.mjs';
import { paths } from '../../scripts/lib/paths.mjs';
import { findingTypes, type FindingType } from '../../src/core/guard/finding.js';
import { scan } from '../../src/core/guard/scan.js';
import { corpus } from '../fixtures/guard/corpus.js';
import { baselines, type Baseline } from './baselines.js';
import { wilson } from '../../src/core/statistics/wilson.js';
import { nothing, score, type Miss, type Score } from './score.js';

/** What the project promises of *measure*; a name is a guess, and kinds without a target are only reported. */
const targets: { readonly [type in FindingType]?: { readonly precision: number; readonly recall: number } } = {
  'nhs-number': { precision: 0.98, recall: 0.98 },
  nino: { precision: 0.95, recall: 0.97 },
  utr: { precision: 0.98, recall: 0.98 },
  'vat-number': { precision: 0.98, recall: 0.98 },
  'paye-reference': { precision: 0.98, recall: 0.98 },
  iban: { precision: 0.98, recall: 0.98 },
  'payment-card': { precision: 0.98, recall: 0.98 },
  postcode: { precision: 0.95, recall: 0.97 },
  marking: { precision: 0.98, recall: 0.98 },
};
const harmlessTarget = 0.01;

const tune = process.argv.includes('--tune');
const split = tune ? 'tune' : 'measure';
const texts = corpus(split);
const harmless = texts.filter(({ labels, genre }) => genre === 'prompt' && labels.length === 0);

interface Result {
  readonly name: string;
  readonly types: readonly FindingType[];
  readonly scores: ReadonlyMap<FindingType, Score>;
  /** Harmless prompts in which it saw an order to the model. */
  readonly accused: number;
}

async function measure(one: Baseline, told: (miss: Miss) => void = () => {}): Promise<Result> {
  const scores = new Map<FindingType, Score>();
  let accused = 0;
  for (const text of texts) {
    const findings = (await one.find(text.text)).filter(({ type }) => one.types.includes(type));
    score(scores, text, findings, told);
    if (harmless.includes(text) && findings.some(({ type }) => type === 'injection')) accused += 1;
  }
  return { name: `${one.name} ${one.version}`.trim(), types: one.types, scores, accused };
}

const ours: Baseline = { name: 'AI Sandpit', version: '', types: findingTypes, find: async (text) => scan(text) };
const misses: Miss[] = [];
const results: Result[] = [await measure(ours, (miss) => misses.push(miss))];
const absent: string[] = [];
if (!tune)
  for (const { name, load } of baselines) {
    try {
      results.push(await measure(await load(paths.baselines, pins[name as keyof typeof pins].version)));
    } catch (error) {
      absent.push(
        `${name} was not measured: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      );
    }
  }

const share = (hits: number, of: number) => {
  if (of === 0) return 'none found';
  const { low, high } = wilson(hits, of);
  return `${(hits / of).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
};
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const scoreOf = (result: Result, type: FindingType) => result.scores.get(type) ?? nothing();

function ourTable(result: Result): string {
  return [
    row(['kind', 'labelled', 'precision (95 %)', 'recall (95 %)', 'to the character', 'target']),
    '|---|---|---|---|---|---|',
    ...findingTypes.map((type) => {
      const { found, labels, right, findings, exact } = scoreOf(result, type);
      const target = targets[type];
      const held = target && right >= findings * target.precision && found >= labels * target.recall;
      return row([
        type,
        String(labels),
        share(right, findings),
        share(found, labels),
        labels === 0 ? '' : (exact / labels).toFixed(2),
        target ? `${held ? '✓' : '✗'} ${target.precision} and ${target.recall}` : 'reported only',
      ]);
    }),
  ].join('\n');
}

function besideTable(all: readonly Result[], types: readonly FindingType[]): string {
  const able = all.filter((result) => types.some((type) => result.types.includes(type)));
  return [
    row(['precision / recall', ...able.map(({ name }) => name)]),
    `|---${'|---'.repeat(able.length)}|`,
    ...types.map((type) =>
      row([
        type,
        ...able.map((result) => {
          if (!result.types.includes(type)) return 'not offered';
          const { found, labels, right, findings } = scoreOf(result, type);
          return `${findings === 0 ? '–' : (right / findings).toFixed(2)} / ${(found / labels).toFixed(2)}`;
        }),
      ]),
    ),
  ].join('\n');
}

function ordersTable(all: readonly Result[]): string {
  const able = all.filter((result) => result.types.includes('injection'));
  return [
    row([
      '',
      'planted orders found',
      'findings that were planted orders',
      `of ${harmless.length} harmless prompts, called an order`,
    ]),
    '|---|---|---|---|',
    ...able.map((result) => {
      const { found, labels, right, findings } = scoreOf(result, 'injection');
      return row([
        result.name,
        share(found, labels),
        share(right, findings),
        `${result.accused}: ${share(result.accused, harmless.length)}`,
      ]);
    }),
  ].join('\n');
}

const templates = new Set(texts.map(({ template }) => template)).size;
const counted = `${texts.length} texts from ${templates} templates (*${split}*), ${texts.reduce((sum, { labels }) => sum + labels.length, 0)} labels.`;
const tables = [
  counted,
  ourTable(results[0] as Result),
  ...(tune
    ? []
    : [
        besideTable(
          results,
          findingTypes.filter((type) => type !== 'injection' && type !== 'marking'),
        ),
      ]),
  ordersTable(results),
  ...absent,
].join('\n\n');
console.log(`\n${tables}\n`);
if (tune) listMisses(misses);
else countForms(misses);

if (process.argv.includes('--write')) {
  if (tune) throw new Error('The page shows what was measured on texts that no rule was tuned on: leave --tune out.');
  const page = join(fileURLToPath(new URL('../../', import.meta.url)), 'docs/responsible-use.md');
  const text = readFileSync(page, 'utf8');
  const begin = '<!-- measured:begin -->';
  const end = '<!-- measured:end -->';
  writeFileSync(
    page,
    `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${tables}\n\n${text.slice(text.indexOf(end))}`,
  );
}

const [own] = results as [Result];
const missed = Object.entries(targets).filter(([type, target]) => {
  const { found, labels, right, findings } = scoreOf(own, type as FindingType);
  return right < findings * target.precision || found < labels * target.recall;
});
for (const [type] of missed) console.log(`✗ ${type} misses its target`);
if (own.accused > harmless.length * harmlessTarget) console.log('✗ too many harmless prompts were called an order');
// A baseline may have left a thread behind.
process.exit(missed.length > 0 || own.accused > harmless.length * harmlessTarget ? 1 : 0);

function listMisses(all: readonly Miss[]): void {
  for (const { text, span, kind } of all) {
    const { start, end } = span;
    const around = `${text.text.slice(Math.max(0, start - 70), start)}⟦${text.text.slice(start, end)}⟧${text.text.slice(end, end + 40)}`;
    console.log(`${kind} ${span.type} in ${text.id}: ${around.replace(/\s+/g, ' ')}`);
  }
}

/** Of *measure* only how many, never which: whoever tunes must not read them. */
function countForms(all: readonly Miss[]): void {
  const counts = new Map<string, number>();
  for (const { span, kind } of all) counts.set(`${kind} ${span.type}`, (counts.get(`${kind} ${span.type}`) ?? 0) + 1);
  console.log([...counts].map(([what, count]) => `${what}: ${count}`).join('\n'));
}
