/** Texts as JSON Lines in, findings as JSON Lines out, in order. */

import * as z from 'zod';
import { scan } from '../core/guard/scan.js';
import { written } from './findingLines.js';
import { answerLines } from './jsonLines.js';
import type { Terminal } from './terminal.js';

const entry = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** Reads `{"id","text"}` a line and writes `{"id","findings"}` a line; see {@link answerLines}. */
export function scanLines(
  input: AsyncIterable<Uint8Array>,
  terminal: Pick<Terminal, 'out' | 'error' | 'signal'>,
  named: string,
): Promise<boolean> {
  const answer = ({ id, text }: z.infer<typeof entry>) => ({ id, findings: scan(text).map(written) });
  return answerLines(input, { entry, looks: '{"id", "text"}', answer }, terminal, named);
}
