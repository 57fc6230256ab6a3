import type { Engine, EngineId, Where } from '../core/models/languageModel.js';
import { ProblemError } from '../core/problems.js';

/** An engine whose making needs files to be read first: made when it is first asked for anything. */
export function createLaterEngine(id: EngineId, where: Where, make: () => Promise<Engine>): Engine {
  let made: Promise<Engine> | undefined;
  const engine = () => (made ??= make());
  return {
    id,
    where,
    probe: async (signal) => {
      try {
        return await (await engine()).probe(signal);
      } catch (error) {
        if (error instanceof ProblemError) return { kind: 'broken', problem: error.problem };
        throw error;
      }
    },
    open: async (name, signal) => (await engine()).open(name, signal),
    dispose: async () => {
      // What was never made has nothing to end.
      await (await made)?.dispose();
    },
  };
}
