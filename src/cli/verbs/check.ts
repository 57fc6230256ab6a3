/** `sandpit check`: validates packs and runs their own samples, with no model. */

import { join } from 'node:path';
import { rules } from '../../core/guidance/rules.js';
import { dayOf } from '../../core/guidance/standing.js';
import { checkData } from '../../core/packs/checkData.js';
import { checkPack } from '../../core/packs/checkPack.js';
import type { Pack } from '../../core/packs/pack.js';
import { packReview } from '../../core/packs/packReview.js';
import { proofFile, proofProblems, readProof } from '../../core/packs/proof.js';
import type { Problem } from '../../core/problems.js';
import { readFileIfThere } from '../../storage/atomicFile.js';
import { folderFiles } from '../../storage/packFolder.js';
import { readOptions } from '../options.js';
import { packOnDisk, printed, problemLine } from '../packOnDisk.js';
import type { PackOnDisk, ProblemLine } from '../packOnDisk.js';
import { WrongUse } from '../terminal.js';
import type { Verb } from '../terminal.js';

interface Checked {
  readonly pack: string;
  readonly id?: string;
  readonly version?: string;
  readonly lessons: number;
  readonly exercises: number;
  readonly problems: readonly ProblemLine[];
}

export const check: Verb = async (args, terminal) => {
  const { words, given } = readOptions(args, {});
  if (words.length === 0)
    throw new WrongUse('There is no pack; write sandpit check and the folder that holds pack.json.');
  const today = dayOf(terminal.clock());
  const checked: Checked[] = [];
  for (const named of words) {
    if (terminal.signal.aborted) return 1;
    checked.push(await checkOne(await packOnDisk(terminal.currentFolder, named), terminal.currentFolder, today));
  }
  const errors = checked.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error').length;
  if (given.json) terminal.out(`${JSON.stringify({ packs: checked, errors })}\n`);
  else
    for (const pack of checked) {
      for (const problem of pack.problems) terminal.out(printed(problem));
      terminal.out(`${summary(pack)}\n`);
    }
  return errors > 0 ? 1 : 0;
};

async function checkOne(onDisk: PackOnDisk, currentFolder: string, today: string): Promise<Checked> {
  const { result, named } = onDisk;
  const lines = (problems: readonly Problem[], severity: ProblemLine['severity']) =>
    problems.map((problem) => problemLine(problem, onDisk, currentFolder, severity));
  if (result.kind === 'problems')
    return { pack: named, lessons: 0, exercises: 0, problems: lines(result.problems, 'error') };
  const { pack } = result;
  const proof = await proofOf(onDisk.folder, pack);
  return {
    pack: named,
    id: pack.manifest.id,
    version: pack.manifest.version,
    lessons: pack.lessons.length,
    exercises: pack.lessons
      .flatMap((lesson) => lesson.steps.flatMap(({ blocks }) => blocks))
      .filter(({ kind }) => kind === 'exercise').length,
    problems: [
      ...lines(checkPack(pack), 'error'),
      ...lines(await checkData(folderFiles(onDisk.folder), pack), 'error'),
      ...lines(proof.errors, 'error'),
      ...lines([...result.warnings, ...proof.warnings, ...packReview(pack, rules, today)], 'warning'),
    ],
  };
}

/** A pack need not be proved to be valid, so what its proof lacks is a warning; a proof that can't be read is an error. */
async function proofOf(
  folder: string,
  pack: Pack,
): Promise<{ readonly errors: readonly Problem[]; readonly warnings: readonly Problem[] }> {
  const text = await readFileIfThere(join(folder, proofFile));
  const read = text === undefined ? undefined : readProof(text);
  if (read?.kind === 'problems') return { errors: read.problems, warnings: [] };
  return { errors: [], warnings: proofProblems(pack, read?.proof) };
}

function summary({ pack, lessons, exercises, problems }: Checked): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const count = (number: number, one: string, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;
  const found = [
    ...(errors > 0 ? [count(errors, 'problem')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  const held = errors > 0 && lessons === 0 ? '' : `${count(lessons, 'lesson')}, ${count(exercises, 'exercise')}; `;
  return `${pack}: ${held}${found.length === 0 ? 'no problems' : found.join(', ')}`;
}
