/** Sources with their summaries as JSON Lines in, what the sources do not have as JSON Lines out, in order. */

import * as z from 'zod';
import { ground } from '../core/grounding/ground.js';
import type { Unsupported } from '../core/grounding/grounding.js';
import { answerLines } from './jsonLines.js';
import type { Terminal } from './terminal.js';

const entry = z.object({ id: z.union([z.string(), z.number()]), source: z.string(), summary: z.string() });

/** Reads `{"id","source","summary"}` a line and writes `{"id","supported","unsupported"}` a line; see {@link answerLines}. */
export function groundLines(
  input: AsyncIterable<Uint8Array>,
  terminal: Pick<Terminal, 'out' | 'error' | 'signal'>,
  named: string,
): Promise<boolean> {
  const answer = ({ id, source, summary }: z.infer<typeof entry>) => {
    const { supported, unsupported } = ground(source, summary);
    return { id, supported, unsupported: unsupported.map(written) };
  };
  return answerLines(input, { entry, looks: '{"id", "source", "summary"}', answer }, terminal, named);
}

function written({ kind, start, end }: Unsupported) {
  return { kind, start, end };
}
