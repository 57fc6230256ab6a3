/** Kind `writing`: the learner writes a text in one box or several, and rules mark it. No model is needed. */

import * as z from 'zod';
import { ruleSchema } from '../../checks/rule.js';
import { fieldIds } from '../../transparency/standard.js';
import { idSchema } from '../ids.js';

const partSchema = z.strictObject({
  id: idSchema,
  label: z.string().min(1).describe('What the box is for, in a few words'),
  hint: z.string().min(1).optional().describe('One sentence under the label: what belongs in this box'),
  rows: z.number().int().min(1).max(20).default(4).describe('How many lines the box shows at first'),
  recordField: z
    .enum(fieldIds)
    .optional()
    .describe('The field of the transparency record that this text is written for'),
});

const checkSchema = z.strictObject({
  id: idSchema,
  says: z.string().min(1).describe('What is asked, in the words the learner reads'),
  part: idSchema.optional().describe('The part that is checked; all parts together when left out'),
  rule: ruleSchema,
});

/** Texts by the ids of their parts; where there is one part, its text alone will do. */
const sampleSchema = z.union([z.string(), z.record(z.string(), z.string())]);

export const writingSchema = z.strictObject({
  id: idSchema,
  task: z.string().min(1).describe('What the learner shall write, and for whom'),
  data: z.string().optional().describe('A text file of the pack that is shown beside the boxes'),
  dataTitle: z.string().optional().describe('What the data is called on the page: Letter, Minutes, Email'),
  parts: z.array(partSchema).min(1).max(8).describe('The boxes, in order'),
  checks: z.array(checkSchema).min(1).describe('Each must hold for a pass'),
  principle: z.number().int().min(1).max(10).optional(),
  hints: z.array(z.string().min(1)).min(1).max(4),
  goodAnswers: z.array(sampleSchema).min(1).describe('Each must pass; the first is shown on request after an attempt'),
  badAnswers: z.array(sampleSchema).min(1).describe('Each must fail a check'),
  reveal: z.string().optional().describe('Said beside the good text after an attempt: why it is good'),
});

type WritingFields = z.infer<typeof writingSchema>;
export interface WritingExercise {
  readonly kind: 'writing';
  readonly id: string;
  readonly contentHash: string;
  readonly fields: WritingFields;
  /** The text of `data`, read from the pack. */
  readonly dataText?: string;
}

/** What the learner wrote: texts by the ids of their parts. A part that is not there is empty. */
export type WrittenTexts = Readonly<Record<string, string>>;
