/** What a page is given to show a quiz. */

import * as z from 'zod/mini';
import { exerciseBase } from '../../views.js';

export const quizView = z.object({
  kind: z.literal('quiz'),
  ...exerciseBase,
  question: z.string(),
  answerKind: z.enum(['one', 'many', 'text']),
  options: z.array(z.string()),
  draft: z.object({ chosen: z.array(z.number()), text: z.string() }),
  /** The result of the last check; `feedback` is one entry for each chosen option, or one for a text. */
  result: z.optional(
    z.object({
      passed: z.boolean(),
      verdict: z.string(),
      feedback: z.array(z.object({ option: z.string(), right: z.boolean(), says: z.string() })),
    }),
  ),
  /** The right answer and why, once asked for after an attempt, or once passed. */
  answer: z.optional(z.object({ right: z.array(z.string()), explain: z.string() })),
});
export type QuizView = z.infer<typeof quizView>;
