import assert from 'node:assert/strict';
import './tools/closeAtEnd.js';
import type { FromSandboxPage, SandboxInput, ToSandboxPage } from '../../src/core/protocol.js';
import { plain, tellingAnswer } from './states/guardStates.js';
import { answer, column, sandbox } from './states/parts.js';
import { themeNames } from './themes/themes.js';
import { violationsOf } from './tools/axe.js';
import { openPage, type OpenPage } from './tools/pages.js';

const telling = 'Write to the claimant. Her National Insurance number is AB123456C.';
const letter = { name: 'letter.txt', text: 'National Insurance number: AB 12 34 56 C\nPostcode: SW1A 2AA' };
const runs = (messages: readonly FromSandboxPage[]) =>
  messages.flatMap((message) => (message.kind === 'run' ? [message] : []));

describe('the guard in the sandbox', function () {
  this.timeout(90_000);
  let opened: OpenPage<'sandbox'>;

  async function open(changed: Partial<SandboxInput>, more: Parameters<typeof sandbox>[0] = {}) {
    opened = await openPage('sandbox');
    const input: SandboxInput = {
      compare: 'none',
      system: '',
      data: { name: '', text: '' },
      a: column,
      b: column,
      ...changed,
    };
    const message: ToSandboxPage = { kind: 'sandbox', view: sandbox({ input, ...more }), replace: 'all' };
    await opened.send(message);
    await opened.forget();
    return opened;
  }
  const button = (name: string | RegExp) => opened.page.getByRole('button', { name, exact: typeof name === 'string' });
  const focusPlace = () => opened.page.evaluate(() => document.activeElement?.getAttribute('data-focus'));

  afterEach(async () => {
    const { wrongs } = opened;
    await opened.close();
    assert.deepEqual(wrongs, []);
  });

  it('tells what is in the attached document without its being opened, and opens it to show where', async () => {
    const { page } = await open({ data: letter });
    await page.getByText('letter.txt: 2 things recognised.').waitFor();
    await button(/postcode/).click();
    await button('Show in the text').click();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'SW1A 2AA');
    assert.equal(await page.locator('details.folded').first().getAttribute('open'), '');
  });

  it('takes the examples out of a document again, which has no undo of its own', async () => {
    const { page, posted } = await open({ data: letter });
    await button('Replace with safe example values').click();
    await page.getByText('letter.txt: Only example values recognised.').waitFor();
    await button('Put the real values back into letter.txt').click();
    await page.getByText('letter.txt: 2 things recognised.').waitFor();
    await page.waitForTimeout(450);
    const draft = (await posted()).at(-1);
    // Each in the form it had first.
    assert.deepEqual(draft?.kind === 'draft' && draft.input.data, letter);
  });

  it('replaces in prompt, system prompt and document alike, and sends all of them', async () => {
    const { page, send, posted } = await open({
      a: { ...column, prompt: telling },
      system: 'You write about AB123456C.',
      data: letter,
    });
    await button('Run').click();
    const asked = (await page.locator('.hold').textContent()) ?? '';
    for (const part of ['In the prompt', 'In the system prompt', 'In the document'])
      assert.ok(asked.includes(part), asked);
    for (const theme of themeNames) {
      await opened.setTheme(theme);
      assert.deepEqual(await violationsOf(page), [], theme);
      await opened.screenshot(theme, 'sandbox-guard-decide');
    }
    await button('Replace with example values and send').click();
    const [run] = runs(await posted());
    assert.ok(run);
    const example = /QQ \d\d \d\d \d\d [A-D]/.exec(run.input.a.prompt)?.[0] ?? 'none';
    assert.equal(run.decision, 'replaced');
    assert.equal(run.input.system, `You write about ${example}.`);
    assert.match(run.input.data.text, new RegExp(`^National Insurance number: ${example}\nPostcode: ZX`));
    assert.doesNotMatch(JSON.stringify(run), /AB ?12|SW1A/);
    await send({ kind: 'answer', column: 'a', answer: answer(`To ${example}: late.`), running: false });
    await button('Put the real values back').click();
    assert.equal(await page.locator('.answer .text').textContent(), 'To AB123456C: late.');
  });

  it('sends as it is when that is decided, once for the same texts', async () => {
    const { page, send, posted } = await open({ a: { ...column, prompt: telling } });
    await button('Run').click();
    assert.equal(await focusPlace(), 'hold');
    await button('Send as it is').click();
    assert.equal(await focusPlace(), 'run');
    await send({ kind: 'command', command: 'check' });
    assert.deepEqual(
      runs(await posted()).map(({ decision }) => decision),
      ['as-it-is', 'as-it-is'],
    );
    await page.getByLabel('Prompt', { exact: true }).fill(`${telling} Now.`);
    await send({ kind: 'command', command: 'check' });
    await page.locator('.hold').waitFor();
    assert.equal(runs(await posted()).length, 2);
  });

  it('goes back to the text that holds it back', async () => {
    const { page, posted } = await open({
      compare: 'prompts',
      a: { ...column, prompt: telling },
      b: { ...column, prompt: plain },
    });
    await button('Run both').click();
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'prompt-a');
    assert.deepEqual(runs(await posted()), []);
  });

  it('holds two models to the lower of their ceilings', async () => {
    const { models } = sandbox();
    const { page, posted } = await open(
      {
        compare: 'models',
        a: { ...column, prompt: 'OFFICIAL\n\nA plan.' },
        b: { ...column, model: 'ollama:qwen2.5-coder:1.5b' },
      },
      {
        models: models.map((model) =>
          model.id.startsWith('ollama')
            ? { ...model, where: 'in your department', ceiling: 'published' as const }
            : model,
        ),
      },
    );
    await page.getByText(/In your department: only what is published\./).waitFor();
    await button('Run both').click();
    assert.match(
      (await page.locator('.hold').textContent()) ?? '',
      /Marked OFFICIAL.*in your department.*only what is published/s,
    );
    assert.deepEqual(runs(await posted()), []);
  });

  it('underlines answers once they are complete, not while they are written', async () => {
    const { page, send } = await open({});
    const writing = answer(tellingAnswer, { state: 'running', phase: 'writing', facts: '', context: 'none' });
    await send({ kind: 'answer', column: 'a', answer: writing, running: true });
    await page.waitForTimeout(400);
    assert.equal(await page.locator('.answer .found').count(), 0);
    await send({ kind: 'answer', column: 'a', answer: answer(tellingAnswer), running: false });
    await page.locator('.answer .text .found').first().waitFor();
    assert.deepEqual(await page.locator('.answer .text .found').allTextContents(), ['Patel', 'AB123456C']);
    await page.locator('.answer .text .found').last().click();
    await page.locator('.answer .finding-explained').waitFor();
  });

  it('forgets the real values when another input takes the place of this one', async () => {
    const { page, send } = await open({ a: { ...column, prompt: telling } });
    await button('Replace with safe example values').click();
    const example = /QQ [\d ]+ [A-D]/.exec(await page.getByLabel('Prompt', { exact: true }).inputValue())?.[0] ?? '';
    const answers = { a: answer(`To ${example}.`) };
    await send({ kind: 'sandbox', view: sandbox({ answers }), replace: 'keep-input' });
    assert.equal(await button('Put the real values back').count(), 1);
    await send({ kind: 'sandbox', view: sandbox({ answers }), replace: 'all' });
    assert.equal(await button('Put the real values back').count(), 0);
  });
});
