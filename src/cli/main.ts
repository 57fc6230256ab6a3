/** From the arguments to an exit code. Every failure becomes one plain sentence on standard error. */

import { isAbort, ProblemError } from '../core/problems.js';
import { sayProblem } from '../core/sentences/problems.js';
import { english } from '../core/words.js';
import { WrongUse } from './terminal.js';
import type { ExitCode, Terminal } from './terminal.js';
import { usage, verbs } from './verbs.js';

/** Runs a verb. Never throws. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      (name === undefined ? terminal.error : terminal.out)(usage());
      return name === undefined ? 2 : 0;
    }
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) throw new WrongUse(`There is no verb “${name}”; there are ${Object.keys(verbs).join(', ')}.`);
    if (rest.includes('--help')) {
      terminal.out(`sandpit ${verb.use}\n    ${verb.says}\n`);
      return 0;
    }
    return await (
      await verb.load()
    )(rest, terminal);
  } catch (error) {
    terminal.error(`${sentence(error)}\n`);
    if (terminal.env['SANDPIT_DEBUG'] && error instanceof Error) terminal.error(`${withCauses(error)}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

function sentence(error: unknown): string {
  if (error instanceof WrongUse) return error.message;
  if (isAbort(error)) return 'Cancelled.';
  if (error instanceof ProblemError) return sayProblem(error.problem, english);
  const said = error instanceof Error ? error.message : String(error);
  return `Something went wrong that this program did not expect: ${said.replace(/\s+/gu, ' ')}. Set SANDPIT_DEBUG=1 and run it again to see where.`;
}

function withCauses(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${withCauses(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
