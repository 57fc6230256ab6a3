/**
 * HTTP to Ollama on this machine, over `node:http` rather than Node's `fetch`, because that one gives up after 300 s
 * without headers, and loading a model and reading a long document on a slow machine takes longer.
 * No redirect is followed.
 */

import { streamOf, textOf } from './body.js';
import { createCaller, type Limits, type SizedBody } from './exchange.js';
import { answerFault, notThisProtocol, type Subject } from './faults.js';

export interface Transport {
  /** A `fetch` for one call about one subject. A fault rejects with a {@link ProblemError}, an abort with an `AbortError`. */
  fetchFor(limits: Limits, subject: Subject): typeof fetch;
  /** Sends a body of known length as it is read, and resolves with the status; 404 counts as an answer. */
  send(path: string, method: 'HEAD' | 'POST', limits: Limits, subject: Subject, body?: SizedBody): Promise<number>;
  /** Ends every call that is still open. */
  dispose(): void;
}

/** @param address as made by `loopbackAddress` */
export function createTransport(address: URL): Transport {
  const caller = createCaller(address);
  return {
    fetchFor: (limits, subject) => async (input, init) => {
      const { pathname, search } = new URL(String(input));
      const body = init?.body;
      if (body !== undefined && body !== null && typeof body !== 'string')
        throw new TypeError('a body of text is needed');
      const found = await caller.call(
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
      const found = await caller.call({ method, path, headers, ...(body ? { body } : {}) }, limits, subject);
      const status = found.message.statusCode ?? 0;
      const text = await textOf(found);
      if (status >= 300 && status !== 404)
        throw answerFault(subject, status, found.message.headers['content-type'] ?? '', text);
      return status;
    },

    dispose: caller.dispose,
  };
}
