import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { answer, prompting, lesson, sandbox } from './states/parts.js';
import { buildPages, readBuilt } from './tools/buildPages.js';
import { openPage, type OpenPage } from './tools/pages.js';
import type { PageName } from './tools/server.js';

const tokens = 1500;
/** 30 tokens a second, gathered into 20 messages a second. */
const tokensAMessage = 1.5;
const scriptMs = 100;
const bundleBytes = 80 * 1024;

const running = answer('', { state: 'running', phase: 'writing', facts: '', context: 'none' });

/** Processor time of the page while a long answer streams in, in ms. */
async function costOfStreaming(opened: OpenPage<PageName>, message: object): Promise<{ script: number; layout: number; text: string; mutations: string[] }> {
  const { page } = opened;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
  };
  await page.evaluate(() => {
    const kinds: string[] = [];
    (globalThis as unknown as { mutations: string[] }).mutations = kinds;
    const answer = document.querySelector('.answer') as Element;
    new MutationObserver((records) => records.forEach((record) => kinds.push(record.type))).observe(answer, {
      childList: true,
      characterData: true,
      attributes: true,
      subtree: true,
    });
  });
  const before = await read();
  await page.evaluate(
    async ({ message, count, words }) => {
      for (let sent = 0; sent < count; sent++) {
        const text = `${words}${sent % 12 === 11 ? '.' : ''}`;
        window.postMessage({ ...message, text }, '*');
        // Long enough for a frame, so that each piece is laid out by itself.
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    { message, count: Math.round(tokens / tokensAMessage), words: ' bins too' },
  );
  const after = await read();
  return {
    script: after.script - before.script,
    layout: after.layout - before.layout,
    text: (await page.locator('.answer .text').textContent()) ?? '',
    mutations: await page.evaluate(() => (globalThis as unknown as { mutations: string[] }).mutations),
  };
}

describe('what the pages cost', function () {
  this.timeout(180_000);

  for (const name of ['lesson', 'sandbox'] as const) {
    it(`${name}: ${tokens} tokens streamed cost at most ${scriptMs} ms of script, and touch one text node`, async () => {
      const opened = await openPage(name);
      if (name === 'lesson') {
        const exercise = prompting({ running: { run: 0, phase: 'writing' }, answers: [running] });
        await (opened as OpenPage<'lesson'>).send({ kind: 'lesson', view: lesson({ blocks: [{ kind: 'exercise', exercise }] }), focus: 'keep' });
      } else {
        await (opened as OpenPage<'sandbox'>).send(
          { kind: 'sandbox', view: sandbox(), replace: 'all' },
          { kind: 'answer', column: 'a', answer: running, running: true },
        );
      }
      const message = name === 'lesson' ? { kind: 'text', exerciseId: 'one-sentence', run: 0 } : { kind: 'text', column: 'a' };
      const cost = await costOfStreaming(opened as unknown as OpenPage<PageName>, message);
      await opened.close();
      const pieces = Math.round(tokens / tokensAMessage);
      assert.equal(cost.text.match(/ bins too/g)?.length, pieces);
      assert.deepEqual(cost.mutations, Array.from({ length: pieces }, () => 'characterData'));
      console.log(`      ${cost.script.toFixed(0)} ms of script, ${cost.layout.toFixed(0)} ms of style and layout, ${pieces} updates`);
      assert.ok(cost.script <= scriptMs, `${cost.script.toFixed(0)} ms of script`);
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
