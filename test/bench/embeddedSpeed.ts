/** Our embedded engine beside llama.cpp alone: the same file, threads and prompt, in turn. */

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmbeddedEngine } from '../../src/engines/embedded/engine.js';
import { median } from './median.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const runtime = join(root, '.sandpit/llama');
const models = join(root, '.sandpit/models');
const count = 128;
const question = 'Count from one to one hundred in words, one number a line, and write nothing else.';
const chat = `<|im_start|>user\n${question}<|im_end|>\n<|im_start|>assistant\n`;

export interface EmbeddedSpeed {
  /** Tokens a second, medians. */
  readonly raw: number;
  readonly ours: number;
  /** The median of the rounds' ratios. */
  readonly ratio: number;
}

export async function measureEmbeddedSpeed(file: string, rounds = 5): Promise<EmbeddedSpeed> {
  const engine = createEmbeddedEngine({
    runtimeFolders: [runtime],
    modelsFolder: models,
    childModule: join(root, 'dist/engines/embeddedChild.js'),
    unloadAfterMs: 600_000,
  });
  const raw = fork(join(root, 'test/bench/rawLlama.mjs'), [
    join(runtime, 'node_modules/node-llama-cpp/dist/index.js'),
    join(models, file),
    '0',
    String(count),
    chat,
  ]);
  try {
    await once(raw, 'message');
    const signal = new AbortController().signal;
    const model = await engine.open(file, signal);
    const ourRun = async () => {
      const options = { temperature: 0, seed: 7, maxTokens: count, contextTokens: 2048 };
      const messages = [{ role: 'user' as const, content: question }];
      for await (const chunk of model.stream({ messages, options }, signal))
        if (chunk.kind === 'done') return chunk.timings;
      throw new Error('the run did not end');
    };
    // The first of each loads the weights.
    await rawRun(raw);
    await ourRun();
    const rawSpeeds: number[] = [];
    const ourSpeeds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const theirs = await rawRun(raw);
      const ours = await ourRun();
      if (theirs.count !== count || ours.answerTokens !== count) throw new Error('the answers ended before their time');
      rawSpeeds.push(theirs.tokensPerSecond);
      ourSpeeds.push(ours.tokensPerSecond);
    }
    const ratios = ourSpeeds.map((speed, at) => speed / (rawSpeeds[at] ?? speed));
    return { raw: median(rawSpeeds), ours: median(ourSpeeds), ratio: median(ratios) };
  } finally {
    raw.kill();
    await engine.dispose();
  }
}

async function rawRun(raw: ChildProcess): Promise<{ tokensPerSecond: number; count: number }> {
  raw.send('run');
  const [result] = (await once(raw, 'message')) as [{ tokensPerSecond: number; count: number }];
  return result;
}
