import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { showEveryMs } from '../../src/webview/streams.js';
import { answer, prompting, lesson, sandbox } from './states/parts.js';
import { buildPages, readBuilt } from './tools/buildPages.js';
import { openPage, type OpenPage } from './tools/pages.js';
import type { PageName } from './tools/server.js';

const tokens = 1500;
/** 30 tokens a second, gathered into 20 updates a second; a sentence every 12 of them, a paragraph every 60. */
const pieces = Array.from(
  { length: tokens / 1.5 },
  (_, index) => ` bins${index % 12 === 11 ? '.' : ''}${index % 60 === 59 ? '\n\n' : ''}`,
);
const scriptMs = 100;
const bundleBytes = 80 * 1024;

const running = answer('', { state: 'running', phase: 'writing', facts: '', context: 'none' });

interface Cost {
  readonly script: number;
  readonly layout: number;
}

interface InPage {
  sandpitTest: { deaf: boolean };
  mutations: string[];
}

/** Processor time of the page while a long answer streams in, in ms, less what sending costs by itself. */
async function costOfStreaming(opened: OpenPage<PageName>, message: object): Promise<Cost> {
  const { page } = opened;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<Cost> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
  };
  const stream = async (deaf: boolean): Promise<Cost> => {
    const before = await read();
    await page.evaluate(
      async ({ deaf, message, pieces }) => {
        (globalThis as unknown as InPage).sandpitTest.deaf = deaf;
        for (const text of pieces) {
          window.postMessage({ ...message, text }, '*');
          // As the extension sends them: 20 a second.
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      },
      { deaf, message, pieces },
    );
    const after = await read();
    return { script: after.script - before.script, layout: after.layout - before.layout };
  };
  const sending = await stream(true);
  const all = await stream(false);
  return { script: all.script - sending.script, layout: all.layout - sending.layout };
}

/** Counts what changes in the answer from now on. */
const watchAnswer = (opened: OpenPage<PageName>) =>
  opened.page.evaluate(() => {
    const kinds: string[] = [];
    (globalThis as unknown as InPage).mutations = kinds;
    const note = (records: MutationRecord[]) => records.forEach(({ type, addedNodes }) => kinds.push(`${type} ${addedNodes.length}`));
    new MutationObserver(note).observe(document.querySelector('main') as Element, {
      childList: true,
      characterData: true,
      attributes: true,
      subtree: true,
    });
  });

describe('what the pages cost', function () {
  this.timeout(180_000);

  for (const name of ['lesson', 'sandbox'] as const) {
    const open = async (): Promise<OpenPage<PageName>> => {
      const opened = await openPage(name);
      if (name === 'lesson') {
        const exercise = prompting({ running: { run: 0, phase: 'writing' }, answers: [running] });
        const view = lesson({ blocks: [{ kind: 'exercise', exercise }] });
        await (opened as OpenPage<'lesson'>).send({ kind: 'lesson', view, focus: 'keep' });
      } else {
        await (opened as OpenPage<'sandbox'>).send(
          { kind: 'sandbox', view: sandbox(), replace: 'all' },
          { kind: 'answer', column: 'a', answer: running, running: true },
        );
      }
      return opened as unknown as OpenPage<PageName>;
    };
    const message = name === 'lesson' ? { kind: 'text', exerciseId: 'one-sentence', run: 0 } : { kind: 'text', column: 'a' };

    it(`${name}: ${tokens} tokens streamed in ${pieces.length} updates cost at most ${scriptMs} ms of script`, async () => {
      const opened = await open();
      const { script, layout } = await costOfStreaming(opened, message);
      console.log(`      ${script.toFixed(0)} ms of script, ${layout.toFixed(0)} ms of style and layout`);
      await opened.page.waitForTimeout(2 * showEveryMs);
      assert.equal(await opened.page.locator('.answer .text').textContent(), pieces.join(''));
      await opened.close();
      assert.ok(script <= scriptMs, `${script.toFixed(0)} ms of script`);
    });

    it(`${name}: a piece of text adds one node, ten times a second at most, and changes nothing else on the page`, async () => {
      const opened = await open();
      await opened.send({ ...message, text: 'Your' } as never);
      await opened.page.waitForTimeout(400);
      await watchAnswer(opened);
      const text = (text: string) => ({ ...message, text }) as never;
      await opened.send(text(' green'), text(' bin'), text(' is'), text(' collected'));
      await opened.page.locator('.answer').getByText('Your green bin is collected').waitFor();
      assert.deepEqual(await opened.page.evaluate(() => (globalThis as unknown as InPage).mutations), ['childList 1', 'childList 1']);
      await opened.close();
    });
  }

  for (const name of ['lesson', 'sandbox'] as const) {
    it(`${name}: script and styles are at most ${bundleBytes / 1024} KB together`, async () => {
      await buildPages();
      const [script, styles] = await Promise.all([readBuilt(`${name}.js`), readBuilt(`${name}.css`)]);
      console.log(`      ${script.length} + ${styles.length} bytes (${gzipSync(script).length} + ${gzipSync(styles).length} packed)`);
      assert.ok(script.length + styles.length <= bundleBytes, `${script.length + styles.length} bytes`);
    });
  }
});
