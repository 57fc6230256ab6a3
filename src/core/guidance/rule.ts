/** A rule of the guidance: dated, with its source, and with what has taken its place. */

import * as z from 'zod';
import { linkTarget } from '../lessons/links.js';

const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2026-11-23');
const monthOrDaySchema = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'write the date as 2026-11-23 or 2026-11');
const urlSchema = z
  .string()
  .refine((url) => linkTarget(url)?.kind === 'external', 'use an address that starts with https://');

/** `law` binds everybody, `policy` binds those in government, `guidance` and a `principle` advise, a `licence` says what may be copied. */
export const ruleKinds = ['principle', 'law', 'policy', 'guidance', 'licence'] as const;

export const topics = [
  'personal-data',
  'markings',
  'public-tools',
  'automated-decisions',
  'ethics',
  'equality',
  'transparency',
  'quoting',
] as const;
export type Topic = (typeof topics)[number];

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.enum(ruleKinds),
  title: z.string().min(1),
  text: z.string().min(1).describe('What it asks for, in plain words'),
  source: z.strictObject({
    title: z.string().min(1),
    publisher: z.string().min(1),
    url: urlSchema,
    published: monthOrDaySchema.optional(),
    read: daySchema.describe('The day on which it was read'),
    licence: z.string().min(1),
  }),
  /** The first day, or month, in which it holds. Left out where it has held for long. */
  from: monthOrDaySchema.optional(),
  asOf: daySchema.describe('The day on which we last looked whether it still stands'),
  reviewBy: daySchema.describe('The last day before somebody must look again'),
  supersededBy: z
    .strictObject({
      rule: z.string().optional().describe('The id of the rule that holds now'),
      title: z.string().min(1),
      since: monthOrDaySchema,
      said: z.strictObject({ title: z.string().min(1), url: urlSchema }).describe('Who says so'),
      /** It is still taught under its old name, and never without saying what came after it. */
      stillTaught: z.boolean(),
    })
    .optional(),
  topics: z.array(z.enum(topics)).default([]),
  /** Numbers of the ten principles that it serves. */
  principles: z.array(z.number().int().min(1).max(10)).default([]),
  /** What texts call it, so that one that still teaches it can be found. */
  names: z.array(z.string().min(1)).default([]),
});
export type Rule = z.infer<typeof ruleSchema>;

/** All rules together: ids differ, and what has taken a rule's place is there. */
export const rulesSchema = z.array(ruleSchema).superRefine((rules, context) => {
  const ids = rules.map(({ id }) => id);
  for (const [index, { id, supersededBy }] of rules.entries()) {
    if (ids.indexOf(id) < index)
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `${id} is used twice` });
    const by = supersededBy?.rule;
    if (by !== undefined && !ids.includes(by))
      context.addIssue({ code: 'custom', path: [index, 'supersededBy', 'rule'], message: `there is no rule ${by}` });
  }
});
