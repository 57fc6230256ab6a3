/** Texts as JSON Lines in, findings as JSON Lines out, in order. */

import * as z from 'zod';
import { scan } from '../core/guard/scan.js';
import { written } from './findingLines.js';
import type { Terminal } from './terminal.js';

const entry = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/**
 * Reads `{"id","text"}` a line and writes `{"id","findings"}` a line. A line that can't be read is said with its number and
 * passed over. Gives false when there was one.
 */
export async function scanLines(
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
    if (read) terminal.out(`${JSON.stringify({ id: read.id, findings: scan(read.text).map(written) })}\n`);
    else {
      good = false;
      terminal.error(
        `Line ${number} of ${named} is not {"id", "text"} as JSON; it was left out, so mend it and run it again.\n`,
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

/** Lines of UTF-8 text, however its bytes were cut into pieces. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let pieces: string[] = [];
  for await (const bytes of input) {
    const parts = decoder.decode(bytes, { stream: true }).split('\n');
    for (const [index, part] of parts.entries()) {
      pieces.push(part);
      if (index === parts.length - 1) break;
      yield pieces.join('');
      pieces = [];
    }
  }
  const last = pieces.join('') + decoder.decode();
  if (last !== '') yield last;
}
