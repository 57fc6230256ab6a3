/** How much context a model has been given, as far as Ollama says. */

import type { z } from 'zod';
import { isAbort, ProblemError } from '../../core/problems.js';
import type { Connection } from './client.js';
import { wholeName } from './names.js';
import { runningSchema } from './said.js';

export interface GivenContext {
  /** Whether a run with this context would have to load the model first; `not-told` by servers without `/api/ps`. */
  readonly state: 'loaded' | 'to-load' | 'not-told';
  readonly tokens: number;
  /** Ollama said so itself. */
  readonly sure: boolean;
}

export interface Room {
  /**
   * @param wanted the context that the run asks for
   * @param when `was-loaded`: the model has just been loaded with it, so what it has is what this wish gets
   */
  given(wanted: number, signal: AbortSignal, when?: 'was-loaded'): Promise<GivenContext>;
  /** A run with this wish has just ended, in this context. */
  ran(wanted: number, context: GivenContext): void;
}

/** So soon after a run the model is taken to be loaded still, and the next run starts without asking. */
const warmMs = 60_000;

/**
 * Asks `/api/ps` before a run, unless one has just ended.
 * @param trained the weights' own limit, to which Ollama lowers a larger wish
 */
export function createRoom(
  connection: Connection,
  name: string,
  trained: number | undefined,
  log: (line: string) => void,
): Room {
  /** What a wish got, where that was something else: a server may have a limit of its own. */
  const got = new Map<number, number>();
  let last: { readonly wanted: number; readonly at: number; readonly context: GivenContext } | undefined;

  const ask = async (wanted: number, signal: AbortSignal, wasLoaded: boolean): Promise<GivenContext> => {
    const expected = got.get(wanted) ?? Math.min(wanted, trained ?? wanted);
    let running: z.infer<typeof runningSchema>;
    try {
      running = runningSchema.parse(await connection.look(signal, {}, (client) => client.ps()));
    } catch (error) {
      if (isAbort(error)) throw error;
      if (error instanceof ProblemError && !isMissingPath(error)) throw error;
      log(`/api/ps gave nothing to go by: ${String(error)}`);
      return { state: 'not-told', tokens: expected, sure: false };
    }
    const found = running.models?.find((model) => wholeName(model.name) === wholeName(name));
    if (!found) return { state: wasLoaded ? 'loaded' : 'to-load', tokens: expected, sure: false };
    const tokens = found.context_length;
    if (!tokens) return { state: 'loaded', tokens: expected, sure: false };
    if (wasLoaded) got.set(wanted, tokens);
    else if (tokens !== expected) return { state: 'to-load', tokens: expected, sure: false };
    return { state: 'loaded', tokens, sure: true };
  };

  return {
    given: async (wanted, signal, when) => {
      const isWarm = last?.wanted === wanted && performance.now() - last.at < warmMs;
      return last && isWarm && when === undefined ? last.context : ask(wanted, signal, when === 'was-loaded');
    },
    ran: (wanted, context) => {
      last = context.state === 'loaded' ? { wanted, at: performance.now(), context } : undefined;
    },
  };
}

/** A server without `/api/ps` answers it as it would any unknown path. */
const isMissingPath = (error: ProblemError): boolean =>
  error.problem.code === 'engine.not-this-protocol' ||
  (error.problem.code === 'engine.refused' && error.problem.status === 404);
