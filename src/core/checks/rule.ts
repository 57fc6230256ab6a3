/**
 * The closed table of declarative rules. A rule is data with exactly one key, `{ maxWords: 60 }`;
 * each key has one file in `rules/` with a pure function, listed in `rules.ts`.
 */

import * as z from 'zod';

const words = z.array(z.string().min(1)).min(1);
const keyPoint = z.strictObject({ point: z.string().min(1), phrasings: words });

/** One strict object a rule, so that a mistyped key is found at its place. */
export const ruleSchemas = {
  maxWords: z.strictObject({ maxWords: z.number().int().min(1) }),
  minWords: z.strictObject({ minWords: z.number().int().min(1) }),
  maxSentences: z.strictObject({ maxSentences: z.number().int().min(1) }),
  bullets: z.strictObject({ bullets: z.strictObject({ min: z.number().int().min(1), max: z.number().int().min(1) }) }),
  containsAll: z.strictObject({ containsAll: words }),
  containsAny: z.strictObject({ containsAny: words }),
  notContains: z.strictObject({ notContains: words }),
  oneOfLabels: z.strictObject({ oneOfLabels: words }),
  json: z.strictObject({ json: z.record(z.string(), z.unknown()) }),
  numbersFromSource: z.strictObject({ numbersFromSource: z.literal(true) }),
  quotesFromSource: z.strictObject({ quotesFromSource: z.literal(true) }),
  covers: z.strictObject({ covers: z.array(keyPoint).min(1) }),
  readingAge: z.strictObject({
    readingAge: z.strictObject({ max: z.number(), exempt: z.array(z.string()).default([]) }),
  }),
  promptMentions: z.strictObject({ promptMentions: words }),
  noPersonalData: z.strictObject({ noPersonalData: z.literal(true) }),
} as const;

export type RuleName = keyof typeof ruleSchemas;
type RuleShapes = { [Name in RuleName]: z.infer<(typeof ruleSchemas)[Name]> };
export type Rule = RuleShapes[RuleName];

export const ruleSchema: z.ZodType<Rule> = z.union(
  Object.values(ruleSchemas) as unknown as readonly [z.ZodType<Rule>, ...z.ZodType<Rule>[]],
);
