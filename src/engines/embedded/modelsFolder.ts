/** The model files of a folder, as the embedded engine offers them. */

import { open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../../core/models/catalogue.js';
import { readGgufHead, type GgufReading } from '../../core/models/gguf.js';
import type { AvailableModel } from '../../core/models/languageModel.js';
import {
  isModelFileName,
  noteName,
  readNote,
  standingOf,
  type ModelFileNote,
  type ModelFileStanding,
} from '../../core/models/modelFile.js';

export interface ModelFile {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly note?: ModelFileNote;
  readonly standing: ModelFileStanding;
}

/** A model file by its name, or undefined when there is none. Reads its note, not its weights. */
export async function findModelFile(folder: string, name: string): Promise<ModelFile | undefined> {
  if (!isModelFileName(name)) return undefined;
  const path = join(folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) return undefined;
  const { size, mtimeMs } = facts;
  const text = await readFile(noteName(path), 'utf8').catch(() => undefined);
  const note = text === undefined ? undefined : readNote(text);
  return { name, path, size, mtimeMs, ...(note ? { note } : {}), standing: standingOf({ name, size, mtimeMs }, note) };
}

/** All model files of a folder: those of the catalogue first, in its order, then the rest by name. */
export async function listModelFiles(folder: string): Promise<readonly ModelFile[]> {
  const names = (await readdir(folder).catch(() => [])).filter(isModelFileName).sort();
  const files = await Promise.all(names.map((name) => findModelFile(folder, name)));
  return files.filter((file) => file !== undefined).sort((a, b) => rank(a) - rank(b));
}

function rank({ standing }: ModelFile): number {
  const model = standing.kind === 'known' ? standing.model : undefined;
  // Models for tests come after those that people brought in.
  if (!model) return catalogue.length;
  return model.use === 'plumbing' ? catalogue.length + 1 : catalogue.indexOf(model);
}

export function availableModel({ name, size, standing }: ModelFile): AvailableModel {
  const base = { engine: 'embedded', name, where: 'this machine', bytes: size } as const;
  switch (standing.kind) {
    case 'known':
      return { ...base, title: standing.title, digest: standing.sha256 };
    case 'changed':
      return { ...base, title: titleOf(name), trouble: 'changed' };
    case 'unknown':
      return { ...base, title: titleOf(name), trouble: 'not-verified' };
    default:
      return standing satisfies never;
  }
}

function titleOf(name: string): string {
  return catalogue.find((model) => model.file === name)?.title ?? name.replace(/\.gguf$/i, '');
}

/** Keeps that the file, as it is now, has the digest it should have. */
export async function rememberChecked(file: ModelFile, sha256: string): Promise<void> {
  const note: ModelFileNote = { ...file.note, sha256, size: file.size, mtimeMs: file.mtimeMs };
  const temporary = `${noteName(file.path)}.${process.pid}.part`;
  await writeFile(temporary, JSON.stringify(note));
  await rename(temporary, noteName(file.path));
}

/** What the file says of itself. */
export async function readHead({ path }: ModelFile): Promise<GgufReading> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await readGgufHead({
      size,
      read: async (offset, length) => {
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      },
      decode: (bytes) => new TextDecoder().decode(bytes),
    });
  } finally {
    await handle.close();
  }
}
