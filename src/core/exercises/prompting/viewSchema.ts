/** What a page is given to show a prompting exercise. */

import * as z from 'zod/mini';
import { answerView, engineView, exerciseBase, markView, phase, problemView } from '../../views.js';

export const promptingView = z.object({
  kind: z.literal('prompting'),
  ...exerciseBase,
  task: z.string(),
  data: z.optional(z.object({ title: z.string(), name: z.string(), text: z.string() })),
  system: z.optional(z.string()),
  draft: z.string(),
  runs: z.number(),
  neededRuns: z.number(),
  /** Index of the run under way, and its phase. */
  running: z.optional(z.object({ run: z.number(), phase })),
  answers: z.array(answerView),
  mark: z.optional(markView),
  /** A good prompt and why it works, once asked for after an attempt. */
  good: z.optional(z.object({ prompt: z.string(), reveal: z.string() })),
  engine: z.optional(engineView),
  problem: z.optional(problemView),
});
export type PromptingView = z.infer<typeof promptingView>;
