/** `sandpit prove`: runs the good and bad prompts of a pack on a real model, and keeps what came of it in `proof.json`. */

import { join } from 'node:path';
import type { Pack } from '../../core/packs/pack.js';
import { proofFile, proofNeeds, proofProblems, readProof } from '../../core/packs/proof.js';
import type { Proof } from '../../core/packs/proof.js';
import { prove as provePack, provableExercises } from '../../core/packs/prove.js';
import { readFileIfThere, writeFileAtomic } from '../../storage/atomicFile.js';
import { createEngines, readEngine } from '../engines.js';
import { readNumber, readOptions } from '../options.js';
import { packOnDisk, printed, problemLine } from '../packOnDisk.js';
import { recordPack, recordingFile } from '../recordPack.js';
import { exampleLines, keepExamples, labRows, proofRows, rates, tellProgress } from '../proofReport.js';
import { WrongUse } from '../terminal.js';
import type { Verb } from '../terminal.js';
import { textTable } from '../textTable.js';

export const prove: Verb = async (args, terminal) => {
  const { words, given } = readOptions(args, {
    engine: 'text',
    model: 'text',
    runs: 'text',
    only: 'text',
    threads: 'text',
    record: 'flag',
  });
  const engine = readEngine(given.engine);
  const runs = readNumber('runs', given.runs, proofNeeds.minRuns, { least: 1, most: 1000, whole: true });
  const threads =
    given.threads === undefined
      ? {}
      : { threads: readNumber('threads', given.threads, 1, { least: 1, most: 256, whole: true }) };
  const [named, ...more] = words;
  if (named === undefined || more.length > 0)
    throw new WrongUse('Name one pack: write sandpit prove and the folder that holds pack.json.');
  const onDisk = await packOnDisk(terminal.currentFolder, named);
  if (onDisk.result.kind === 'problems') {
    for (const problem of onDisk.result.problems)
      terminal.error(printed(problemLine(problem, onDisk, terminal.currentFolder, 'error')));
    terminal.error('The pack has problems; mend them first, then prove it.\n');
    return 1;
  }
  const { pack } = onDisk.result;
  const exercises = readOnly(given.only, pack);

  const engines = createEngines(terminal, threads);
  try {
    const model = await engines.open(engine, given.model, terminal.signal);
    const { description } = model;
    terminal.error(
      `${exercises.length} of ${provableExercises(pack).size} exercises, ${runs} runs of each prompt, ${description.title} (${description.engine} ${description.engineVersion})\n`,
    );
    const examples = keepExamples();
    const tell = tellProgress(terminal);
    const fresh = await provePack(pack, model, {
      runs,
      exercises,
      at: terminal.clock().toISOString(),
      signal: terminal.signal,
      onProgress: (progress) => {
        if (progress.kind !== 'lab') examples.add(progress);
        tell(progress);
      },
    });
    const kept = await keep(join(onDisk.folder, proofFile), fresh, pack, given.only !== undefined, runs);
    if (given.record) {
      await recordPack(pack, onDisk.folder, model, exercises, terminal);
      terminal.error(`Written: ${recordingFile}\n`);
    }
    // What was proved just now is what counts here; `check` looks at the whole.
    const short = proofProblems(pack, fresh, { ...proofNeeds, minRuns: runs }).filter(
      ({ code }) => code === 'proof.short',
    );
    if (given.json)
      terminal.out(
        `${JSON.stringify({ proof: fresh, rates: rates(fresh), problems: short.map((problem) => problemLine(problem, onDisk, terminal.currentFolder, 'error')), kept: kept.kept, note: kept.note })}\n`,
      );
    else {
      if (Object.keys(fresh.exercises).length > 0)
        terminal.out(textTable(['exercise', 'prompt', 'passed', 'needed', ''], proofRows(fresh), [2]));
      if (fresh.labs) terminal.out(textTable(['lab', 'condition', 'obeyed', 'useful'], labRows(fresh), [2, 3]));
      for (const line of exampleLines(examples, fresh, pack)) terminal.out(line);
      for (const problem of short) terminal.out(printed(problemLine(problem, onDisk, terminal.currentFolder, 'error')));
      terminal.out(`${kept.note}\n`);
    }
    return short.length > 0 ? 1 : 0;
  } finally {
    await engines.dispose();
  }
};

/** `--only`: keys of exercises, parted by commas. */
function readOnly(text: string | undefined, pack: Pack): readonly string[] {
  const keys = [...provableExercises(pack).keys()];
  if (keys.length === 0)
    throw new WrongUse('This pack has no exercise that a model answers, so there is nothing to prove.');
  if (text === undefined) return keys;
  const chosen = text.split(',').map((key) => key.trim());
  const unknown = chosen.find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new WrongUse(`There is no exercise “${unknown}”; there are ${keys.join(', ')}.`);
  return chosen;
}

/** Writes the proof, or says why the old one was left as it is: a short try never takes the place of a proof. */
async function keep(
  file: string,
  fresh: Proof,
  pack: Pack,
  part: boolean,
  runs: number,
): Promise<{ readonly kept: boolean; readonly note: string }> {
  if (runs < proofNeeds.minRuns)
    return {
      kept: false,
      note: `${proofFile} was left as it is: a proof needs ${proofNeeds.minRuns} runs of each prompt or more.`,
    };
  let whole = fresh;
  if (part) {
    const text = await readFileIfThere(file);
    const old = text === undefined ? undefined : readProof(text);
    if (old?.kind === 'proof') {
      const same = (['engine', 'engineVersion', 'model', 'digest'] as const).every(
        (key) => old.proof[key] === fresh[key],
      );
      if (!same)
        return {
          kept: false,
          note: `${proofFile} was left as it is: it was made with ${old.proof.model} on ${old.proof.engine} ${old.proof.engineVersion}. Prove the whole pack to replace it.`,
        };
      const keys = [...provableExercises(pack).keys()];
      const labs = merged(keys, fresh.labs, old.proof.labs);
      whole = {
        ...fresh,
        exercises: merged(keys, fresh.exercises, old.proof.exercises),
        ...(Object.keys(labs).length > 0 ? { labs } : {}),
      };
    }
  }
  await writeFileAtomic(file, `${JSON.stringify(whole, undefined, 2)}\n`);
  return { kept: true, note: `Written: ${proofFile}` };
}

/** The entries of exercises that are still there, in the order of the pack; the fresh ones before the old. */
function merged<Entry>(
  keys: readonly string[],
  fresh: { readonly [key: string]: Entry } = {},
  old: { readonly [key: string]: Entry } = {},
): { [key: string]: Entry } {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const entry = fresh[key] ?? old[key];
      return entry === undefined ? [] : [[key, entry]];
    }),
  );
}
