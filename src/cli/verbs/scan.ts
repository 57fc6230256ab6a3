/** `sandpit scan`: findings in texts. Findings are no failure: they are what it was asked for. */

import type { Finding } from '../../core/guard/finding.js';
import { scan as scanText } from '../../core/guard/scan.js';
import { ProblemError } from '../../core/problems.js';
import { sayNothingRecognised } from '../../core/sentences/guard.js';
import { sayProblem } from '../../core/sentences/problems.js';
import { english } from '../../core/words.js';
import { findingLines } from '../findingLines.js';
import { readOptions } from '../options.js';
import { openLines, readInput, readTextFile } from '../readText.js';
import { scanLines } from '../scanLines.js';
import type { ExitCode, Terminal, Verb } from '../terminal.js';

/** As much of one file as is read. */
const fileBytes = 64e6;

export const scan: Verb = async (args, terminal) => {
  const { words, given } = readOptions(args, { jsonl: 'flag' });
  const files = words.length === 0 ? ['-'] : words;
  if (given.jsonl) return scanLinesOf(files, terminal);
  let code: ExitCode = 0;
  const read: { file: string; text: string; findings: readonly Finding[] }[] = [];
  for (const file of files) {
    try {
      const text =
        file === '-'
          ? await readInput(terminal.input, fileBytes)
          : (await readTextFile(terminal.currentFolder, file, fileBytes, terminal.signal)).text;
      const one = { file: file === '-' ? 'standard input' : file, text, findings: scanText(text) };
      if (given.json) read.push(one);
      else terminal.out(report(one));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      terminal.error(`${sayProblem(error.problem, english)}\n`);
      code = 1;
    }
  }
  if (given.json)
    terminal.out(`${JSON.stringify({ files: read.map(({ file, findings }) => ({ file, findings })) })}\n`);
  return code;
};

async function scanLinesOf(files: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  for (const file of files) {
    try {
      const lines = file === '-' ? terminal.input : await openLines(terminal.currentFolder, file, terminal.signal);
      if (!(await scanLines(lines, terminal, file === '-' ? 'standard input' : file))) code = 1;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      terminal.error(`${sayProblem(error.problem, english)}\n`);
      code = 1;
    }
  }
  return code;
}

/** One line a finding with its place, and what to do; never the words themselves. */
function report({ file, text, findings }: { file: string; text: string; findings: readonly Finding[] }): string {
  if (findings.length === 0) return `${file}: ${sayNothingRecognised(english)}\n`;
  return findingLines(file, text, findings);
}
