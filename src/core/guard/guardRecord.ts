/** What is kept of a review: how many of what, where, and what was decided. Never a value, never a place in the text. */

import * as z from 'zod';
import { decisions, type Decision } from './decision.js';
import { findingTypes } from './finding.js';
import type { Review } from './review.js';
import { sentParts } from './sentPart.js';

export const guardRecordSchema = z.object({
  verdict: z.enum(['clear', 'advise']),
  decision: z.enum(decisions),
  found: z.array(
    z.object({ type: z.enum(findingTypes), part: z.enum(sentParts), count: z.number(), reserved: z.boolean() }),
  ),
});
export type GuardRecord = z.infer<typeof guardRecordSchema>;

/** The record of a review after which the texts were sent. Where there was nothing to decide, “as it is” is no decision. */
export function guardRecord({ verdict, findings }: Review, decision: Decision): GuardRecord {
  const found: GuardRecord['found'] = [];
  for (const { part, finding } of findings) {
    const { type, reserved } = finding;
    const same = found.find((row) => row.type === type && row.part === part && row.reserved === reserved);
    if (same) same.count += 1;
    else found.push({ type, part, count: 1, reserved });
  }
  const clear = verdict.kind === 'clear';
  return {
    verdict: clear ? 'clear' : 'advise',
    decision: clear && decision === 'as-it-is' ? 'none' : decision,
    found,
  };
}
