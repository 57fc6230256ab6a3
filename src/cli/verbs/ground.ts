/** `sandpit ground`: what a summary says that its source does not. Findings are no failure: they are what it was asked for. */

import { ground as groundText } from '../../core/grounding/ground.js';
import { ProblemError } from '../../core/problems.js';
import { sayBlindSpots, sayUnsupported } from '../../core/sentences/grounding.js';
import { sayProblem } from '../../core/sentences/problems.js';
import { english } from '../../core/words.js';
import { groundLines } from '../groundLines.js';
import { readOptions } from '../options.js';
import { openLines, readInput, readTextFile } from '../readText.js';
import { WrongUse } from '../terminal.js';
import type { ExitCode, Terminal, Verb } from '../terminal.js';

/** As much of one file as is read. */
const fileBytes = 16e6;

export const ground: Verb = async (args, terminal) => {
  const { words, given } = readOptions(args, { source: 'text', summary: 'text', jsonl: 'flag' });
  if (given.jsonl) {
    if (given.source !== undefined || given.summary !== undefined)
      throw new WrongUse(
        'The option --jsonl reads sources and summaries from lines; leave out --source and --summary.',
      );
    return groundLinesOf(words.length === 0 ? ['-'] : words, terminal);
  }
  if (words.length > 0) throw new WrongUse(`“${words[0]}” is one word too many; write --source FILE --summary FILE.`);
  if (given.source === undefined || given.summary === undefined)
    throw new WrongUse('Two texts are compared; write --source FILE --summary FILE, with - for standard input.');
  if (given.source === '-' && given.summary === '-')
    throw new WrongUse('Standard input is one text; give the source or the summary as a file.');
  const source = await read(given.source, terminal);
  const summary = await read(given.summary, terminal);
  const result = groundText(source, summary);
  if (given.json) terminal.out(`${JSON.stringify(result)}\n`);
  else terminal.out(report(summary, result.unsupported, given.summary === '-' ? 'standard input' : given.summary));
  return 0;
};

async function read(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return readInput(terminal.input, fileBytes);
  return (await readTextFile(terminal.currentFolder, file, fileBytes, terminal.signal)).text;
}

async function groundLinesOf(files: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  for (const file of files) {
    try {
      const lines = file === '-' ? terminal.input : await openLines(terminal.currentFolder, file, terminal.signal);
      if (!(await groundLines(lines, terminal, file === '-' ? 'standard input' : file))) code = 1;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      terminal.error(`${sayProblem(error.problem, english)}\n`);
      code = 1;
    }
  }
  return code;
}

type Found = ReturnType<typeof groundText>['unsupported'];

/** One line for each place, from line and column 1, with the nearest line of the source. */
function report(summary: string, unsupported: Found, named: string): string {
  if (unsupported.length === 0)
    return `${named}: nothing found that the source does not have. ${sayBlindSpots(english)}\n`;
  return unsupported
    .map((found) => {
      const before = summary.slice(0, found.start).split('\n');
      const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
      return `${named}:${place}: ${found.kind} ${sayUnsupported(found, english)}\n`;
    })
    .join('');
}
