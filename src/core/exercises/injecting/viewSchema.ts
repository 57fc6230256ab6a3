/** What a page is given to show the lab. */

import * as z from 'zod/mini';
import { answerView, engineView, exerciseBase, phase, problemView, span } from '../../views.js';
import { conditions } from './conditions.js';
import { labDraft } from './draft.js';
import { places } from './plantLine.js';

/** How many of the runs, from 0 to 1, with the ends of its 95 % interval, and both in words: `4 of 5`, `38% to 96%`. */
const labShare = z.object({
  share: z.number(),
  low: z.number(),
  high: z.number(),
  says: z.string(),
  interval: z.string(),
});
export type LabShare = z.infer<typeof labShare>;

export const injectingView = z.object({
  kind: z.literal('injecting'),
  ...exerciseBase,
  task: z.string(),
  /** The letter, without the planted line: the page plants the line that stands in the box. */
  data: z.object({ title: z.string(), name: z.string(), text: z.string() }),
  plant: z.object({ line: z.string(), canary: z.string(), where: z.enum(places) }),
  /** What makes an answer useful. */
  useful: z.array(z.string()),
  draft: labDraft,
  /** In each condition. */
  runs: z.number(),
  /** Index of the answer under way through all conditions, and its phase. */
  running: z.optional(z.object({ run: z.number(), phase })),
  /** In the order in which they were asked for: all of the first condition, then all of the second … */
  answers: z.array(answerView),
  /** One for each whole answer. */
  seen: z.array(
    z.object({ obeyed: z.boolean(), useful: z.boolean(), spans: z.array(span), lacks: z.array(z.string()) }),
  ),
  conditions: z.array(
    z.object({
      name: z.enum(conditions),
      title: z.string(),
      how: z.string(),
      /** What the defence adds to what is sent, word for word. */
      wording: z.string(),
      /** Absent before its first run. */
      counted: z.optional(z.object({ obeyed: labShare, useful: labShare })),
    }),
  ),
  /** The last result, whole or stopped, with what it was made with. */
  measured: z.optional(
    z.object({
      prompt: z.string(),
      line: z.string(),
      complete: z.boolean(),
      /** One or a few sentences: what the figures mean. */
      verdict: z.string(),
      /** The chart in words. */
      chart: z.string(),
      notes: z.array(z.string()),
      /** What was cut from the letter in the last condition, and by whom. */
      removed: z.array(z.object({ says: z.string(), text: z.string() })),
    }),
  ),
  engine: z.optional(engineView),
  problem: z.optional(problemView),
});
export type InjectingView = z.infer<typeof injectingView>;
