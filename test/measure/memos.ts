/** The project's own labelled memos: a source, and sentences about it of five sorts. */

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { unsupportedKinds } from '../../src/core/grounding/grounding.js';
import type { Suspect, UnsupportedKind } from '../../src/core/grounding/grounding.js';

/** The first two are sound; `invented` and `changed` mark what the source does not have; `twisted` uses the source's own words for something untrue. */
export const variants = ['literal', 'paraphrased', 'invented', 'changed', 'twisted'] as const;
export type Variant = (typeof variants)[number];

const texts = z.array(z.string().min(1)).min(1);
const memoFile = z
  .array(
    z.strictObject({
      id: z.string(),
      genre: z.string(),
      source: z.string().min(100),
      literal: texts,
      paraphrased: texts,
      invented: texts,
      changed: texts,
      twisted: texts,
    }),
  )
  .min(1);

export interface LabelledSummary {
  readonly id: string;
  readonly memo: string;
  readonly variant: Variant;
  readonly source: string;
  readonly summary: string;
  /** What the source does not have; empty unless invented or changed. */
  readonly marked: readonly Suspect[];
}

/** Throws when a mark has a kind that does not exist, and when a sort that needs marks has none or one that may not has some. */
export function readMemos(file: string | URL): LabelledSummary[] {
  return memoFile.parse(parse(readFileSync(file, 'utf8'))).flatMap((memo) =>
    variants.flatMap((variant) =>
      memo[variant].map((text, index) => {
        const { summary, marked } = readMarks(text);
        if (marked.length > 0 !== (variant === 'invented' || variant === 'changed'))
          throw new Error(`${memo.id}, ${variant} ${index + 1}: ${marked.length} marks`);
        return {
          id: `${memo.id}/${variant}-${index + 1}`,
          memo: memo.id,
          variant,
          source: memo.source,
          summary,
          marked,
        };
      }),
    ),
  );
}

/** `the [[money|£5]] fine` → the text without the signs, and their places in it. */
export function readMarks(text: string): { readonly summary: string; readonly marked: readonly Suspect[] } {
  let summary = '';
  let at = 0;
  const marked: Suspect[] = [];
  for (const match of text.matchAll(/\[\[(?<kind>[a-z]+)\|(?<words>[^\]]+)\]\]/gu)) {
    const { kind = '', words = '' } = match.groups ?? {};
    if (!isKind(kind)) throw new Error(`There is no kind ${kind}: ${text}`);
    summary += text.slice(at, match.index);
    marked.push({ start: summary.length, end: summary.length + words.length, kind });
    summary += words;
    at = match.index + match[0].length;
  }
  return { summary: summary + text.slice(at), marked };
}

const isKind = (kind: string): kind is UnsupportedKind => (unsupportedKinds as readonly string[]).includes(kind);
