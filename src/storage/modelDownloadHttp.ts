import { open, type FileHandle } from 'node:fs/promises';
import { abortError, isAbort } from '../core/problems.js';
import {
  keepBytes,
  partBytes,
  PlaceUnusable,
  readPartNote,
  writePartNote,
  type PlaceTools,
} from './modelDownloadPart.js';

/**
 * Fetches a file over https into `tools.part`, going on from the bytes that are there when the server has still the
 * same file (RFC 9110, Range with If-Range). Ends when all bytes are there; what came is kept when it is ended early.
 *
 * Throws {@link PlaceUnusable} when the server is silent, refuses, breaks off, or has something else at that address;
 * an `AbortError`; or what the disk threw.
 */
export async function fetchFromPublisher(url: string, tools: PlaceTools, get: typeof fetch): Promise<void> {
  const { part, bytes, signal } = tools;
  const note = await readPartNote(part);
  const tag = note !== undefined && 'url' in note && note.url === url ? note.tag : undefined;
  const from = tag === undefined ? 0 : await partBytes(part);

  const call = new AbortController();
  const stop = () => call.abort();
  if (signal.aborted) throw abortError();
  signal.addEventListener('abort', stop, { once: true });
  const watch = createWatch(() => call.abort());
  try {
    watch.within(tools.answerWithinMs);
    const response = await answered(
      get(url, {
        signal: call.signal,
        headers: {
          'accept-encoding': 'identity',
          ...(tag === undefined ? {} : { range: `bytes=${from}-`, 'if-range': tag }),
        },
      }),
      signal,
    );
    const begin = response.status === 206 ? rangeStart(response, from) : 0;
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !response.body) throw new PlaceUnusable(`status ${response.status}`);
    if (type.startsWith('text/')) throw new PlaceUnusable(`it sent ${type}`);
    if (Number.isFinite(length) && begin + length !== bytes)
      throw new PlaceUnusable(`its file has ${begin + length} bytes`);
    const newTag = tagOf(response);
    // Only now: until the server has answered, what another place gave stays.
    await keepBytes(part, begin);
    await writePartNote(part, { url, ...(newTag === undefined ? {} : { tag: newTag }) });

    const handle = await open(part, begin === 0 ? 'w' : 'r+');
    try {
      await write(response.body.getReader(), handle, begin, tools, watch);
    } finally {
      await handle.close();
    }
  } finally {
    watch.end();
    signal.removeEventListener('abort', stop);
    call.abort();
  }
}

async function write(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  handle: FileHandle,
  begin: number,
  tools: PlaceTools,
  watch: Watch,
): Promise<void> {
  let at = begin;
  for (;;) {
    watch.within(tools.silenceMs);
    const { done, value } = await answered(reader.read(), tools.signal);
    // A slow disk is not a silent server.
    watch.end();
    if (done) break;
    if (at + value.length > tools.bytes) throw new PlaceUnusable('it sent more than the file has');
    await handle.write(value, 0, value.length, at);
    at += value.length;
    tools.onBytes(at);
  }
  if (at !== tools.bytes) throw new PlaceUnusable('it broke off');
  await handle.sync();
}

/** A network error means that the place is unusable; the disk's errors are thrown elsewhere. */
async function answered<Value>(waiting: Promise<Value>, signal: AbortSignal): Promise<Value> {
  try {
    return await waiting;
  } catch (error) {
    if (signal.aborted) throw abortError();
    throw new PlaceUnusable(isAbort(error) ? 'it did not answer in time' : String(error), { cause: error });
  }
}

/** Where the bytes of a 206 answer begin: `Content-Range: bytes 100-199/200`. */
function rangeStart(response: Response, asked: number): number {
  const start = Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
  if (start !== asked) throw new PlaceUnusable('it sent another range than was asked');
  return start;
}

/** What If-Range may carry: a strong ETag, else the time of change (RFC 9110, 13.1.5). */
function tagOf(response: Response): string | undefined {
  const tag = response.headers.get('etag');
  if (tag !== null && !tag.startsWith('W/')) return tag;
  return response.headers.get('last-modified') ?? undefined;
}

interface Watch {
  /** Calls back when it is not called again, or ended, in this time. */
  within(milliseconds: number): void;
  end(): void;
}

function createWatch(onSilence: () => void): Watch {
  let timer: NodeJS.Timeout | undefined;
  return {
    within: (milliseconds) => {
      clearTimeout(timer);
      timer = setTimeout(onSilence, milliseconds);
    },
    end: () => clearTimeout(timer),
  };
}
