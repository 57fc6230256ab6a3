/** What a page is given to show a writing exercise. */

import * as z from 'zod/mini';
import { exerciseBase, markView } from '../../views.js';

export const writingView = z.object({
  kind: z.literal('writing'),
  ...exerciseBase,
  task: z.string(),
  data: z.optional(z.object({ title: z.string(), name: z.string(), text: z.string() })),
  /** The boxes in order; `hint` is empty when there is none. */
  parts: z.array(z.object({ id: z.string(), label: z.string(), hint: z.string(), rows: z.number() })),
  /** What stands in the boxes, by the ids of the parts. */
  draft: z.record(z.string(), z.string()),
  /** The texts that were checked last and their mark. In its places `run` is the part, counted from 0. */
  marked: z.optional(z.object({ texts: z.record(z.string(), z.string()), mark: markView })),
  /** A good text and why it is good, once asked for after an attempt. */
  good: z.optional(z.object({ parts: z.array(z.object({ label: z.string(), text: z.string() })), reveal: z.string() })),
  /** The text was written for a transparency record, and one can be drafted with it. */
  forRecord: z.boolean(),
});
export type WritingView = z.infer<typeof writingView>;
