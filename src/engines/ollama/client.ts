/** One call through the `ollama` package, with a `fetch`, a signal and limits of its own. */

import { Ollama, type ChatRequest, type ChatResponse } from 'ollama/browser';
import { isAbort, ProblemError } from '../../core/problems.js';
import { loopbackAddress } from '../loopback.js';
import { brokeOff, notThisProtocol, streamFault, type Subject } from './faults.js';
import { createTransport, type Transport } from './transport.js';
import type { Limits } from './exchange.js';

/** How long a call may take in all, for calls that look and change nothing. */
export const lookMs = 30_000;

export interface Connection {
  readonly address: string;
  readonly transport: Transport;
  /** A client for one call. Its `abort()` is never used: it does nothing before headers and ends siblings after. */
  client(limits: Limits, about?: Omit<Subject, 'address'>): Ollama;
  /**
   * Streams a chat: all lines that came with one packet at a time. The package sends the request and judges the answer's
   * head; the lines are read here, since its reader takes half as long again for each token and drops what it can't parse.
   */
  chat(limits: Limits, about: Omit<Subject, 'address'>, request: ChatRequest): AsyncIterable<readonly ChatResponse[]>;
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
    chat: async function* (limits, about, request) {
      const subject = { address: url.origin, ...about };
      const send = transport.fetchFor(limits, subject);
      let body: ReadableStream<Uint8Array> | null = null;
      const fetch: typeof send = async (input, init) => {
        const response = await send(input, init);
        ({ body } = response);
        return response;
      };
      await new Ollama({ host: url.origin, fetch }).chat({ ...request, stream: true });
      yield* linesOf(body, subject);
    },
    look: async (signal, about, ask) => {
      try {
        return await ask(client({ signal, firstByteMs: lookMs, idleMs: lookMs }, about));
      } catch (error) {
        throw faultOf(error, { address: url.origin, ...about });
      }
    },
  };
}

async function* linesOf(
  body: ReadableStream<Uint8Array> | null,
  subject: Subject,
): AsyncGenerator<readonly ChatResponse[]> {
  if (!body) throw notThisProtocol(subject);
  for await (const whole of body as AsyncIterable<Uint8Array>) {
    const text = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength).toString('utf8');
    const all = parsedTogether(text);
    if (all) {
      yield all;
      continue;
    }
    const chunks: ChatResponse[] = [];
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const chunk = parsed(line) as (ChatResponse & { readonly error?: unknown }) | undefined;
      if (chunk === undefined || chunk.error !== undefined) {
        // What came before a fault is an answer all the same.
        if (chunks.length > 0) yield chunks;
        throw chunk === undefined ? brokeOff() : streamFault(subject, String(chunk.error));
      }
      chunks.push(chunk);
    }
    yield chunks;
  }
}

/**
 * All lines of a packet at once, which takes less time than one by one: JSON has no line end within a string. Undefined when any
 * is torn, strange or a fault, and they have to be looked at one by one.
 */
function parsedTogether(text: string): readonly ChatResponse[] | undefined {
  const all = parsed(`[${text.trimEnd().replaceAll('\n', ',')}]`) as (ChatResponse | null)[] | undefined;
  return all?.every((each) => each !== null && typeof each === 'object' && !('error' in each))
    ? (all as readonly ChatResponse[])
    : undefined;
}

/** A line of JSON, or undefined when it was torn or something between us and Ollama put its own words in. */
function parsed(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' ? value : undefined;
  } catch {
    // Told by the result: the caller makes a problem of it.
    return undefined;
  }
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
