/** A download on its way in: the file with its other name, and a note of where it stands. */

import { rm, stat, truncate } from 'node:fs/promises';
import * as z from 'zod/mini';
import { readFileIfThere, writeFileAtomic } from './atomicFile.js';

export function partOf(path: string): string {
  return `${path}.part`;
}

const partNote = z.union([
  /** From a publisher: what its bytes were known by, so that the rest is of the same file. */
  z.object({ url: z.string(), tag: z.optional(z.string()) }),
  /** From Python packages: how many are joined, and how long that is in bytes. */
  z.object({ done: z.number(), bytes: z.number() }),
]);
export type PartNote = z.infer<typeof partNote>;

/** What a place is given to fetch a model with. */
export interface PlaceTools {
  /** Where the bytes go. */
  readonly part: string;
  /** How many there are in all. */
  readonly bytes: number;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  readonly answerWithinMs: number;
  readonly silenceMs: number;
}

/** A place that can't give the file: the next one is tried. */
export class PlaceUnusable extends Error {
  override readonly name = 'PlaceUnusable';
}

export async function readPartNote(part: string): Promise<PartNote | undefined> {
  const text = await readFileIfThere(`${part}.json`);
  if (text === undefined) return undefined;
  try {
    const found = partNote.safeParse(JSON.parse(text));
    return found.success ? found.data : undefined;
  } catch {
    // Half a note says no more than none: the download begins again.
    return undefined;
  }
}

export async function writePartNote(part: string, note: PartNote): Promise<void> {
  await writeFileAtomic(`${part}.json`, JSON.stringify(note));
}

/** Length of what is on disk; 0 when nothing is. */
export async function partBytes(part: string): Promise<number> {
  return (await stat(part).catch(() => undefined))?.size ?? 0;
}

/** Cuts what is on disk to a length that is certain; makes no file. */
export async function keepBytes(part: string, bytes: number): Promise<void> {
  if ((await partBytes(part)) > bytes) await truncate(part, bytes);
}

export async function forgetPart(part: string): Promise<void> {
  await rm(part, { force: true, maxRetries: 5, retryDelay: 50 });
  await rm(`${part}.json`, { force: true });
}
