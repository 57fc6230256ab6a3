/** What stands between the `---` lines at the top of a lesson. */

import * as z from 'zod';
import { idSchema } from '../exercises/ids.js';
import { linkTarget } from './links.js';

const sourceSchema = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.string().refine((url) => linkTarget(url)?.kind === 'external', 'use an address that starts with https://'),
  read: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2026-11-23')
    .describe('The day on which you read it'),
  licence: z.string().min(1).describe('The licence of the source, or how it may be quoted'),
});

export const frontMatterSchema = z.strictObject({
  id: idSchema.describe('Stable; progress hangs on it'),
  title: z.string().min(1),
  minutes: z.number().int().min(1).max(120).describe('How long the lesson takes'),
  objectives: z.array(z.string().min(1)).min(1).describe('What the learner can do afterwards'),
  principles: z.array(z.number().int().min(1).max(10)).default([]).describe('The principles that the lesson serves'),
  sources: z.array(sourceSchema).default([]),
});

export interface FrontMatterText {
  readonly yaml: string;
  /** The line of the file, from 1, on which the YAML starts. */
  readonly firstLine: number;
  /** The first line of the file, from 1, after the front matter. */
  readonly bodyLine: number;
}

/** Cuts the front matter off. Undefined when the first line is not `---` or no second one follows. */
export function splitFrontMatter(lines: readonly string[]): FrontMatterText | undefined {
  if (lines[0]?.trimEnd() !== '---') return undefined;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  return end === -1 ? undefined : { yaml: lines.slice(1, end).join('\n'), firstLine: 2, bodyLine: end + 2 };
}
