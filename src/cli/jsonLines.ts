/** JSON Lines in, JSON Lines out, in order: the way in for programs that have many texts. */

import type * as z from 'zod';
import type { Terminal } from './terminal.js';

export interface JsonLines<Entry> {
  readonly entry: z.ZodType<Entry>;
  /** How a line has to look, for the sentence about one that does not: `{"id", "text"}`. */
  readonly looks: string;
  readonly answer: (entry: Entry) => unknown;
}

/**
 * Reads one entry a line and writes its answer as one line. A line that can't be read is said with its number and passed over.
 * Gives false when there was one, or when it was stopped.
 */
export async function answerLines<Entry>(
  input: AsyncIterable<Uint8Array>,
  { entry, looks, answer }: JsonLines<Entry>,
  terminal: Pick<Terminal, 'out' | 'error' | 'signal'>,
  named: string,
): Promise<boolean> {
  let number = 0;
  let good = true;
  for await (const line of linesOf(input)) {
    if (terminal.signal.aborted) return false;
    number += 1;
    if (line.trim() === '') continue;
    const read = entry.safeParse(parsed(line));
    if (read.success) terminal.out(`${JSON.stringify(answer(read.data))}\n`);
    else {
      good = false;
      terminal.error(
        `Line ${number} of ${named} is not ${looks} as JSON; it was left out, so mend it and run it again.\n`,
      );
    }
  }
  return good;
}

/** Undefined, which no entry is, when the line is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Lines of UTF-8 text, however its bytes were cut into pieces. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
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
