/** A terminal for tests: what is written is kept, and nothing is read from the machine it runs on. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Terminal } from '../../../src/cli/terminal.js';

export interface Stage {
  /** A folder of its own, which is the current one. */
  readonly folder: string;
  /** Runs the command line. */
  run(args: readonly string[], how?: Partial<Terminal>): Promise<{ code: number; out: string; error: string }>;
  clear(): Promise<void>;
}

export const repository = resolve(import.meta.dirname, '../../..');

/** @param env variables, beside a home in the stage's own folder and an Ollama that is not there */
export async function stage(env: { readonly [name: string]: string } = {}): Promise<Stage> {
  // By `import()`, as verbs are: a test file may be loaded by `require`, and would then have classes of its own.
  const { main } = await import('../../../src/cli/main.js');
  const folder = await mkdtemp(join(tmpdir(), 'sandpit-cli-'));
  return {
    folder,
    async run(args, how = {}) {
      let out = '';
      let error = '';
      const code = await main(args, {
        out: (text) => {
          out += text;
        },
        error: (text) => {
          error += text;
        },
        input: nothing(),
        live: false,
        env: {
          SANDPIT_HOME: join(folder, 'home'),
          SANDPIT_LLAMA_FOLDER: join(folder, 'no-llama'),
          OLLAMA_HOST: '127.0.0.1:9',
          ...env,
        },
        platform: 'linux',
        userFolder: folder,
        currentFolder: folder,
        programFolder: join(folder, 'program'),
        signal: new AbortController().signal,
        clock: () => new Date('2026-11-23T10:00:00Z'),
        ...how,
      });
      return { code, out, error };
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

export async function* inputOf(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}
