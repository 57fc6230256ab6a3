/** `sandpit scan`: findings in texts. Findings are no failure: they are what it was asked for. */

import { sayFinding } from '../../core/guard/explain.js';
import type { Finding } from '../../core/guard/finding.js';
import { scan as scanText } from '../../core/guard/scan.js';
import { ProblemError } from '../../core/problems.js';
import { sayProblem } from '../../core/sentences/problems.js';
import { sayPrinciple } from '../../core/sentences/principles.js';
import { english } from '../../core/words.js';
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
  if (findings.length === 0) return `${file}: nothing recognised. You are still responsible for what you send.\n`;
  const place = placesIn(text);
  return findings
    .map((finding) => {
      const { what, why, principle, instead, otherwise } = sayFinding(finding, english);
      const about = finding.reserved ? [why] : [why, instead, ...(otherwise === undefined ? [] : [otherwise])];
      const rule = finding.reserved ? '' : `    ${sayPrinciple(principle, english) ?? ''}\n`;
      return `${file}:${place(finding.start)}: ${finding.type} ${finding.severity} ${what}\n    ${about.join(' ')}\n${rule}`;
    })
    .join('');
}

/** Line and column, both from 1. Places are asked for in ascending order. */
function placesIn(text: string): (at: number) => string {
  let line = 1;
  let lineStart = 0;
  let next = text.indexOf('\n');
  return (at) => {
    while (next !== -1 && next < at) {
      line += 1;
      lineStart = next + 1;
      next = text.indexOf('\n', lineStart);
    }
    return `${line}:${at - lineStart + 1}`;
  };
}
