import assert from 'node:assert/strict';
import type { PromptingView } from '../../src/core/exercises/prompting/viewSchema.js';
import { answer, answers, failedMark, good, noEngine, passedMark, prompting } from './states/parts.js';
import { aMoment, lessonPage, openedAnew, shown, update } from './tools/lessonPage.js';

describe('a prompting exercise', function () {
  this.timeout(60_000);
  const { open, openedPage, focused, focusPlace, said } = lessonPage();

  const typed = 'Say it in one sentence.';

  it('sends drafts 300 ms after the last key, and at once when the box is left', async () => {
    const { page, posted } = await open(shown([prompting()]));
    const box = page.getByLabel('Your prompt');
    await box.pressSequentially(typed, { delay: 5 });
    await page.waitForTimeout(aMoment);
    assert.deepEqual(await posted(), [{ kind: 'draft', exerciseId: 'one-sentence', text: typed }]);
    await box.press('!');
    await page.keyboard.press('Tab');
    assert.deepEqual((await posted()).slice(1), [{ kind: 'draft', exerciseId: 'one-sentence', text: `${typed}!` }]);
  });

  it('runs with the button and with Ctrl+Enter, which the editor does not hear as well', async () => {
    const { page, posted } = await open(shown([prompting()]));
    await page.evaluate(() => {
      window.addEventListener('keydown', (event) => {
        document.title += event.key;
      });
    });
    await page.getByLabel('Your prompt').fill(typed);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Meta+Enter');
    await page.getByRole('button', { name: 'Run 3 times' }).click();
    const run = { kind: 'run', exerciseId: 'one-sentence', prompt: typed };
    assert.deepEqual(
      (await posted()).filter(({ kind }) => kind === 'run'),
      [run, run, run],
    );
    assert.doesNotMatch(await page.title(), /Enter/);
  });

  it('asks for a prompt when there is none', async () => {
    const { page, posted } = await open(shown([prompting({ draft: '  ' })]));
    await page.getByRole('button', { name: 'Run 3 times' }).click();
    await page.getByText('Write a prompt, then run it.').waitFor();
    assert.equal(await focusPlace(), 'box');
    assert.deepEqual(await posted(), []);
  });

  it('keeps what is typed when an older draft comes back, and takes the new one after Start again', async () => {
    const { page, send, posted } = await open(shown([prompting({ draft: 'first', attempts: 1 })]));
    const box = page.getByLabel('Your prompt');
    await box.fill('second');
    await send(update(prompting({ draft: 'first', attempts: 1 })), shown([prompting({ draft: 'first', attempts: 1 })]));
    assert.equal(await box.inputValue(), 'second');
    await page.getByRole('button', { name: 'Start again' }).click();
    assert.deepEqual((await posted()).at(-1), { kind: 'start-again', exerciseId: 'one-sentence' });
    await page.waitForTimeout(1600);
    await send(update(prompting({ draft: 'starter' })));
    assert.equal(await box.inputValue(), 'starter');
    assert.equal(await focusPlace(), 'box');
    await send(update(prompting({ draft: 'first' })));
    assert.equal(await box.inputValue(), 'starter');
  });

  it('takes every draft anew when the step is opened anew', async () => {
    const { page, send } = await open(shown([prompting({ draft: 'first' })]));
    await page.getByLabel('Your prompt').fill('second');
    await send(openedAnew([prompting({ draft: '' })]));
    assert.equal(await page.getByLabel('Your prompt').inputValue(), '');
  });

  const writing = (run: number, text: string): PromptingView =>
    prompting({
      draft: typed,
      running: { run, phase: 'writing' },
      answers: [...answers.slice(0, run), answer(text, { state: 'running', phase: 'writing', facts: '' })],
    });

  it('streams text as it comes, and holds it when the page is drawn again', async () => {
    const { page, send } = await open(shown([writing(0, 'Your')]));
    const box = page.locator('.answer .text');
    await send(
      { kind: 'text', exerciseId: 'one-sentence', run: 0, text: ' green' },
      { kind: 'text', exerciseId: 'one-sentence', run: 0, text: ' bin' },
    );
    assert.equal(await box.textContent(), 'Your green bin');
    await page.getByLabel('Your prompt').fill('drawn again');
    assert.equal(await box.textContent(), 'Your green bin');
    await send(update(writing(1, '')));
    await send({ kind: 'text', exerciseId: 'one-sentence', run: 1, text: 'Second' });
    assert.equal(await box.textContent(), 'Second');
    await page.getByRole('button', { name: 'Answer 1' }).click();
    assert.equal(await box.textContent(), answers[0]?.text);
    await send({ kind: 'text', exerciseId: 'one-sentence', run: 1, text: ' answer' });
    await page.getByRole('button', { name: 'Answer 2' }).click();
    assert.equal(await box.textContent(), 'Second answer');
  });

  it('shows text as text, whatever it says', async () => {
    const hostile = '<img src="x" onerror="document.title=1"><script>document.title=2</script>&amp;[a](javascript:1)';
    const { page, send } = await open(shown([writing(0, hostile)]));
    await send({ kind: 'text', exerciseId: 'one-sentence', run: 0, text: hostile });
    assert.equal(await page.locator('.answer .text').textContent(), hostile + hostile);
    const spans = [{ start: 0, end: 4 }];
    await send(
      update(
        prompting({
          task: hostile,
          data: { title: hostile, name: hostile, text: hostile },
          answers: [answer(hostile, { facts: hostile })],
          mark: {
            passed: false,
            verdict: hostile,
            checks: [{ id: 'a', says: hostile, passed: false, seen: hostile, places: [{ run: 0, spans }] }],
          },
          good: { prompt: hostile, reveal: hostile },
          hints: [hostile],
        }),
      ),
    );
    assert.equal(await page.locator('main :is(img, script, a)').count(), 0);
    assert.equal(await page.title(), 'Write a prompt that works');
  });

  it('cancels with Escape and with the button, only while something runs', async () => {
    const { page, send, posted } = await open(shown([prompting({ draft: typed })]));
    await page.getByLabel('Your prompt').focus();
    await page.keyboard.press('Escape');
    assert.deepEqual(await posted(), []);
    await send(update(writing(0, '')));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await posted(), [{ kind: 'cancel' }, { kind: 'cancel' }]);
    await send(
      update(prompting({ draft: typed, answers: [answer('', { state: 'cancelled', facts: '' })] }), 'verdict'),
    );
    assert.equal(await page.getByRole('button', { name: 'Cancel' }).count(), 0);
    assert.equal(await focusPlace(), 'run');
  });

  it('runs nothing a second time while something runs', async () => {
    const { page, send, posted } = await open(shown([writing(0, '')]));
    // By force: a person's click does not ask whether the button is enabled.
    await page.getByRole('button', { name: 'Running' }).click({ force: true });
    await page.getByLabel('Your prompt').press('Control+Enter');
    await send({ kind: 'command', command: 'check' });
    assert.deepEqual(await posted(), []);
  });

  it('tells phases and whole sentences politely, never single words', async () => {
    const { page, send } = await open(shown([prompting({ draft: typed })]));
    await send(update(prompting({ draft: typed, running: { run: 0, phase: 'loading' } })));
    await page.waitForTimeout(aMoment);
    assert.equal(await said(), 'Answer 1 of 3. Loading the model.');
    await send(update(writing(0, '')), { kind: 'text', exerciseId: 'one-sentence', run: 0, text: 'Your green' });
    await page.waitForTimeout(aMoment);
    assert.equal(await said(), 'Answer 1 of 3. Loading the model.');
    await send({ kind: 'text', exerciseId: 'one-sentence', run: 0, text: ' bin moves. And so' });
    await page.waitForTimeout(aMoment);
    assert.equal(await said(), 'Your green bin moves.');
    assert.equal(await page.locator('[aria-live]').count(), 1);
  });

  it('moves the focus to the verdict after marking', async () => {
    const { page, send } = await open(shown([writing(2, 'x')]));
    await page.getByRole('button', { name: 'Cancel' }).focus();
    await send(update(prompting({ draft: typed, attempts: 1, answers, mark: failedMark }), 'verdict'));
    assert.match(await focused(), /Nearly\. Two of three checks/);
  });

  it('does not take the focus out of a box that is being typed in: it tells instead', async () => {
    const { page, send } = await open(shown([writing(2, 'x')]));
    await page.getByLabel('Your prompt').pressSequentially('more');
    await send(update(prompting({ draft: typed, attempts: 1, answers, mark: failedMark }), 'verdict'));
    assert.equal(await focusPlace(), 'box');
    await page.waitForTimeout(aMoment);
    assert.match(await said(), /Nearly\. Two of three checks/);
  });

  it('shows where: each place in turn, marked and focused', async () => {
    const { page } = await open(shown([prompting({ attempts: 1, answers, mark: failedMark })]));
    await page.getByRole('button', { name: 'Show where' }).click();
    assert.equal(await focused(), '£12');
    await page.getByText('Answer 2 of 3').waitFor();
    assert.equal(await page.locator('mark').count(), 1);
    await openedPage().screenshot('light', 'prompting-shown-where');
    await page.getByRole('button', { name: 'Show the next place (2 of 2)' }).click();
    await page.getByText('Answer 3 of 3').waitFor();
    assert.equal(await focused(), '£12');
    await page.getByRole('button', { name: 'Show the next place (1 of 2)' }).click();
    await page.getByText('Answer 2 of 3').waitFor();
    assert.equal(await focused(), '£12');
  });

  it('offers a good prompt only after an attempt', async () => {
    const { page, send, posted } = await open(shown([prompting()]));
    assert.equal(await page.getByRole('button', { name: 'See a good prompt' }).count(), 0);
    await send(update(prompting({ attempts: 1, answers, mark: failedMark })));
    await page.getByRole('button', { name: 'See a good prompt' }).click();
    assert.deepEqual(await posted(), [{ kind: 'show-answer', exerciseId: 'one-sentence' }]);
    await send(update(prompting({ attempts: 1, answers, mark: failedMark, good }), 'answer'));
    assert.match(await focused(), /A prompt that works/);
    assert.equal(await page.getByRole('button', { name: 'See a good prompt' }).count(), 0);
  });

  it('takes the prompt along into the sandbox, and back into the box', async () => {
    const { page, posted } = await open(shown([prompting({ draft: typed, attempts: 1, answers, mark: failedMark })]));
    await page.getByRole('button', { name: 'Open in the sandbox' }).click();
    assert.deepEqual(await posted(), [{ kind: 'open-in-sandbox', exerciseId: 'one-sentence', prompt: typed }]);
    await page.getByRole('button', { name: 'Change the prompt and run again' }).click();
    assert.equal(await focusPlace(), 'box');
  });

  it('has one primary button at a time', async () => {
    const primaries = () => openedPage().page.locator('button.primary').allTextContents();
    const { send } = await open(shown([prompting()]));
    assert.deepEqual(await primaries(), ['Run 3 times']);
    await send(update(prompting({ passed: true, attempts: 1, answers, mark: passedMark })));
    assert.deepEqual(await primaries(), ['Next: Give it the facts']);
    const { engine: _, ...none } = prompting({ problem: noEngine });
    await send(update(none));
    assert.deepEqual(await primaries(), ['Get the small model (491 MB)']);
  });

  it('says what went wrong, focuses it, and offers what can be done', async () => {
    const { page, send, posted } = await open(shown([writing(0, '')]));
    await send(update(prompting({ draft: typed, problem: noEngine }), 'verdict'));
    assert.match(await focused(), /There is a problem.*no model on this machine/);
    await page.getByRole('button', { name: 'Use Ollama' }).click();
    assert.deepEqual(await posted(), [{ kind: 'action', id: 'connect-ollama' }]);
  });

  it('says of recorded answers that they are', async () => {
    const view = prompting({ attempts: 1, answers, mark: failedMark });
    const { page } = await open(
      shown([
        {
          ...view,
          engine: { title: 'Recorded', where: 'nothing is sent', caution: '', recorded: true, ceiling: 'none' },
        },
      ]),
    );
    assert.equal(await page.locator('.answer .tag').textContent(), 'Recorded');
  });
});
