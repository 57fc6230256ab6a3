/** One call through the `ollama` package, with a `fetch`, a signal and limits of its own. */

import { Ollama } from 'ollama/browser';
import { isAbort, ProblemError } from '../../core/problems.js';
import { loopbackAddress } from '../loopback.js';
import { brokeOff, notThisProtocol, streamFault, type Subject } from './faults.js';
import { createTransport, type Limits, type Transport } from './transport.js';

/** How long a call may take in all, for calls that look and change nothing. */
export const lookMs = 30_000;

export interface Connection {
  readonly address: string;
  readonly transport: Transport;
  /** A client for one call. Its `abort()` is never used: it does nothing before headers and ends siblings after. */
  client(limits: Limits, about?: Omit<Subject, 'address'>): Ollama;
  /** The same for a call that should be answered at once. */
  look<T>(signal: AbortSignal, about: Omit<Subject, 'address'>, ask: (client: Ollama) => Promise<T>): Promise<T>;
}

/** @throws {ProblemError} `engine.address-not-allowed` */
export function connect(address: string): Connection {
  const url = loopbackAddress(address);
  const transport = createTransport(url);
  const client: Connection['client'] = (limits, about = {}) =>
    new Ollama({ host: url.origin, fetch: transport.fetchFor(limits, { address: url.origin, ...about }) });
  return {
    address: url.origin,
    transport,
    client,
    look: async (signal, about, ask) => {
      try {
        return await ask(client({ signal, firstByteMs: lookMs, idleMs: lookMs }, about));
      } catch (error) {
        throw faultOf(error, { address: url.origin, ...about });
      }
    },
  };
}

/** What the `ollama` package says when a stream ended without its last line. */
const noLastLine = 'Did not receive done or success response in stream.';

/** The problem in whatever a call threw. Aborts stay aborts. */
export function faultOf(error: unknown, subject: Subject): unknown {
  if (error instanceof ProblemError || isAbort(error)) return error;
  // JSON or a shape that Ollama would not send.
  if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError'))
    return notThisProtocol(subject, error);
  if (error instanceof TypeError) return error;
  if (error instanceof Error)
    return error.message === noLastLine ? brokeOff(error) : streamFault(subject, error.message);
  return error;
}
