/** What a streamed answer costs a page: how often it is updated, and the script it runs. */

import { createTextBatch } from '../../src/extension/textBatch.js';
import { setTimeout as wait } from 'node:timers/promises';
import { measureStreaming } from '../pages/tools/streaming.js';

export interface PageCost {
  readonly updatesPerSecond: number;
  /** Script of the lesson page for 1,500 tokens, in ms. */
  readonly scriptMs: number;
}

/** Tokens come at 200 a second, faster than any laptop's model. */
export async function measurePages(): Promise<PageCost> {
  let updates = 0;
  const batch = createTextBatch(() => {
    updates += 1;
  });
  const began = performance.now();
  for (let token = 0; token < 600; token += 1) {
    batch.add('word ');
    await wait(5);
  }
  const seconds = (performance.now() - began) / 1000;
  batch.flush();
  const { script } = await measureStreaming('lesson');
  return { updatesPerSecond: updates / seconds, scriptMs: script };
}
