/** How much context a model has been given, as far as Ollama says. */

import { z } from 'zod';
import { isAbort, ProblemError } from '../../core/problems.js';
import type { Connection } from './client.js';
import { runningSchema, wholeName } from './said.js';

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
}

/**
 * Asks `/api/ps` before a run: one exchange on the loopback, well under a millisecond or two.
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
  return {
    given: async (wanted, signal, when) => {
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
      if (!found) return { state: when ? 'loaded' : 'to-load', tokens: expected, sure: false };
      const tokens = found.context_length;
      if (tokens === undefined || tokens === 0) return { state: 'loaded', tokens: expected, sure: false };
      if (when) got.set(wanted, tokens);
      else if (tokens !== expected) return { state: 'to-load', tokens: expected, sure: false };
      return { state: 'loaded', tokens, sure: true };
    },
  };
}

/** A server without `/api/ps` answers it as it would any unknown path. */
const isMissingPath = (error: ProblemError): boolean =>
  error.problem.code === 'engine.not-this-protocol' ||
  (error.problem.code === 'engine.refused' && error.problem.status === 404);
