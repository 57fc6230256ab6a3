/** What a key costs in a long prompt. Used by the tests and by the benchmark. */

import { column, lesson, prompting, sandbox } from '../states/parts.js';
import { openPage, type OpenPage } from './pages.js';
import type { PageName } from './server.js';

export interface KeystrokeCost {
  /** Processor time of the page's script for a key and for all that follows from it, in ms. */
  readonly script: number;
  /** Processor time of style and layout for it, in ms. */
  readonly layout: number;
}

export const promptCharacters = 20_000;

/** Prose of the service with something to find in every paragraph, as paragraphs or all in one line. */
export function longPrompt(kind: 'paragraphs' | 'one line'): string {
  const paragraph = (index: number) =>
    `${index}. The claimant wrote on 4 May about the award and asked for a review. Mrs Priya Patel said that the letter was late; her National Insurance number is AB123456C and her case is 4711-${index}. Please call 01632 960 001.`;
  let text = '';
  for (let index = 1; text.length < promptCharacters; index += 1)
    text += `${paragraph(index)}${kind === 'paragraphs' ? '\n\n' : ' '}`;
  return text.slice(0, promptCharacters);
}

const keys = 'The quick brown fox jumps over';

/** Types into the middle of a long prompt as a person does, and measures. */
export async function measureKeystroke(name: PageName, kind: 'paragraphs' | 'one line'): Promise<KeystrokeCost> {
  const opened = await openWith(name, longPrompt(kind));
  const { page } = opened;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<KeystrokeCost> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (metric: string) => (metrics.find((each) => each.name === metric)?.value ?? 0) * 1000;
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
  };
  const box = page.locator('textarea[id$="prompt"], textarea[id="prompt-a"]');
  await box.evaluate((area: HTMLTextAreaElement, at) => {
    area.focus();
    area.setSelectionRange(at, at);
  }, promptCharacters / 2);
  const type = async (text: string) => {
    for (const key of text) {
      await page.keyboard.insertText(key);
      // As long as a quick typist takes: the page has scanned by then.
      await page.waitForTimeout(80);
    }
  };
  // The first keys make the browser compile the script, once.
  await type(keys);
  const before = await read();
  await type(keys);
  const after = await read();
  const typed = await box.inputValue();
  await opened.close();
  // A page that takes no keys would cost nothing.
  if (!typed.includes(keys + keys)) throw new Error(`The ${name} page did not take what was typed.`);
  return {
    script: (after.script - before.script) / keys.length,
    layout: (after.layout - before.layout) / keys.length,
  };
}

async function openWith(name: PageName, draft: string): Promise<OpenPage<PageName>> {
  if (name === 'lesson') {
    const opened = await openPage('lesson');
    const exercise = prompting({ draft });
    await opened.send({ kind: 'lesson', view: lesson({ blocks: [{ kind: 'exercise', exercise }] }), focus: 'keep' });
    return opened as unknown as OpenPage<PageName>;
  }
  const opened = await openPage('sandbox');
  const { input } = sandbox();
  await opened.send({
    kind: 'sandbox',
    view: sandbox({ input: { ...input, a: { ...column, prompt: draft } } }),
    replace: 'all',
  });
  return opened as unknown as OpenPage<PageName>;
}
