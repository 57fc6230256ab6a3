/**
 * HTTP to Ollama on this machine, over `node:http` rather than Node's `fetch`, because that one gives up after 300 s
 * without headers, and loading a model and reading a long document on a slow machine takes longer.
 * Each call has a socket of its own: ending it ends nothing else, and the server sees it at once.
 * No redirect is followed, no proxy used, and nothing is sent before the far end has shown to be this machine.
 */

import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { abortError, isAbort, ProblemError } from '../../core/problems.js';
import { isLoopbackPeer } from '../loopback.js';
import { answerFault, brokeOff, connectionFault, notThisProtocol, silent, type Subject } from './faults.js';
import { wholeLines, type LineFault } from './lines.js';

/** How long a call may stay silent, in milliseconds, and what ends it early. */
export interface Limits {
  readonly signal: AbortSignal;
  readonly firstByteMs: number;
  readonly idleMs: number;
}

export interface Transport {
  /** A `fetch` for one call about one subject. A fault rejects with a {@link ProblemError}, an abort with an `AbortError`. */
  fetchFor(limits: Limits, subject: Subject): typeof fetch;
  /** Sends a body of known length as it is read, and resolves with the status; 404 counts as an answer. */
  send(path: string, method: 'HEAD' | 'POST', limits: Limits, subject: Subject, body?: SizedBody): Promise<number>;
  /** Ends every call that is still open. */
  dispose(): void;
}

export interface SizedBody {
  readonly bytes: number;
  readonly stream: Readable;
}

interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | SizedBody;
}

interface Exchange {
  readonly message: IncomingMessage;
  /** Something came: the wait starts anew. */
  heard(): void;
  /** Nobody is reading, so silence is our own doing. */
  pause(paused: boolean): void;
  end(why: Error): void;
  /** Why we ended it ourselves, if we did. */
  why(): Error | undefined;
}

/** Bytes that may wait for a slow reader before the server is made to wait. */
const waitingBytes = 4 * 1024 * 1024;
const longestFault = 64 * 1024;

/** @param address as made by `loopbackAddress` */
export function createTransport(address: URL): Transport {
  const open = new Set<(why: Error) => void>();
  const port = Number(address.port === '' ? 80 : address.port);
  const hostname = address.hostname.replace(/^\[|\]$/g, '');

  const exchange = (outgoing: Outgoing, limits: Limits, subject: Subject): Promise<Exchange> =>
    new Promise((resolve, reject) => {
      if (limits.signal.aborted) return reject(abortError());
      let why: Error | undefined;
      let paused = false;
      let answering = false;
      let heard = 0;
      let closed = false;
      const call: ClientRequest = request({
        hostname,
        port,
        path: outgoing.path,
        method: outgoing.method,
        headers: outgoing.headers,
        agent: false,
      });
      const end = (reason: Error) => {
        why ??= reason;
        call.destroy(reason);
      };
      const stop = () => end(abortError());
      let timer = setTimeout(onSilence, limits.firstByteMs);
      // A timer that was cleared would start anew when refreshed.
      const again = () => {
        if (!closed) timer.refresh();
      };
      function onSilence() {
        const before = heard;
        // A busy moment of our own may have kept what came waiting: it is let in before judgement.
        setImmediate(() => {
          if (paused || heard !== before) again();
          else end(silent(answering ? limits.idleMs : limits.firstByteMs));
        });
      }
      open.add(end);
      limits.signal.addEventListener('abort', stop, { once: true });
      call.on('close', () => {
        closed = true;
        clearTimeout(timer);
        open.delete(end);
        limits.signal.removeEventListener('abort', stop);
      });
      call.on('error', (error) => reject(why ?? connectionFault(subject, error)));
      call.on('socket', (socket: Socket) => {
        const begin = () => {
          if (isLoopbackPeer(socket.remoteAddress) && socket.remotePort === port) sendBody(call, outgoing, end);
          else end(new ProblemError({ code: 'engine.address-not-allowed', address: address.origin }));
        };
        if (socket.connecting) socket.once('connect', begin);
        else begin();
      });
      call.on('response', (message) => {
        answering = true;
        heard += 1;
        clearTimeout(timer);
        timer = setTimeout(onSilence, limits.idleMs);
        resolve({
          message,
          heard: () => {
            heard += 1;
            again();
          },
          pause: (now) => (paused = now),
          end,
          why: () => why,
        });
      });
    });

  return {
    fetchFor: (limits, subject) => async (input, init) => {
      const { pathname, search } = new URL(String(input));
      const body = init?.body;
      if (body !== undefined && body !== null && typeof body !== 'string')
        throw new TypeError('a body of text is needed');
      const found = await exchange(
        {
          method: init?.method ?? 'GET',
          path: pathname + search,
          headers: {
            ...(init?.headers as { readonly [name: string]: string } | undefined),
            // Node gives the body of a DELETE no length by itself.
            ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
          },
          ...(body ? { body } : {}),
        },
        limits,
        subject,
      );
      const status = found.message.statusCode ?? 0;
      const type = found.message.headers['content-type'] ?? '';
      if (status < 200 || status > 299) throw answerFault(subject, status, type, await textOf(found));
      // A delete is answered with 200 and nothing.
      if (!type.includes('json') && init?.method !== 'DELETE') {
        const fault = notThisProtocol(subject);
        found.end(fault);
        throw fault;
      }
      return new Response(streamOf(found, type.includes('ndjson'), subject), {
        status,
        headers: { 'content-type': type },
      });
    },

    send: async (path, method, limits, subject, body) => {
      const headers = body ? { 'content-length': String(body.bytes), 'content-type': 'application/octet-stream' } : {};
      const found = await exchange({ method, path, headers, ...(body ? { body } : {}) }, limits, subject);
      const status = found.message.statusCode ?? 0;
      const text = await textOf(found);
      if (status >= 300 && status !== 404)
        throw answerFault(subject, status, found.message.headers['content-type'] ?? '', text);
      return status;
    },

    dispose: () => {
      for (const end of [...open]) end(abortError());
    },
  };
}

function sendBody(call: ClientRequest, outgoing: Outgoing, end: (why: Error) => void): void {
  if (outgoing.body === undefined || typeof outgoing.body === 'string') {
    call.end(outgoing.body);
    return;
  }
  const { stream } = outgoing.body;
  stream.on('error', end);
  call.on('close', () => stream.destroy());
  stream.pipe(call);
}

/**
 * The body as a web stream, in whole lines when it is one of lines. All that came with one packet is handed on at once,
 * and what came before a fault is handed on before the fault.
 */
function streamOf(found: Exchange, inLines: boolean, subject: Subject): ReadableStream<Uint8Array> {
  const { message } = found;
  const lines = inLines ? wholeLines() : undefined;
  let parts: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  let fault: Error | undefined;
  let wake: (() => void) | undefined;
  const awake = () => {
    wake?.();
    wake = undefined;
  };
  const fail = (error: Error) => {
    if (ended) return;
    fault ??= error;
    awake();
  };
  message.on('data', (part: Buffer) => {
    found.heard();
    parts.push(part);
    bytes += part.length;
    if (bytes > waitingBytes) {
      found.pause(true);
      message.pause();
    }
    awake();
  });
  message.on('end', () => {
    ended = fault === undefined;
    awake();
  });
  message.on('error', (error) => fail(found.why() ?? brokeOff(error)));
  message.on('close', () => {
    if (!message.complete) fail(found.why() ?? brokeOff());
  });

  const taken = (): Uint8Array | LineFault | undefined => {
    const part = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    parts = [];
    bytes = 0;
    if (message.isPaused()) {
      found.pause(false);
      found.heard();
      message.resume();
    }
    return lines ? lines.take(part) : part;
  };
  const faultOfLines = (said: LineFault) => (said === 'not-lines' ? notThisProtocol(subject) : brokeOff());

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          // After a cancel nothing more is wanted.
          if (fault && isAbort(fault)) return controller.error(fault);
          const coming = parts.length > 0;
          const whole = coming ? taken() : ended ? lines?.end() : undefined;
          if (typeof whole === 'string') {
            fault = faultOfLines(whole);
            found.end(fault);
            return controller.error(fault);
          }
          if (whole) controller.enqueue(whole);
          if (!coming) {
            if (ended) return controller.close();
            if (fault) return controller.error(fault);
            await new Promise<void>((resolve) => (wake = resolve));
          } else if (whole) return;
        }
      },
      cancel: () => found.end(abortError()),
    },
    { highWaterMark: 0 },
  );
}

/** The text of a short answer, whole. */
async function textOf(found: Exchange): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of found.message as AsyncIterable<Buffer>) {
      found.heard();
      bytes += part.length;
      parts.push(part);
      if (bytes > longestFault) break;
    }
  } catch (error) {
    throw found.why() ?? brokeOff(error);
  }
  return Buffer.concat(parts).toString('utf8');
}
