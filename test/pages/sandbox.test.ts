import assert from 'node:assert/strict';
import './tools/closeAtEnd.js';
import type { FromSandboxPage, SandboxInput, SandboxView, ToSandboxPage } from '../../src/core/protocol.js';
import { answer, column, noEngine, objection, sandbox } from './states/parts.js';
import { themeNames } from './themes/themes.js';
import { violationsOf } from './tools/axe.js';
import { openPage, type OpenPage } from './tools/pages.js';

type Sandbox = OpenPage<'sandbox'>;

const shown = (view: SandboxView, replace: 'all' | 'keep-input' = 'all'): ToSandboxPage => ({
  kind: 'sandbox',
  view,
  replace,
});
const input = (changed: Partial<SandboxInput> = {}): SandboxInput => ({
  compare: 'none',
  system: '',
  data: { name: '', text: '' },
  a: column,
  b: column,
  ...changed,
});
const running = (text: string) => answer(text, { state: 'running', phase: 'writing', facts: '', context: 'none' });
const runs = (messages: readonly FromSandboxPage[]) =>
  messages.flatMap((message) => (message.kind === 'run' ? [message.input] : []));
const aMoment = 450;

describe('the sandbox page', function () {
  this.timeout(60_000);
  let opened: Sandbox;

  async function open(...messages: ToSandboxPage[]): Promise<Sandbox> {
    opened = await openPage('sandbox');
    await opened.send(...messages);
    await opened.forget();
    return opened;
  }

  /** What only opens on request is looked at in every theme, too. */
  async function accessible(state: string): Promise<void> {
    for (const theme of themeNames) {
      await opened.setTheme(theme);
      assert.deepEqual(await violationsOf(opened.page), [], theme);
      await opened.screenshot(theme, state);
    }
  }

  afterEach(async () => {
    const { wrongs } = opened;
    await opened.close();
    assert.deepEqual(wrongs, []);
  });

  it('sends what is typed and chosen as a draft, and at once with a run', async () => {
    const { page, posted } = await open(shown(sandbox()));
    await page.getByLabel('Prompt', { exact: true }).fill('Summarise this.');
    assert.deepEqual(await posted(), []);
    await page.waitForTimeout(aMoment);
    const [draft] = await posted();
    assert.equal(draft?.kind === 'draft' && draft.input.a.prompt, 'Summarise this.');
    await page.getByLabel('Model', { exact: true }).selectOption('ollama:qwen2.5-coder:1.5b');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const [run] = runs(await posted());
    assert.equal(run?.a.model, 'ollama:qwen2.5-coder:1.5b');
    assert.equal(run?.a.prompt, 'Summarise this.');
  });

  it('keeps what is typed when the view comes again, and replaces it when told to', async () => {
    const { page, send } = await open(shown(sandbox()));
    const prompt = page.getByLabel('Prompt', { exact: true });
    await prompt.fill('mine');
    await send(shown(sandbox(), 'keep-input'));
    assert.equal(await prompt.inputValue(), 'mine');
    await send(shown(sandbox({ input: input() }), 'all'));
    assert.equal(await prompt.inputValue(), column.prompt);
  });

  it('asks for a prompt when there is none, at the empty box', async () => {
    const { page, posted } = await open(
      shown(sandbox({ input: input({ compare: 'prompts', b: { ...column, prompt: ' ' } }) })),
    );
    await page.getByRole('button', { name: 'Run both' }).click();
    await page.getByText('Write a prompt, then run it.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'prompt-b');
    assert.deepEqual(runs(await posted()), []);
  });

  const b = {
    model: 'ollama:qwen2.5-coder:1.5b',
    prompt: 'Other prompt.',
    settings: { ...column.settings, temperature: 1 },
  };
  for (const [mode, option, expected] of [
    ['prompts', 'Two prompts', { ...column, prompt: b.prompt }],
    ['models', 'Two models', { ...column, model: b.model }],
    ['settings', 'Two settings', { ...column, settings: b.settings }],
  ] as const) {
    it(`compares two ${mode}: column b differs in that and in nothing else`, async () => {
      const { page, posted } = await open(shown(sandbox({ input: input({ b }) })));
      await page.getByLabel('Compare').selectOption(option);
      await page.getByRole('button', { name: 'Run both' }).click();
      const [run] = runs(await posted());
      assert.equal(run?.compare, mode);
      assert.deepEqual(run?.b, expected);
    });
  }

  it('fills the columns one after the other, and runs until the last is full', async () => {
    const { page, send } = await open(
      shown(
        sandbox({
          input: input({ compare: 'prompts', b }),
          answers: { a: answer('old a'), b: answer('old b') },
          difference: 'Much.',
        }),
      ),
    );
    await page.getByRole('button', { name: 'Run both' }).click();
    assert.equal(await page.locator('.answer').count(), 0);
    assert.equal(await page.locator('.difference').count(), 0);
    await send(
      { kind: 'answer', column: 'a', answer: running(''), running: true },
      { kind: 'text', column: 'a', text: 'First' },
    );
    await page.getByText('waits for its turn').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).focus();
    await send({ kind: 'answer', column: 'a', answer: answer('First answer'), running: false });
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Cancel');
    await send(
      { kind: 'answer', column: 'b', answer: running(''), running: true },
      { kind: 'text', column: 'b', text: 'Second' },
    );
    assert.deepEqual(await page.locator('.answer .text').allTextContents(), ['First answer', 'Second']);
    await send({ kind: 'answer', column: 'b', answer: answer('Second answer'), running: false });
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Run both');
  });

  it('cancels with the button, Escape and the command, only while something runs', async () => {
    const { page, send, posted } = await open(shown(sandbox({ input: input() })));
    // By force: a person's click does not ask whether the button is enabled.
    await page.getByRole('button', { name: 'Cancel' }).click({ force: true });
    await page.keyboard.press('Escape');
    assert.deepEqual(await posted(), []);
    await send({ kind: 'answer', column: 'a', answer: running(''), running: true });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Escape');
    await send({ kind: 'command', command: 'cancel' });
    assert.deepEqual(await posted(), [{ kind: 'cancel' }, { kind: 'cancel' }, { kind: 'cancel' }]);
  });

  it('runs with Ctrl+Enter and the command, never twice at once', async () => {
    const { page, send, posted } = await open(shown(sandbox({ input: input() })));
    await page.getByLabel('Prompt', { exact: true }).press('Control+Enter');
    await send({ kind: 'command', command: 'check' });
    assert.equal(runs(await posted()).length, 2);
    await send({ kind: 'answer', column: 'a', answer: running(''), running: true });
    await page.getByLabel('Prompt', { exact: true }).press('Control+Enter');
    await send({ kind: 'command', command: 'check' });
    await page.getByRole('button', { name: 'Running' }).click({ force: true });
    assert.equal(runs(await posted()).length, 2);
  });

  it('keeps prompt B while nothing is compared, and sends a waiting draft with data that came in the meantime', async () => {
    const { page, send, posted } = await open(shown(sandbox({ input: input({ compare: 'prompts', b }) })));
    await page.getByLabel('Compare').selectOption('Nothing');
    await send({ kind: 'data', data: objection });
    await page.waitForTimeout(aMoment);
    const [draft] = await posted();
    assert.deepEqual(draft, { kind: 'draft', input: input({ b, data: objection }) });
    await page.getByLabel('Compare').selectOption('Two prompts');
    assert.equal(await page.getByLabel('Prompt B').inputValue(), b.prompt);
  });

  describe('data', () => {
    it('attaches a file or a document of a pack, and takes it away', async () => {
      const { page, send, posted } = await open(shown(sandbox({ input: input() })));
      const menu = page.locator('.menu > summary');
      await menu.click();
      await page.getByRole('button', { name: 'A file …' }).click();
      await menu.click();
      await page.getByRole('button', { name: 'Planning objection' }).click();
      await send({ kind: 'data', data: objection });
      await menu.click();
      await page.getByRole('button', { name: `Remove ${objection.name}` }).click();
      assert.deepEqual(await posted(), [
        { kind: 'attach-file' },
        { kind: 'attach-document', id: 'foundations/objection' },
        { kind: 'detach' },
      ]);
    });

    it('sends the attached text with the run, and shows it on request', async () => {
      const { page, send, posted } = await open(shown(sandbox({ input: input() })));
      await send({ kind: 'data', data: objection });
      await page.getByText(`Read ${objection.name}`).click();
      await page.getByText('340 cars an hour').waitFor();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      assert.deepEqual(runs(await posted())[0]?.data, objection);
    });

    it('has a menu that Escape closes, with the focus back where it was', async () => {
      const { page } = await open(shown(sandbox()));
      await page.locator('.menu > summary').press('Enter');
      await page.keyboard.press('Tab');
      await accessible('sandbox-menu');
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.menu').getAttribute('open'), null);
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY');
    });
  });

  describe('tokens', () => {
    const gauge = () => opened.page.locator('#prompt-a-fact').textContent();

    it('counts system prompt, prompt and data as they are typed', async () => {
      const { page, send } = await open(shown(sandbox()));
      assert.equal(await gauge(), 'about 0 of 4,096 tokens');
      await page.getByLabel('Prompt', { exact: true }).fill('Summarise this text for a busy reader, please.');
      const typed = Number(/about (\d+)/.exec((await gauge()) ?? '')?.[1]);
      assert.ok(typed >= 8 && typed <= 14, `${typed}`);
      await send({ kind: 'data', data: objection });
      assert.ok(Number(/about (\d+)/.exec((await gauge()) ?? '')?.[1]) > typed + 40);
    });

    it('warns when the answer has little room, and when not all would be read', async () => {
      const { send } = await open(
        shown(sandbox({ input: input({ data: { name: 'long', text: 'word '.repeat(3900) } }) })),
      );
      assert.match((await gauge()) ?? '', /Warning:.*little room for the answer/);
      await send({ kind: 'data', data: { name: 'longer', text: 'word '.repeat(5000) } });
      assert.match((await gauge()) ?? '', /Warning:.*too long, not all of it would be read/);
    });
  });

  describe('settings', () => {
    it('are folded away, explained in a sentence each, and sent with the run', async () => {
      const { page, posted } = await open(shown(sandbox({ input: input() })));
      assert.equal(await page.getByLabel('Temperature').count(), 0);
      await page.getByRole('button', { name: 'Settings' }).click();
      for (const name of ['Temperature', 'Seed', 'Length', 'Context']) {
        const described = await page
          .getByLabel(name)
          .evaluate((field) => document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent);
        assert.match(described ?? '', /\.$/, name);
      }
      await accessible('sandbox-settings');
      await page.getByLabel('Temperature').fill('0.7');
      await page.getByLabel('Length').fill('80');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      assert.deepEqual(runs(await posted())[0]?.a.settings, {
        temperature: 0.7,
        seed: 7,
        maxTokens: 80,
        contextTokens: 4096,
      });
    });

    for (const [label, wrong] of [
      ['Temperature', '3'],
      ['Seed', '1.5'],
      ['Length', '0'],
      ['Context', ''],
    ] as const) {
      it(`${label}: ${wrong === '' ? 'nothing' : wrong} is refused with a sentence, and the last good value is used`, async () => {
        const { page, posted } = await open(shown(sandbox({ input: input() })));
        await page.getByRole('button', { name: 'Settings' }).click();
        await page.getByLabel(label).fill(wrong);
        await page.getByText(/Write a number from .* to .*\. Until then .* is used\./).waitFor();
        assert.equal(await page.getByLabel(label).getAttribute('aria-invalid'), 'true');
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        assert.deepEqual(runs(await posted())[0]?.a.settings, column.settings);
      });
    }
  });

  it('warns when the model read only a part', async () => {
    const cut = answer('Short.', { context: 'cut', contextSentence: 'The start was left out.' });
    const { page } = await open(shown(sandbox({ input: input(), answers: { a: cut } })));
    assert.equal(await page.locator('.notice').textContent(), 'Warning: The start was left out.');
  });

  it('keeps the boxes of two columns level, whatever stands above them', async () => {
    const long = 'first word 0.4 s · 31 tokens a second · 24 tokens · not known whether all of it was read';
    const { page } = await open(
      shown(
        sandbox({
          input: input({ compare: 'prompts', b: { ...column, prompt: '' } }),
          answers: { a: answer('Short.', { facts: long }), b: answer('Line.\n'.repeat(9), { facts: 'cancelled' }) },
        }),
      ),
    );
    await page.setViewportSize({ width: 920, height: 900 });
    await page.getByRole('button', { name: 'Run both' }).click();
    for (const boxes of ['.columns textarea', '.answer .box', '.next-things']) {
      const places = await page
        .locator(boxes)
        .evaluateAll((found) =>
          found.map((box) => [box.getBoundingClientRect().top, box.getBoundingClientRect().height]),
        );
      assert.equal(places.length, 2, boxes);
      assert.deepEqual(places[0], places[1], boxes);
    }
    await opened.screenshot('light', 'sandbox-level');
  });

  it('exports each answer by its run', async () => {
    const { page, posted } = await open(
      shown(
        sandbox({
          input: input({ compare: 'prompts', b }),
          answers: { a: answer('A'), b: answer('B', { runId: 'run-2' }) },
        }),
      ),
    );
    await page.getByRole('button', { name: 'Export answer B as Markdown' }).click();
    assert.deepEqual(await posted(), [{ kind: 'export', runId: 'run-2' }]);
  });

  it('offers what can be done when there is no model, and takes one when it comes', async () => {
    const { page, send, posted } = await open(shown(sandbox({ models: [], problem: noEngine })));
    assert.deepEqual(await page.locator('button.primary').allTextContents(), ['Get the small model (491 MB)']);
    await page.getByRole('button', { name: 'Choose a model file' }).click();
    assert.deepEqual(await posted(), [{ kind: 'action', id: 'import-model' }]);
    await send(shown(sandbox(), 'keep-input'));
    assert.deepEqual(await page.locator('button.primary').allTextContents(), ['Run']);
    assert.equal(await page.getByLabel('Model', { exact: true }).isEnabled(), true);
  });

  it('shows text as text, whatever it says', async () => {
    const hostile = '<img src="x" onerror="document.title=1"><script>document.title=2</script>';
    const { page, send } = await open(
      shown(
        sandbox({
          input: input({ data: { name: hostile, text: hostile } }),
          answers: { a: answer(hostile) },
          difference: hostile,
        }),
      ),
    );
    await send(
      { kind: 'answer', column: 'a', answer: running(hostile), running: true },
      { kind: 'text', column: 'a', text: hostile },
    );
    assert.equal(await page.locator('.answer .text').textContent(), hostile + hostile);
    assert.equal(await page.locator('main :is(img, script)').count(), 0);
    assert.equal(await page.title(), 'Sandbox');
  });

  it('tells phases and outcomes politely', async () => {
    const { page, send } = await open(shown(sandbox({ input: input() })));
    const said = () => page.locator('#announcements').textContent();
    await send({ kind: 'answer', column: 'a', answer: { ...running(''), phase: 'loading' }, running: true });
    await page.waitForTimeout(aMoment);
    assert.equal(await said(), 'Loading the model.');
    await send(
      { kind: 'answer', column: 'a', answer: running(''), running: true },
      { kind: 'text', column: 'a', text: 'One. Tw' },
    );
    await page.waitForTimeout(aMoment);
    assert.equal(await said(), 'Answer: One.');
    await send({ kind: 'answer', column: 'a', answer: answer('One. Two'), running: false });
    await page.waitForTimeout(aMoment);
    assert.equal(await said(), 'Tw Answer is complete.');
  });
});
