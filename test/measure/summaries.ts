/** Summaries that people labelled, from a file beside the repository. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const line = z.object({ id: z.string(), source: z.string(), summary: z.string(), supported: z.boolean() });
export type PersonLabelled = z.infer<typeof line>;

/** JSON Lines of `{"id","source","summary","supported"}`. Throws at the first line that is not. */
export function readSummaries(file: string): PersonLabelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      const read = line.safeParse(JSON.parse(text));
      if (!read.success)
        throw new Error(`Line ${index + 1} of ${file} is not {"id", "source", "summary", "supported"}.`);
      return [read.data];
    });
}

/**
 * The half that a summary belongs to. By the hash of its document (the id without what follows the last `_`), so that all summaries
 * of one document are in one half: what was tuned on has no document in common with what is measured.
 */
export function halfOf(id: string): 'tune' | 'measure' {
  const [first = 0] = createHash('sha256')
    .update(id.replace(/_[^_]*$/u, ''))
    .digest();
  return first % 2 === 0 ? 'tune' : 'measure';
}
