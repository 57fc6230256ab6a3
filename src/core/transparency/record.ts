/** A draft of a transparency record, as data: every field of the standard, filled or named as missing. */

import * as z from 'zod';
import { fieldIds } from './standard.js';

const fieldBase = {
  id: z.enum(fieldIds),
  tier: z.union([z.literal(1), z.literal(2)]),
  section: z.string(),
  number: z.string(),
  label: z.string(),
};

const recordFieldSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...fieldBase,
    state: z.literal('filled'),
    /** `exercise`: follows from what was done. `own-words`: the learner wrote it. */
    from: z.enum(['exercise', 'own-words']),
    lines: z.array(z.string().min(1)).min(1),
  }),
  z.strictObject({
    ...fieldBase,
    state: z.literal('missing'),
    /** When the field is needed, and who would know what belongs there, in one plain sentence each. */
    needed: z.string(),
    ask: z.string(),
  }),
]);
export type RecordField = z.infer<typeof recordFieldSchema>;

/** Strict, so that a record of another shape is refused and not half read. The order of the keys here is that of the JSON. */
export const transparencyRecordSchema = z.strictObject({
  format: z.literal(1),
  standard: z.strictObject({ name: z.string(), version: z.string() }),
  status: z.literal('draft'),
  /** ISO 8601 with UTC. */
  drafted: z.string(),
  /** The exercise that it was drafted from; absent when there was none. */
  about: z
    .strictObject({ pack: z.string(), packVersion: z.string(), lesson: z.string(), exercise: z.string() })
    .optional(),
  fields: z.array(recordFieldSchema),
});
export type TransparencyRecord = z.infer<typeof transparencyRecordSchema>;

export function isFilled(field: RecordField): field is Extract<RecordField, { state: 'filled' }> {
  return field.state === 'filled';
}
