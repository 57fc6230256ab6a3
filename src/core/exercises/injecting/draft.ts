/** What stands in the lab's boxes. It is kept as texts by name. */

import * as z from 'zod/mini';
import type { InjectingExercise } from './schema.js';

export const labDraft = z.object({
  prompt: z.string(),
  line: z.string(),
  /** In how many runs without a defence the learner thinks the model will obey; absent when not said. */
  guess: z.optional(z.number()),
});
export type LabDraft = z.infer<typeof labDraft>;

/** The draft in the form in which it is kept. */
export function textsOf({ prompt, line, guess }: LabDraft): { [name: string]: string } {
  return { prompt, line, ...(guess === undefined ? {} : { guess: String(guess) }) };
}

/** The draft as it was kept; the exercise's own prompt and line where there is none. */
export function readDraft({ fields }: Pick<InjectingExercise, 'fields'>, kept: unknown): LabDraft {
  const texts = keptTexts.safeParse(kept);
  if (!texts.success) return { prompt: fields.prompt, line: fields.plant.line };
  const { prompt, line, guess } = texts.data;
  const number = guess === undefined || guess === '' ? undefined : Number(guess);
  const said = number !== undefined && Number.isInteger(number) && number >= 0 && number <= fields.runs;
  return { prompt, line, ...(said ? { guess: number } : {}) };
}

const keptTexts = z.object({ prompt: z.string(), line: z.string(), guess: z.optional(z.string()) });
