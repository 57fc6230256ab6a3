/** Kind `prompting`: the learner writes a prompt, a model answers it several times, each answer is checked. */

import * as z from 'zod';
import { ruleSchema } from '../../checks/rule.js';
import { idSchema } from '../ids.js';

export const checkSchema = z.strictObject({
  id: idSchema,
  says: z.string().min(1).describe('What is asked, in the words the learner reads'),
  rule: ruleSchema,
});

export const promptingSchema = z.strictObject({
  id: idSchema,
  task: z.string().min(1).describe('What the learner shall get the model to do'),
  data: z.string().optional().describe('A text file of the pack that is sent with the prompt and shown beside it'),
  dataTitle: z.string().optional().describe('What the data is called on the page: Letter, Minutes, Email'),
  system: z.string().optional().describe('A system prompt that is sent with every run and shown to the learner'),
  starter: z.string().optional().describe('What stands in the prompt box at first'),
  model: z
    .strictObject({
      temperature: z.number().min(0).max(2).default(0.2),
      seed: z.number().int().min(0).default(7),
      maxTokens: z.number().int().min(1).max(2048).default(160),
      contextTokens: z.number().int().min(256).max(32768).default(2048),
    })
    .default({ temperature: 0.2, seed: 7, maxTokens: 160, contextTokens: 2048 }),
  runs: z.number().int().min(1).max(10).default(3).describe('How many answers are asked for'),
  pass: z.number().int().min(1).max(10).default(2).describe('How many of them must pass every check'),
  checks: z.array(checkSchema).min(1),
  principle: z.number().int().min(1).max(10).optional(),
  hints: z.array(z.string().min(1)).min(1).max(4),
  goodPrompts: z.array(z.string().min(1)).min(1).describe('Each must pass when the pack is proved on a model'),
  badPrompts: z.array(z.string().min(1)).min(1).describe('Each must fail when the pack is proved on a model'),
  goodAnswers: z.array(z.string().min(1)).min(1).describe('Answers that must pass, with no model'),
  badAnswers: z.array(z.string()).min(1).describe('Answers that must fail, with no model'),
  reveal: z.string().optional().describe('Said beside the good prompt after an attempt: why it works'),
});

type PromptingFields = z.infer<typeof promptingSchema>;
export interface PromptingExercise {
  readonly kind: 'prompting';
  readonly id: string;
  readonly contentHash: string;
  readonly fields: PromptingFields;
  /** The text of `data`, read from the pack. */
  readonly dataText?: string;
}
