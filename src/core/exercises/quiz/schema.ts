/** Kind `quiz`: a question with one right option, several, or a short text. */

import * as z from 'zod';
import { idSchema } from '../ids.js';

const optionSchema = z.strictObject({
  text: z.string().min(1).describe('What the learner can choose'),
  correct: z.boolean().default(false).describe('True when this option belongs to the right answer'),
  feedback: z.string().min(1).describe('Said when this option was chosen: why it is right, or what it overlooks'),
});

export const quizSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(['one', 'many', 'text']).default('one').describe('One right option, several, or a short text'),
    question: z.string().min(1).describe('The question, in one or two sentences'),
    options: z.array(optionSchema).min(2).max(8).optional().describe('For one and many'),
    accept: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('For text: accepted answers; capitals, spaces and punctuation do not matter'),
    feedback: z.string().optional().describe('For text: said when the answer is not accepted'),
    explain: z.string().min(1).describe('Said when the question is answered rightly, or shown on request'),
    principle: z.number().int().min(1).max(10).optional().describe('The principle that this question serves'),
    hints: z.array(z.string().min(1)).max(4).default([]),
    goodAnswers: z
      .array(z.union([z.string(), z.array(z.string())]))
      .optional()
      .describe('For text: must pass'),
    badAnswers: z
      .array(z.union([z.string(), z.array(z.string())]))
      .optional()
      .describe('For text: must fail'),
  })
  .superRefine((quiz, context) => {
    if (quiz.kind === 'text') {
      if (!quiz.accept) context.addIssue({ code: 'custom', path: ['accept'], message: 'missing' });
      return;
    }
    const right = quiz.options?.filter((option) => option.correct).length ?? 0;
    if (!quiz.options) context.addIssue({ code: 'custom', path: ['options'], message: 'missing' });
    else if (quiz.kind === 'one' && right !== 1)
      context.addIssue({ code: 'custom', path: ['options'], message: 'needs exactly one option with correct: true' });
    else if (quiz.kind === 'many' && right < 1)
      context.addIssue({ code: 'custom', path: ['options'], message: 'needs at least one option with correct: true' });
  });

type QuizFields = z.infer<typeof quizSchema>;
export interface QuizExercise {
  readonly kind: 'quiz';
  readonly id: string;
  readonly contentHash: string;
  readonly fields: QuizFields;
}
