/** A pack: a folder (or zip) of lessons that is data only. */

import * as z from 'zod';
import type { Lesson } from '../lessons/lesson.js';
import type { Problem, SourcePlace } from '../problems.js';
import { idSchema } from '../exercises/ids.js';

export const packFormat = 1;

export const manifestSchema = z.strictObject({
  format: z.literal(packFormat).describe('The version of the pack format'),
  id: idSchema.describe('Stable; progress hangs on it'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'use three numbers, such as 1.0.0'),
  title: z.string().min(1),
  summary: z.string().optional().describe('One sentence for the list of packs'),
  publisher: z.string().min(1),
  licence: z.string().min(1),
  language: z.string().min(2).describe('en or cy'),
  reviewBy: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2027-11-23'),
  lessons: z
    .array(z.string().regex(/^lessons\/[a-z0-9][a-z0-9-]*\.md$/, 'lessons/ and a lower-case name ending in .md'))
    .min(1),
});
export type PackManifest = z.infer<typeof manifestSchema>;

/** What a loader needs of a pack, from a folder, a zip or memory. Paths are pack-relative with `/`. */
export interface PackFiles {
  /** All files with their sizes in bytes. What is no regular file says so, and is refused. */
  list(): Promise<
    readonly { readonly path: string; readonly bytes: number; readonly kind?: 'file' | 'link' | 'other' }[]
  >;
  /** UTF-8 text of a file; throws when it is not there or is not UTF-8. */
  readText(path: string): Promise<string>;
}

export interface Pack {
  readonly manifest: PackManifest;
  readonly lessons: readonly Lesson[];
  /** Pack-relative paths of the data files. */
  readonly dataFiles: readonly string[];
  /** Where each value of the manifest stands, by its path joined with `/`. */
  readonly places?: ReadonlyMap<string, SourcePlace>;
}

export type PackResult =
  | { readonly kind: 'pack'; readonly pack: Pack; readonly warnings: readonly Problem[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };
