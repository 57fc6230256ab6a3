/** A pack that a trainer names on the command line. */

import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { PackResult } from '../core/packs/pack.js';
import { readPack } from '../core/packs/readPack.js';
import type { Problem } from '../core/problems.js';
import { sayProblem } from '../core/sentences/problems.js';
import { english } from '../core/words.js';
import { folderFiles } from '../storage/packFolder.js';
import { WrongUse } from './terminal.js';

export interface PackOnDisk {
  /** Absolute. */
  readonly folder: string;
  /** As it was named. */
  readonly named: string;
  readonly result: PackResult;
}

/** Reads a pack from its folder. Throws a `WrongUse` when there is no such folder. */
export async function packOnDisk(currentFolder: string, named: string): Promise<PackOnDisk> {
  const folder = resolve(currentFolder, named);
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new WrongUse(`There is no folder ${named}; name the folder that holds pack.json.`);
  if (!found.isDirectory()) throw new WrongUse(`${named} is not a folder; name the folder that holds pack.json.`);
  return { folder, named, result: await readPack(folderFiles(folder)) };
}

export interface ProblemLine {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** As seen from the current folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A problem of a pack with its place; one that has no place stands at the start of the file or folder it speaks of. */
export function problemLine(
  problem: Problem,
  pack: PackOnDisk,
  currentFolder: string,
  severity: ProblemLine['severity'],
): ProblemLine {
  const file = 'file' in problem ? join(pack.folder, problem.file) : pack.folder;
  const place = 'line' in problem ? { line: problem.line, column: problem.column } : { line: 1, column: 1 };
  return {
    severity,
    code: problem.code,
    file: relative(currentFolder, file) || '.',
    ...place,
    message: sayProblem(problem, english),
  };
}

/** `file:line:col: code message`. */
export function printed({ severity, code, file, line, column, message }: ProblemLine): string {
  return `${file}:${line}:${column}: ${severity === 'warning' ? 'warning ' : ''}${code} ${message}\n`;
}
