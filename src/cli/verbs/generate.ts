/** `sandpit generate claims`: the same bytes for the same seed, rows and bias, on every machine. */

import { resolve } from 'node:path';
import { biasNames } from '../../core/synthetic/bias.js';
import type { BiasName } from '../../core/synthetic/bias.js';
import { claimsOf, mostClaims } from '../../core/synthetic/claims.js';
import type { Claim } from '../../core/synthetic/claims.js';
import { claimAsLine, csvHeader } from '../../core/synthetic/claimsAsCsv.js';
import { syntheticMark } from '../../core/synthetic/columns.js';
import type { ObservedLabel, Outcome } from '../../core/synthetic/outcomes.js';
import { writeFileAtomic } from '../../storage/atomicFile.js';
import { readNumber, readOptions } from '../options.js';
import type { Terminal, Verb } from '../terminal.js';
import { WrongUse } from '../terminal.js';

/** Rows between two looks at whether somebody still wants them, and two pieces of output. */
const rowsAtOnce = 1_000;

export const generate: Verb = async (args, terminal) => {
  const { rest, bias } = takeBias(args);
  // `bias` has been taken; it stands here so that a mistyped option is told of it.
  const { words, given } = readOptions(rest, { seed: 'text', rows: 'text', bias: 'text', output: 'text' });
  const [what, ...more] = words;
  if (what !== 'claims')
    throw new WrongUse(
      what === undefined
        ? 'There is nothing to generate; write sandpit generate claims --seed N --rows N.'
        : `“${what}” cannot be generated; write sandpit generate claims --seed N --rows N.`,
    );
  if (more.length > 0) throw new WrongUse(`“${more.join(' ')}” is one word too many; leave it out.`);
  const settings = {
    seed: required('seed', given.seed, 0, Number.MAX_SAFE_INTEGER),
    rows: required('rows', given.rows, 1, mostClaims),
    bias: bias.map(readBias),
  };
  if (given.output === '') throw new WrongUse('The option -o needs a file name; write -o claims.csv.');
  const file = given.output === '-' ? undefined : given.output;
  const counts = counter();
  if (file !== undefined) {
    const pieces = [csvHeader];
    for (const claims of batches(settings, terminal)) {
      pieces.push(claims.map(claimAsLine).join(''));
      claims.forEach(counts.add);
    }
    if (terminal.signal.aborted) return 1;
    await writeFileAtomic(resolve(terminal.currentFolder, file), pieces.join(''));
    const { seed, rows } = settings;
    if (given.json) terminal.out(`${JSON.stringify({ mark: syntheticMark, file, ...settings, ...counts.all() })}\n`);
    else terminal.error(`Wrote ${rows} claims of seed ${seed} to ${file}.\n`);
    return 0;
  }
  if (given.json) {
    // Piece by piece: a million claims are more than one text can hold.
    terminal.out(`{"mark":${JSON.stringify(syntheticMark)},${JSON.stringify(settings).slice(1, -1)},"claims":[`);
    let comma = '';
    for (const claims of batches(settings, terminal)) {
      terminal.out(comma + claims.map((claim) => JSON.stringify(claim)).join(','));
      claims.forEach(counts.add);
      comma = ',';
    }
    terminal.out(`],${JSON.stringify(counts.all()).slice(1, -1)}}\n`);
    return terminal.signal.aborted ? 1 : 0;
  }
  terminal.out(csvHeader);
  for (const claims of batches(settings, terminal)) terminal.out(claims.map(claimAsLine).join(''));
  return terminal.signal.aborted ? 1 : 0;
};

/** Ends early when it is cancelled. */
function* batches(
  { rows, ...settings }: { readonly seed: number; readonly rows: number; readonly bias: readonly BiasName[] },
  { signal }: Pick<Terminal, 'signal'>,
): Generator<readonly Claim[]> {
  const claimAt = claimsOf(settings);
  for (let start = 0; start < rows && !signal.aborted; start += rowsAtOnce)
    yield Array.from({ length: Math.min(rowsAtOnce, rows - start) }, (_, index) => claimAt(start + index));
}

function counter() {
  const outcomes: { [Name in Outcome]?: number } = {};
  const labels: { [Name in ObservedLabel]?: number } = {};
  return {
    add({ trueOutcome, observedLabel }: Claim) {
      outcomes[trueOutcome] = (outcomes[trueOutcome] ?? 0) + 1;
      labels[observedLabel] = (labels[observedLabel] ?? 0) + 1;
    },
    all: () => ({ outcomes, labels }),
  };
}

/** `--bias` takes every name up to the next option, and may come again; `-o` is short for `--output`. */
function takeBias(args: readonly string[]): { readonly rest: readonly string[]; readonly bias: readonly string[] } {
  const rest: string[] = [];
  const bias: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '-o') rest.push('--output');
    else if (arg.startsWith('--bias=')) bias.push(arg.slice('--bias='.length));
    else if (arg === '--bias') {
      const before = bias.length;
      while (at + 1 < args.length && !args[at + 1]?.startsWith('-') && args[at + 1] !== 'claims')
        bias.push(args[++at] ?? '');
      if (bias.length === before) throw new WrongUse(`The option --bias needs a name: ${biasNames.join(', ')}.`);
    } else rest.push(arg);
  }
  return { rest, bias: [...new Set(bias)] };
}

function readBias(text: string): BiasName {
  const found = biasNames.find((name) => name === text);
  if (found === undefined) throw new WrongUse(`There is no bias “${text}”; there are ${biasNames.join(', ')}.`);
  return found;
}

function required(name: string, text: string | undefined, least: number, most: number): number {
  if (text === undefined) throw new WrongUse(`The option --${name} is missing; write --${name} and a whole number.`);
  return readNumber(name, text, least, { least, most, whole: true });
}
