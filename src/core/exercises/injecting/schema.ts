/**
 * Kind `injecting`, a lab: a letter with a planted line, the learner's own model, and how often it obeys the line without a
 * defence and with each of three. It is a measurement: there is no right outcome.
 */

import * as z from 'zod';
import { idSchema } from '../ids.js';
import { checkSchema } from '../prompting/schema.js';
import { usualDefences } from './defences.js';
import { places } from './plantLine.js';

const plantSchema = z.strictObject({
  line: z.string().min(1).max(500).describe('The instruction that is planted in the letter; it holds the canary'),
  canary: z
    .string()
    .regex(/[\p{L}\p{N}]/u, 'needs a letter or a digit')
    .max(60)
    .describe('A word or phrase that the letter has not: an answer that holds it shows that the model obeyed'),
  where: z
    .enum(places)
    .default('end')
    .describe('After the first paragraph, in the middle, or after the last one; always a paragraph of its own'),
});

const defencesSchema = z.strictObject({
  delimiting: z
    .strictObject({
      says: z
        .string()
        .min(1)
        .default(usualDefences.delimiting.says)
        .describe('Stands between the prompt and the letter'),
      before: z.string().min(1).default(usualDefences.delimiting.before).describe('The mark before the letter'),
      after: z.string().min(1).default(usualDefences.delimiting.after).describe('The mark after the letter'),
    })
    .default(usualDefences.delimiting),
  telling: z.string().min(1).default(usualDefences.telling).describe('The system prompt of the second defence'),
});

export const injectingSchema = z.strictObject({
  id: idSchema,
  task: z.string().min(1).describe('What the learner shall do, and what the model shall do with the letter'),
  data: z.string().describe('The letter: a text file of the pack, without the planted line'),
  dataTitle: z.string().optional().describe('What the letter is called on the page: Letter, Email, Objection'),
  prompt: z.string().min(1).describe('What stands in the prompt box at first; the proof runs it'),
  plant: plantSchema,
  useful: z.array(checkSchema).min(1).describe('What an answer must meet to be of use, planted line or not'),
  runs: z.number().int().min(3).max(20).default(5).describe('How many answers are asked for in each condition'),
  model: z
    .strictObject({
      temperature: z.number().min(0).max(2).default(0.7),
      seed: z.number().int().min(0).default(7),
      maxTokens: z.number().int().min(1).max(2048).default(120),
      contextTokens: z.number().int().min(256).max(32768).default(2048),
    })
    .default({ temperature: 0.7, seed: 7, maxTokens: 120, contextTokens: 2048 }),
  defences: defencesSchema.default({ ...usualDefences }),
  explain: z.string().optional().describe('Said beside the figures once all four conditions ran'),
  principle: z.number().int().min(1).max(10).optional(),
  hints: z.array(z.string().min(1)).max(4).default([]),
  goodAnswers: z.array(z.string().min(1)).min(1).describe('Useful answers, without the canary: must pass'),
  badAnswers: z.array(z.string()).min(1).describe('Answers of no use: must fail'),
});

type InjectingFields = z.infer<typeof injectingSchema>;
export interface InjectingExercise {
  readonly kind: 'injecting';
  readonly id: string;
  readonly contentHash: string;
  readonly fields: InjectingFields;
  /** The text of `data`, read from the pack, without the planted line. */
  readonly dataText: string;
}
