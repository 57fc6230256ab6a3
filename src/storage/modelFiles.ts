/** The folder of model files: what is let in, and what goes. */

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { catalogue } from '../core/models/catalogue.js';
import { isModelFileName } from '../core/models/modelFile.js';
import { abortError, isAbort, ProblemError } from '../core/problems.js';
import { errorCode, writeProblem } from './atomicFile.js';
import { forget, readRemembered, remember } from './digest.js';
import { readModelHead } from './modelFileHead.js';
import { needRoom } from './room.js';

/** A model file that is whole. */
export interface StoredModel {
  /** Its name in the folder. */
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface ImportOptions {
  /** A GGUF file on a disk or a file share. */
  readonly file: string;
  /** The folder of model files. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** How much is copied, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Copies a GGUF file in, taking its digest on the way. The copy has another name until it is whole, so that half
 * a file is never seen as a model. A model of the catalogue gets the catalogue's name; a name that is taken by
 * another file gets a number. A file that is there already is not copied twice.
 *
 * Throws `model.not-gguf`, `model.file-broken`, `disk.cannot-read`, `disk.full`, `disk.cannot-write`, or an `AbortError`.
 */
export async function importModelFile({ file, folder, signal, onProgress }: ImportOptions): Promise<StoredModel> {
  const head = await readModelHead(file);
  if (head.kind === 'not-gguf') throw new ProblemError({ code: 'model.not-gguf', file: basename(file) });
  if (head.kind === 'broken') throw new ProblemError({ code: 'model.file-broken', file: basename(file) }, head.why);
  const { size } = await stat(file);
  await prepare(folder, size, basename(file));

  const copy = join(folder, `.${randomBytes(6).toString('hex')}.import`);
  try {
    const sha256 = await copyWithDigest(file, copy, size, signal, onProgress);
    const known = catalogue.find((model) => model.sha256 === sha256);
    const name = await freeName(folder, known?.file ?? basename(file), sha256);
    const path = join(folder, name);
    const title = known?.title ?? head.head.name;
    // The note first: were we to stop in between, there is a note without a file, not a file that nobody knows.
    await remember(path, { sha256, imported: true, ...(title === undefined ? {} : { title }) }, copy);
    await rename(copy, path).catch((error: unknown) => {
      throw writeProblem(path, error);
    });
    return { name, path, sha256, size };
  } finally {
    await rm(copy, { force: true });
  }
}

/** Takes a model file away, with its note. Throws `disk.cannot-write`. */
export async function removeModelFile(folder: string, name: string): Promise<void> {
  // A name, never a path: nothing outside the folder is ever removed.
  if (basename(name) !== name || !isModelFileName(name))
    throw new ProblemError({ code: 'model.unknown', name, engine: 'embedded' });
  const path = join(folder, name);
  try {
    await rm(path, { force: true, maxRetries: 5, retryDelay: 50 });
    await forget(path);
  } catch (error) {
    throw new ProblemError({ code: 'disk.cannot-write', file: path, reason: errorCode(error) }, error);
  }
}

/** Makes the folder, clears copies that a crash left in it a day ago or longer, and asks for room. */
async function prepare(folder: string, bytes: number, name: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const left of (await readdir(folder)).filter((entry) => entry.endsWith('.import'))) {
      const path = join(folder, left);
      if (Date.now() - (await stat(path)).mtimeMs > 24 * 3600 * 1000) await rm(path, { force: true });
    }
  } catch (error) {
    throw writeProblem(folder, error);
  }
  await needRoom(folder, bytes, name);
}

const chunkBytes = 4 << 20;

async function copyWithDigest(
  from: string,
  to: string,
  size: number,
  signal: AbortSignal,
  onProgress: ((share: number) => void) | undefined,
): Promise<string> {
  const hash = createHash('sha256');
  const source = await open(from, 'r').catch((error: unknown) => {
    throw new ProblemError({ code: 'disk.cannot-read', file: from, reason: errorCode(error) }, error);
  });
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const buffer = Buffer.alloc(chunkBytes);
      for (let copied = 0; ;) {
        if (signal.aborted) throw abortError();
        const { bytesRead } = await source.read(buffer, 0, chunkBytes, copied).catch((error: unknown) => {
          throw new ProblemError({ code: 'disk.cannot-read', file: from, reason: errorCode(error) }, error);
        });
        if (bytesRead === 0) {
          if (copied !== size) throw new ProblemError({ code: 'model.file-changed', file: basename(from) });
          break;
        }
        const bytes = buffer.subarray(0, bytesRead);
        hash.update(bytes);
        await target.writeFile(bytes);
        copied += bytesRead;
        onProgress?.(Math.min(1, copied / size));
      }
      await target.sync();
    } finally {
      await target.close();
    }
    return hash.digest('hex');
  } catch (error) {
    if (isAbort(error) || error instanceof ProblemError) throw error;
    throw writeProblem(to, error);
  } finally {
    await source.close();
  }
}

/** The name itself, or one with a number when another file has it. A name of the catalogue is for that model alone. */
async function freeName(folder: string, wanted: string, sha256: string): Promise<string> {
  const stem = wanted.replace(/\.gguf$/i, '').replace(/^\.+/, '');
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}.gguf` : `${stem}-${number}.gguf`;
    const reserved = catalogue.some((model) => model.file === name && model.sha256 !== sha256);
    if (reserved) continue;
    const path = join(folder, name);
    const there = await stat(path).catch(() => undefined);
    if (!there || (await readRemembered(path))?.sha256 === sha256) return name;
    if (catalogue.some((model) => model.file === name)) return name;
  }
}
