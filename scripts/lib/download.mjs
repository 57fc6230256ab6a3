/** Getting one file over http(s): gives up on a place that does not answer, goes on where it stopped. */
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The longest wait for a place to answer, in milliseconds, over all its redirects. */
export const answerWithinMs = 5000;
/** The longest wait between two pieces of a file, in milliseconds. */
export const silentAfterMs = 15_000;

/** A place that could not be used: the next one may be tried. `message` is part of a sentence. */
export class PlaceUnusable extends Error {
  /** @param {string} why @param {{ cause?: unknown }} [more] */
  constructor(why, more) {
    super(why, more);
    this.name = 'PlaceUnusable';
  }
}

/**
 * Downloads into `file`, going on after the bytes that are already there. The caller checks the digest.
 * @param {string} address
 * @param {string} file
 * @param {{ bytes: number, onBytes?: (bytes: number) => void, signal?: AbortSignal, answerWithin?: number, silentAfter?: number }} options
 *   `bytes` is the size the whole file must have
 * @returns {Promise<void>}
 * @throws {PlaceUnusable} no answer in time, not found, the wrong size, silence in the middle (what came is kept)
 */
export async function download(address, file, options) {
  const answerWithin = options.answerWithin ?? answerWithinMs;
  const silentAfter = options.silentAfter ?? silentAfterMs;
  const here = (await stat(file).catch(() => undefined))?.size ?? 0;
  if (here === options.bytes) return;
  const from = here < options.bytes ? here : 0;

  const stop = new AbortController();
  const told = () => stop.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', told, { once: true });
  let why = `it did not answer within ${answerWithin / 1000} seconds`;
  const giveUp = (/** @type {string} */ reason) => () => {
    why = reason;
    stop.abort(new PlaceUnusable(reason));
  };
  let timer = setTimeout(giveUp(why), answerWithin);
  try {
    const response = await fetch(address, {
      signal: stop.signal,
      redirect: 'follow',
      headers: { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) },
    });
    clearTimeout(timer);
    if (!response.ok || !response.body) throw new PlaceUnusable(`it answered ${response.status}`);
    const begin = response.status === 206 ? from : 0;
    const length = Number(response.headers.get('content-length'));
    if (length && begin + length !== options.bytes) throw new PlaceUnusable('what it offers has another size');
    let done = begin;
    const quietFor = `it fell silent for ${silentAfter / 1000} seconds`;
    timer = setTimeout(giveUp(quietFor), silentAfter);
    const watch = new Transform({
      transform(chunk, _encoding, next) {
        timer.refresh();
        done += chunk.length;
        if (done > options.bytes) return next(new PlaceUnusable('it sends more than the file should hold'));
        options.onBytes?.(done);
        next(null, chunk);
      },
    });
    await pipeline(
      Readable.fromWeb(/** @type {any} */ (response.body)),
      watch,
      createWriteStream(file, { flags: begin > 0 ? 'a' : 'w' }),
      {
        signal: stop.signal,
      },
    );
    if (done !== options.bytes) throw new PlaceUnusable('the connection ended early');
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    if (error instanceof PlaceUnusable) throw error;
    if (stop.signal.aborted) throw new PlaceUnusable(why, { cause: error });
    const code = /** @type {any} */ (error)?.cause?.code ?? /** @type {any} */ (error)?.code;
    if (code === 'ENOSPC' || code === 'EACCES' || code === 'EPERM') throw error;
    throw new PlaceUnusable(`it could not be reached${code ? ` (${code})` : ''}`, { cause: error });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', told);
  }
}
