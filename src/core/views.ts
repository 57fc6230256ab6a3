/** The parts that views on every page are made of, as zod schemas. Words are finished: the extension made the sentences. */

import * as z from 'zod/mini';
import { ceilings } from './guard/ceilings.js';

/** The most that may be sent to a model. Where the answers are recorded nothing is sent, and it is not applied. */
export const ceiling = z.enum(ceilings);

/** A problem as shown: one sentence, and what can be done about it in one click each. */
export const problemView = z.object({
  sentence: z.string(),
  actions: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type ProblemView = z.infer<typeof problemView>;

/** The model that would answer, and where the text goes. `null` model: no engine, see `problem`. */
export const engineView = z.object({
  title: z.string(),
  where: z.string(),
  /** What this model cannot do, in one sentence. */
  caution: z.string(),
  recorded: z.boolean(),
  ceiling,
});
export type EngineView = z.infer<typeof engineView>;

export const phase = z.enum(['queued', 'loading', 'reading', 'writing']);
export type Phase = z.infer<typeof phase>;

export const span = z.object({ start: z.number(), end: z.number() });

export const answerView = z.object({
  text: z.string(),
  state: z.enum(['running', 'complete', 'cancelled', 'failed']),
  phase: z.optional(phase),
  /** `first word 0.4 s · 31 tokens a second · the whole letter was read` */
  facts: z.string(),
  /** `complete`: nothing to say; `cut` is shown as a warning. */
  context: z.enum(['complete', 'cut', 'unknown', 'none']),
  contextSentence: z.string(),
  runId: z.optional(z.string()),
  problem: z.optional(problemView),
});
export type AnswerView = z.infer<typeof answerView>;

export const checkView = z.object({
  id: z.string(),
  says: z.string(),
  passed: z.boolean(),
  /** What was seen: `2 of 3 answers. “£12” is not in the letter.` */
  seen: z.string(),
  /** Places to show, the run counted from 0. */
  places: z.array(z.object({ run: z.number(), spans: z.array(span) })),
});
export type CheckView = z.infer<typeof checkView>;

export const markView = z.object({
  passed: z.boolean(),
  /** One sentence. */
  verdict: z.string(),
  checks: z.array(checkView),
});
export type MarkView = z.infer<typeof markView>;

/** What every view of an exercise has. */
export const exerciseBase = {
  id: z.string(),
  passed: z.boolean(),
  /** True when the exercise has changed since the learner did it. */
  changed: z.boolean(),
  hints: z.array(z.string()),
  hintsTotal: z.number(),
  attempts: z.number(),
  /** `Principle 3: You know how to use AI securely · AI Playbook, February 2025` */
  principle: z.optional(z.string()),
};
