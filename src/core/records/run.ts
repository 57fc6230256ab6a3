/** A run: one call of a model and all that is needed to repeat it. */

import * as z from 'zod';
import { conditions } from '../exercises/injecting/conditions.js';
import { guardRecordSchema } from '../guard/guardRecord.js';

const contextSchema = z.object({
  verdict: z.enum(['complete', 'cut', 'unknown']),
  promptTokens: z.number().optional(),
  estimatedTokens: z.number().optional(),
  contextTokens: z.number(),
});

export const runSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  /** ISO 8601 with UTC. */
  at: z.string(),
  /** Where it was made. */
  from: z.union([
    z.object({ kind: z.literal('sandbox') }),
    z.object({ kind: z.literal('cli') }),
    z.object({
      kind: z.literal('exercise'),
      pack: z.string(),
      lesson: z.string(),
      step: z.string(),
      exercise: z.string(),
      /** Which of the lab's conditions. */
      condition: z.enum(conditions).optional(),
    }),
  ]),
  model: z.object({
    engine: z.enum(['embedded', 'ollama', 'recorded']),
    engineVersion: z.string(),
    name: z.string(),
    title: z.string(),
    digest: z.string(),
    where: z.enum(['this machine', 'department', 'outside']),
    template: z.string().optional(),
  }),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  /** What the learner typed and attached, apart, so that the run can be opened again. */
  prompt: z.string(),
  system: z.string().default(''),
  data: z.object({ name: z.string(), text: z.string() }).optional(),
  options: z.object({
    temperature: z.number(),
    seed: z.number(),
    maxTokens: z.number(),
    contextTokens: z.number(),
  }),
  answer: z.string(),
  outcome: z.union([
    z.object({ kind: z.literal('complete'), stopReason: z.enum(['stop', 'length']) }),
    z.object({ kind: z.literal('cancelled') }),
    z.object({ kind: z.literal('failed'), code: z.string() }),
  ]),
  timings: z
    .object({
      loadMs: z.number().optional(),
      firstTokenMs: z.number(),
      totalMs: z.number(),
      promptTokens: z.number().optional(),
      answerTokens: z.number(),
      tokensPerSecond: z.number(),
    })
    .optional(),
  context: contextSchema.optional(),
  /** What the guard noticed in what was sent, and what was decided; absent where nothing was sent, and in older runs. */
  guard: guardRecordSchema.optional(),
});
export type Run = z.infer<typeof runSchema>;

/** Puts data and prompt together the same way everywhere: sandbox, exercises, command line and proof. */
export function promptWithData(prompt: string, data: string | undefined): string {
  return data === undefined ? prompt : `${prompt}\n\n---\n${data.trim()}\n---`;
}
