/** What went wrong between us and Ollama, as problems. */

import { ProblemError, type Problem } from '../../core/problems.js';

/** What a call was about: needed to say which model, and how much room it had. */
export interface Subject {
  readonly address: string;
  readonly model?: string;
  readonly contextTokens?: number;
}

const engine = 'ollama';

export const brokeOff = (cause?: unknown) => new ProblemError({ code: 'engine.broke-off', engine }, cause);

export const notThisProtocol = (subject: Subject, cause?: unknown) =>
  new ProblemError({ code: 'engine.not-this-protocol', engine, address: subject.address }, cause);

export const silent = (afterMs: number) =>
  new ProblemError({ code: 'engine.silent', engine, minutes: Math.max(1, Math.round(afterMs / 60_000)) });

/** A fault of the connection itself, before an answer began. */
export function connectionFault(subject: Subject, error: Error): ProblemError {
  const code = 'code' in error ? String(error.code) : '';
  // Whatever answers there does not speak HTTP (llhttp's codes), or speaks TLS to us.
  if (code.startsWith('HPE_') || code === 'EPROTO') return notThisProtocol(subject, error);
  // It took the call and then hung up.
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED') return brokeOff(error);
  return new ProblemError({ code: 'engine.unreachable', engine, address: subject.address }, error);
}

/** A fault told by status and body. */
export function answerFault(subject: Subject, status: number, type: string, text: string): ProblemError {
  if (status >= 300 && status < 400) return notThisProtocol(subject);
  const said = errorIn(text);
  if (status === 503 || status === 429) return new ProblemError({ code: 'engine.busy', engine });
  if (type.includes('html')) return notThisProtocol(subject);
  if (said === undefined) {
    // A router's own `404 page not found`: not an Ollama, or one too old to know the path.
    if (status === 404) return notThisProtocol(subject);
    return refused(status, text);
  }
  return new ProblemError(problemSaid(subject, status, said));
}

/** A fault told in the middle of a stream that began with 200. */
export function streamFault(subject: Subject, said: string): ProblemError {
  return new ProblemError(problemSaid(subject, 200, said));
}

function problemSaid(subject: Subject, status: number, said: string): Problem {
  // "the input length exceeds the context length" (0.17), "the prompt is longer than the context length
  // currently available" and "exceeds the available context size" (llama-server, newer versions).
  if (/(exceed\w*|longer than) the (maximum |available )?context/i.test(said))
    return { code: 'model.prompt-too-long', contextTokens: subject.contextTokens ?? 0 };
  if (subject.model !== undefined) {
    if (status === 404 || /\bmodel\b.*\bnot found\b/i.test(said))
      return { code: 'model.unknown', name: subject.model, engine };
    if (/cloud is disabled|remote model/i.test(said)) return { code: 'model.cloud', name: subject.model };
  }
  if (/server busy|maximum pending requests/i.test(said)) return { code: 'engine.busy', engine };
  return { code: 'engine.refused', engine, status, said: said.slice(0, 300) };
}

const refused = (status: number, text: string) =>
  new ProblemError({ code: 'engine.refused', engine, status, said: text.trim().slice(0, 300) });

/** The words of `{"error": …}`, or undefined when the text is something else. */
function errorIn(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Not JSON: the caller judges the text by its status and type.
    return undefined;
  }
  if (body === null || typeof body !== 'object' || !('error' in body)) return undefined;
  const { error } = body;
  if (typeof error === 'string') return error;
  if (error !== null && typeof error === 'object' && 'message' in error) return String(error.message);
  return JSON.stringify(error);
}
