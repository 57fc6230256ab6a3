/** Sources with their summaries as JSON Lines in, what the sources do not have as JSON Lines out, in order. */

import * as z from 'zod';
import { ground } from '../core/grounding/ground.js';
import type { Unsupported } from '../core/grounding/grounding.js';
import { linesOf } from './scanLines.js';
import type { Terminal } from './terminal.js';

const entry = z.object({ id: z.union([z.string(), z.number()]), source: z.string(), summary: z.string() });

/**
 * Reads `{"id","source","summary"}` a line and writes `{"id","supported","unsupported"}` a line. A line that can't be read is said
 * with its number and passed over. Gives false when there was one.
 */
export async function groundLines(
  input: AsyncIterable<Uint8Array>,
  terminal: Pick<Terminal, 'out' | 'error' | 'signal'>,
  named: string,
): Promise<boolean> {
  let number = 0;
  let good = true;
  for await (const line of linesOf(input)) {
    if (terminal.signal.aborted) return false;
    number += 1;
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (read) {
      const { supported, unsupported } = ground(read.source, read.summary);
      terminal.out(`${JSON.stringify({ id: read.id, supported, unsupported: unsupported.map(written) })}\n`);
    } else {
      good = false;
      terminal.error(
        `Line ${number} of ${named} is not {"id", "source", "summary"} as JSON; it was left out, so mend it and run it again.\n`,
      );
    }
  }
  return good;
}

function readLine(line: string): z.infer<typeof entry> | undefined {
  try {
    return entry.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function written({ kind, start, end }: Unsupported) {
  return { kind, start, end };
}
