/** One call over `node:http`, from its socket to the head of its answer. */

import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { abortError, ProblemError } from '../../core/problems.js';
import { isLoopbackPeer } from '../loopback.js';
import { connectionFault, silent, type Subject } from './faults.js';

/** How long a call may stay silent, in milliseconds, and what ends it early. */
export interface Limits {
  readonly signal: AbortSignal;
  readonly firstByteMs: number;
  readonly idleMs: number;
}

export interface SizedBody {
  readonly bytes: number;
  readonly stream: Readable;
}

export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | SizedBody;
}

/** A call whose answer has begun. */
export interface Exchange {
  readonly message: IncomingMessage;
  /** Something came: the wait starts anew. */
  heard(): void;
  /** Nobody is reading, so silence is our own doing. */
  pause(paused: boolean): void;
  end(why: Error): void;
  /** Why we ended it ourselves, if we did. */
  why(): Error | undefined;
}

export interface Caller {
  /** Rejects with a {@link ProblemError}, or with an `AbortError` when the signal fired. */
  call(outgoing: Outgoing, limits: Limits, subject: Subject): Promise<Exchange>;
  /** Ends every call that is still open. */
  dispose(): void;
}

/**
 * Each call has a socket of its own: ending it ends nothing else, and the server sees it at once.
 * No proxy is used, and nothing is sent before the far end has shown to be this machine.
 */
export function createCaller(address: URL): Caller {
  const open = new Set<(why: Error) => void>();
  const port = Number(address.port === '' ? 80 : address.port);
  const hostname = address.hostname.replace(/^\[|\]$/g, '');

  const call: Caller['call'] = (outgoing, limits, subject) =>
    new Promise((resolve, reject) => {
      if (limits.signal.aborted) return reject(abortError());
      let why: Error | undefined;
      let paused = false;
      let answering = false;
      let heard = 0;
      let closed = false;
      const sent: ClientRequest = request({
        hostname,
        port,
        path: outgoing.path,
        method: outgoing.method,
        headers: outgoing.headers,
        agent: false,
      });
      const end = (reason: Error) => {
        why ??= reason;
        sent.destroy(reason);
      };
      const stop = () => end(abortError());
      let timer = setTimeout(onSilence, limits.firstByteMs);
      // A timer that was cleared would start anew when refreshed.
      const again = () => {
        if (!closed) timer.refresh();
      };
      const progress = () => {
        heard += 1;
        again();
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
      sent.on('close', () => {
        closed = true;
        clearTimeout(timer);
        open.delete(end);
        limits.signal.removeEventListener('abort', stop);
      });
      sent.on('error', (error) => reject(why ?? connectionFault(subject, error)));
      sent.on('socket', (socket: Socket) => {
        const begin = () => {
          if (isLoopbackPeer(socket.remoteAddress) && socket.remotePort === port)
            sendBody(sent, outgoing, end, progress);
          else end(new ProblemError({ code: 'engine.address-not-allowed', address: address.origin }));
        };
        if (socket.connecting) socket.once('connect', begin);
        else begin();
      });
      sent.on('response', (message) => {
        answering = true;
        heard += 1;
        clearTimeout(timer);
        timer = setTimeout(onSilence, limits.idleMs);
        resolve({
          message,
          heard: progress,
          pause: (now) => (paused = now),
          end,
          why: () => why,
        });
      });
    });

  return {
    call,
    dispose: () => {
      for (const end of [...open]) end(abortError());
    },
  };
}

function sendBody(call: ClientRequest, outgoing: Outgoing, end: (why: Error) => void, onPart: () => void): void {
  if (outgoing.body === undefined || typeof outgoing.body === 'string') {
    call.end(outgoing.body);
    return;
  }
  const { stream } = outgoing.body;
  stream.on('error', end);
  stream.on('data', onPart);
  call.on('close', () => stream.destroy());
  stream.pipe(call);
}
