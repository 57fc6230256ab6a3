/** What `sandpit prove` shows: progress, a table, and answers that say why a prompt falls short. */

import { conditions } from '../core/exercises/injecting/conditions.js';
import type { Pack } from '../core/packs/pack.js';
import { proofNeeds } from '../core/packs/proof.js';
import type { Proof, PromptProof } from '../core/packs/proof.js';
import { promptingExercises } from '../core/packs/prove.js';
import type { PromptProgress, ProveProgress } from '../core/packs/prove.js';
import { sayReason } from '../core/sentences/reasons.js';
import { english } from '../core/words.js';
import type { Terminal } from './terminal.js';

type Kind = 'good' | 'bad';

function meets(kind: Kind, { passes, runs }: PromptProof): boolean {
  return kind === 'good' ? passes / runs >= proofNeeds.good : passes / runs <= proofNeeds.bad;
}

function each(proof: Proof): { readonly key: string; readonly kind: Kind; readonly own: PromptProof }[] {
  return Object.entries(proof.exercises).flatMap(([key, { good, bad }]) => [
    ...good.map((own) => ({ key, kind: 'good' as const, own })),
    ...bad.map((own) => ({ key, kind: 'bad' as const, own })),
  ]);
}

export function rates(proof: Proof) {
  return each(proof).map(({ key, kind, own }) => ({
    exercise: key,
    kind,
    prompt: own.prompt,
    runs: own.runs,
    passes: own.passes,
    rate: own.passes / own.runs,
    meets: meets(kind, own),
  }));
}

export function proofRows(proof: Proof): string[][] {
  return each(proof).map(({ key, kind, own }) => [
    key,
    `${kind} ${own.prompt + 1}`,
    `${own.passes}/${own.runs}`,
    kind === 'good' ? `at least ${proofNeeds.good * 100}%` : `at most ${proofNeeds.bad * 100}%`,
    meets(kind, own) ? '✓' : '✗',
  ]);
}

/** One row a condition. What is asked of the whole is told by the problems. */
export function labRows({ labs = {} }: Proof): string[][] {
  return Object.entries(labs).flatMap(([key, { conditions: counts }]) =>
    conditions.map((name) => {
      const { runs, obeyed, useful } = counts[name];
      return [key, name, `${obeyed}/${runs}`, `${useful}/${runs}`];
    }),
  );
}

export interface Examples {
  add(progress: PromptProgress): void;
  of(key: string, kind: Kind, prompt: number): readonly PromptProgress[];
}

const most = 3;

/** Keeps a few answers of each prompt that went against what was wanted. */
export function keepExamples(): Examples {
  const kept = new Map<string, PromptProgress[]>();
  const id = (key: string, kind: Kind, prompt: number) => `${kind} ${prompt} ${key}`;
  return {
    add(progress) {
      if (progress.passed === (progress.kind === 'good')) return;
      const own = id(progress.exercise, progress.kind, progress.prompt);
      const list = kept.get(own) ?? [];
      if (list.length < most && !list.some(({ answer }) => answer === progress.answer))
        kept.set(own, [...list, progress]);
    },
    of: (key, kind, prompt) => kept.get(id(key, kind, prompt)) ?? [],
  };
}

/** For each prompt that falls short: the prompt, and answers with what they failed. */
export function exampleLines(examples: Examples, proof: Proof, pack: Pack): string[] {
  const exercises = promptingExercises(pack);
  return each(proof).flatMap(({ key, kind, own }) => {
    const fields = exercises.get(key)?.fields;
    if (!fields || meets(kind, own)) return [];
    const prompt = (kind === 'good' ? fields.goodPrompts : fields.badPrompts)[own.prompt] ?? '';
    return [
      `\n${key}, ${kind} prompt ${own.prompt + 1}: ${prompt.trim()}\n`,
      ...examples.of(key, kind, own.prompt).flatMap(({ answer, passed, results }) => [
        `  answered: ${answer.trim().replaceAll('\n', '\n            ')}\n`,
        ...(passed ? ['  … and passed every check\n'] : []),
        ...results.flatMap((result, index) => {
          const check = fields.checks[index];
          return result.passed || !check ? [] : [`  ✗ ${check.says}: ${sayReason(result.reason, english)}\n`];
        }),
      ]),
    ];
  });
}

/** On a screen one line that is written over; else a line when a prompt is done. */
export function tellProgress(terminal: Pick<Terminal, 'error' | 'live'>): (progress: ProveProgress) => void {
  let passes = 0;
  return (progress) => {
    const { exercise, run, done, of } = progress;
    const [name, passed, what] =
      progress.kind === 'lab'
        ? [progress.condition, progress.seen.obeyed, 'obeyed']
        : [`${progress.kind} ${progress.prompt + 1}`, progress.passed, 'passed'];
    passes = (run === 0 ? 0 : passes) + (passed ? 1 : 0);
    const text = `${done} of ${of}  ${exercise}  ${name}  ${passes} of ${run + 1} ${what}`;
    if (terminal.live) terminal.error(`\r\u001b[K${text}${done === of ? '\n' : ''}`);
    else if (done === of || done % Math.max(1, Math.ceil(of / 20)) === 0) terminal.error(`${text}\n`);
  };
}
