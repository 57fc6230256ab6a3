/** What may be believed of a model file on this machine: known by its digest, changed, or not known at all. */

import * as z from 'zod/mini';
import { catalogue, type CatalogueModel } from './catalogue.js';

/** Kept beside a model file: its digest, and the size and time of change it was taken at. */
export const modelFileNote = z.object({
  /** Lower-case hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Bytes. */
  size: z.number(),
  mtimeMs: z.number(),
  /** A person brought this file in; without it only models of the catalogue are used. */
  imported: z.optional(z.boolean()),
  /** What people read, for a model that is not in the catalogue. */
  title: z.optional(z.string()),
});
export type ModelFileNote = z.infer<typeof modelFileNote>;

/** The name of the note beside a model file. */
export function noteName(file: string): string {
  return `${file}.sha256.json`;
}

/** The note in a text, or undefined when it is none: the file is then read again. */
export function readNote(text: string): ModelFileNote | undefined {
  try {
    const found = modelFileNote.safeParse(JSON.parse(text));
    return found.success ? found.data : undefined;
  } catch {
    // Half a note says no more than none.
    return undefined;
  }
}

export interface ModelFileFacts {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
}

export type ModelFileStanding =
  /** `checked` is false when the file must be read once more before it is used, and turn out to have this digest. */
  | {
      readonly kind: 'known';
      readonly sha256: string;
      readonly title: string;
      readonly checked: boolean;
      readonly model?: CatalogueModel;
    }
  /** It is not the file it was, or not the file its name says; `short` when bytes are missing. */
  | { readonly kind: 'changed'; readonly short: boolean }
  /** Neither in the catalogue nor brought in by a person. */
  | { readonly kind: 'unknown' };

/** Judges a model file by its name, its size and its note, without reading it. */
export function standingOf(facts: ModelFileFacts, note: ModelFileNote | undefined): ModelFileStanding {
  const named = catalogue.find((model) => model.file === facts.name);
  if (!note) {
    if (!named) return { kind: 'unknown' };
    if (named.bytes !== facts.size) return { kind: 'changed', short: facts.size < named.bytes };
    return { kind: 'known', sha256: named.sha256, title: named.title, checked: false, model: named };
  }
  const model = catalogue.find((entry) => entry.sha256 === note.sha256);
  if (!model && !note.imported)
    return named ? { kind: 'changed', short: facts.size < named.bytes } : { kind: 'unknown' };
  if (note.size !== facts.size) return { kind: 'changed', short: facts.size < note.size };
  return {
    kind: 'known',
    sha256: note.sha256,
    title: model?.title ?? note.title ?? facts.name.replace(/\.gguf$/i, ''),
    checked: note.mtimeMs === facts.mtimeMs,
    ...(model ? { model } : {}),
  };
}

/** True for names that can be a model file's; hidden files and files on their way in are not. */
export function isModelFileName(name: string): boolean {
  return /\.gguf$/i.test(name) && !name.startsWith('.');
}
