/** What a page costs: while an answer streams, and while a long prompt is typed. */

import { createTextBatch } from '../../src/extension/textBatch.js';
import { setTimeout as wait } from 'node:timers/promises';
import { measureStreaming } from '../pages/tools/streaming.js';
import { measureKeystroke } from '../pages/tools/typing.js';

export interface PageCost {
  readonly updatesPerSecond: number;
  /** Script of the lesson page for 1,500 tokens, in ms. */
  readonly scriptMs: number;
  /** Script of the lesson page for one key in a prompt of 20,000 characters, the guard’s look at it included, in ms. */
  readonly keystrokeMs: number;
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
  const key = await measureKeystroke('lesson', 'paragraphs');
  // Last: it ends the browser.
  const { script } = await measureStreaming('lesson');
  return { updatesPerSecond: updates / seconds, scriptMs: script, keystrokeMs: key.script };
}
