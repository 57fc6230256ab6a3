/** What a streamed answer costs a page. Used by the tests and by the benchmark. */

import { batchMs } from '../../../src/extension/textBatch.js';
import { answer, lesson, prompting, sandbox } from '../states/parts.js';
import { closeBrowser, openPage, type OpenPage, type ToPage } from './pages.js';
import type { PageName } from './server.js';

export interface StreamingCost {
  /** Processor time of the page's script for {@link tokens}, in ms. */
  readonly script: number;
  /** Processor time of style and layout for {@link tokens}, in ms. */
  readonly layout: number;
}

/** The answer that the cost is given for. */
export const tokens = 1500;
/** What a small model writes on a laptop. A quicker one needs fewer updates for the same answer. */
const tokensPerSecond = 30;
const tokensAnUpdate = (tokensPerSecond * batchMs) / 1000;
const updates = tokens / tokensAnUpdate;
/** So many updates are sent before the steady cost is measured: the first ones make the browser compile the script, once. */
const firstUpdates = 20;
/** So many stand for the rest, at the pace of the model: to wait for all would take most of a minute. */
const steadyUpdates = 80;

/** By then a page that has just been opened rests. */
const idleMs = 2000;

/** Pieces as they come: a sentence every 12 tokens or so, a paragraph every 60. */
function piecesOf(count: number): string[] {
  let written = 0;
  return Array.from({ length: count }, () => {
    let piece = '';
    for (const upTo = written + tokensAnUpdate; written < upTo; written++) {
      piece += ' bins';
      if (written % 12 === 11) piece += '.';
      if (written % 60 === 59) piece += '\n\n';
    }
    return piece;
  });
}

const running = answer('', { state: 'running', phase: 'writing', facts: '', context: 'none' });

/** A page on which an answer has just begun, and the message that carries its text. */
export async function openWhileWriting(
  name: PageName,
): Promise<{ readonly opened: OpenPage<PageName>; readonly message: (text: string) => ToPage[PageName] }> {
  if (name === 'lesson') {
    const opened = await openPage('lesson');
    const exercise = prompting({ running: { run: 0, phase: 'writing' }, answers: [running] });
    await opened.send({ kind: 'lesson', view: lesson({ blocks: [{ kind: 'exercise', exercise }] }), focus: 'keep' });
    return {
      opened: opened as unknown as OpenPage<PageName>,
      message: (text) => ({ kind: 'text', exerciseId: exercise.id, run: 0, text }),
    };
  }
  const opened = await openPage('sandbox');
  await opened.send(
    { kind: 'sandbox', view: sandbox(), replace: 'all' },
    { kind: 'answer', column: 'a', answer: running, running: true },
  );
  return { opened: opened as unknown as OpenPage<PageName>, message: (text) => ({ kind: 'text', column: 'a', text }) };
}

/** Streams an answer into a page at the pace of a model, and measures. What sending costs by itself is taken off. */
export async function measureStreaming(
  name: PageName,
  options: { keepBrowser?: boolean } = {},
): Promise<StreamingCost> {
  const { opened, message } = await openWhileWriting(name);
  const { page } = opened;
  // What the guard reads when the page is idle is no part of an answer's cost.
  await page.waitForTimeout(idleMs);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<StreamingCost> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (metric: string) => (metrics.find((each) => each.name === metric)?.value ?? 0) * 1000;
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
  };
  const stream = async (pieces: readonly string[], deaf: boolean): Promise<StreamingCost> => {
    const before = await read();
    await page.evaluate(sendAtPace, { messages: pieces.map(message), everyMs: batchMs, deaf });
    const after = await read();
    return { script: after.script - before.script, layout: after.layout - before.layout };
  };
  const sent = piecesOf(firstUpdates + steadyUpdates);
  const quiet = await stream(sent.slice(0, firstUpdates), true);
  const first = await stream(sent.slice(0, firstUpdates), false);
  const steady = await stream(sent.slice(firstUpdates), false);
  const shown = await page.locator('.answer .text').textContent();
  await opened.close();
  if (!options.keepBrowser) await closeBrowser();
  // A page that shows nothing would cost nothing.
  if (shown !== sent.join('')) throw new Error(`The ${name} page did not show what was streamed.`);
  const whole = (cost: (each: StreamingCost) => number) =>
    cost(first) + (cost(steady) * (updates - firstUpdates)) / steadyUpdates - (cost(quiet) * updates) / firstUpdates;
  return { script: whole(({ script }) => script), layout: whole(({ layout }) => layout) };
}

/** Runs in the browser. While `deaf`, no message reaches the page. */
async function sendAtPace(given: { messages: unknown[]; everyMs: number; deaf: boolean }): Promise<void> {
  (globalThis as unknown as { sandpitTest: { deaf: boolean } }).sandpitTest.deaf = given.deaf;
  for (const message of given.messages) {
    window.postMessage(message, '*');
    await new Promise((resolve) => setTimeout(resolve, given.everyMs));
  }
}
