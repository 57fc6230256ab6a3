import assert from 'node:assert/strict';
import './tools/closeAtEnd.js';
import type { ExerciseView, LessonView, PromptingView, QuizView, ToLessonPage } from '../../src/core/protocol.js';
import { answer, answers, failedMark, good, lesson, noEngine, passedMark, prompting, quiz } from './states/parts.js';
import { openPage, type OpenPage } from './tools/pages.js';

type Lesson = OpenPage<'lesson'>;

const shown = (exercises: readonly ExerciseView[], changed: Partial<LessonView> = {}): ToLessonPage => ({
  kind: 'lesson',
  view: lesson({ blocks: exercises.map((exercise) => ({ kind: 'exercise', exercise })), ...changed }),
  focus: 'keep',
});
const update = (
  exercise: ExerciseView,
  focus: Extract<ToLessonPage, { kind: 'exercise' }>['focus'] = 'keep',
): ToLessonPage => ({
  kind: 'exercise',
  exercise,
  focus,
});

const focused = ({ page }: Lesson) => page.evaluate(() => document.activeElement?.textContent ?? '');
const focusPlace = ({ page }: Lesson) => page.evaluate(() => document.activeElement?.getAttribute('data-focus') ?? '');
const said = ({ page }: Lesson) => page.locator('#announcements').textContent();
/** Long enough for a draft to be sent, or an announcement to be made. */
const aMoment = 450;

describe('the lesson page', function () {
  this.timeout(60_000);
  let opened: Lesson;

  async function open(...messages: ToLessonPage[]): Promise<Lesson> {
    opened = await openPage('lesson');
    await opened.send(...messages);
    await opened.forget();
    return opened;
  }

  afterEach(async () => {
    const { wrongs } = opened;
    await opened.close();
    assert.deepEqual(wrongs, []);
  });

  describe('place', () => {
    it('says where the learner is, and leads to each step', async () => {
      const { page, posted } = await open(shown([]));
      await page.getByText('Step 3 of 6 · about 6 minutes left').waitFor();
      await page.getByRole('button', { name: 'Step 5: Try again, on purpose (changed since you did it)' }).click();
      assert.deepEqual(await posted(), [{ kind: 'go', to: 'again' }]);
      assert.equal(
        await page.locator('[aria-current="step"]').textContent(),
        'Step 3: Say what good looks like (begun)',
      );
    });

    it('stays in sight when the page scrolls', async () => {
      const { page } = await open(
        shown([
          prompting({ data: { title: 'Letter', name: 'l', text: 'Line\n'.repeat(60) } }),
          quiz(),
          quiz({ id: 'other' }),
        ]),
      );
      await page.evaluate(() => window.scrollTo(0, 5000));
      const top = await page.locator('.place').evaluate((element) => element.getBoundingClientRect().top);
      assert.ok((await page.evaluate(() => window.scrollY)) > 200);
      assert.ok(Math.abs(top) <= 1, `${top}`);
    });

    it('moves the focus to the heading of a new step, and leaves it when told to', async () => {
      const page = await open(shown([quiz()]));
      await page.page.getByRole('radio').first().focus();
      await page.send(shown([quiz()]));
      assert.equal(await page.page.evaluate(() => (document.activeElement as HTMLInputElement).type), 'radio');
      await page.send({ ...shown([], { at: 3 }), focus: 'heading' } as ToLessonPage);
      assert.equal(await focused(page), 'Give it the facts');
    });

    it('gives the objectives on the first step only, the sources on the last only', async () => {
      const page = await open(shown([], { at: 0 }));
      assert.equal(await page.page.getByText('After this lesson you can').count(), 1);
      assert.equal(await page.page.getByText('Where this comes from').count(), 0);
      await page.send(shown([], { at: 5, next: { kind: 'end' } }));
      assert.equal(await page.page.getByText('After this lesson you can').count(), 0);
      await page.page.getByRole('link', { name: 'Writing for the web' }).click();
      assert.deepEqual(await page.posted(), [{ kind: 'open-link', url: 'https://www.example.com/writing' }]);
    });

    it('has Next and Previous, by button and by command', async () => {
      const { page, posted, send } = await open(shown([]));
      await page.getByRole('button', { name: 'Previous' }).click();
      await page.getByRole('button', { name: 'Next: Give it the facts' }).click();
      await send({ kind: 'command', command: 'previous' }, { kind: 'command', command: 'next' });
      assert.deepEqual(
        (await posted()).map(({ kind }) => kind),
        ['previous', 'next', 'previous', 'next'],
      );
    });

    it('remembers the ids of its place for the editor, and nothing that was typed', async () => {
      const { page } = await open(shown([prompting({ draft: 'a secret thought' })]));
      const kept = await page.evaluate(
        () => (globalThis as unknown as { sandpitTest: { kept: unknown } }).sandpitTest.kept,
      );
      assert.deepEqual(kept, { packId: 'foundations', lessonId: 'prompts', stepId: 'good' });
    });
  });

  describe('prose', () => {
    const withLink: ToLessonPage = {
      kind: 'lesson',
      focus: 'keep',
      view: lesson({
        blocks: [
          {
            kind: 'prose',
            html: '<p><a href="https://www.example.com/a" data-external="">out</a> <a href="#facts" data-step="facts">step</a> <a href="data/letter.txt" data-file="data/letter.txt">file</a></p>',
          },
        ],
      }),
    };

    it('posts the links it is clicked on, and goes nowhere', async () => {
      const { page, posted } = await open(withLink);
      await page.getByRole('link', { name: 'out' }).click();
      await page.getByRole('link', { name: 'out' }).click({ button: 'middle' });
      await page.getByRole('link', { name: 'step' }).press('Enter');
      await page.getByRole('link', { name: 'file' }).click();
      assert.deepEqual(await posted(), [
        { kind: 'open-link', url: 'https://www.example.com/a' },
        { kind: 'open-link', url: 'https://www.example.com/a' },
        { kind: 'go', to: 'facts' },
        { kind: 'open-link', url: 'data/letter.txt' },
      ]);
    });
  });

  describe('quiz', () => {
    it('sends the choice as a draft, and checks it', async () => {
      const { page, posted } = await open(shown([quiz()]));
      await page.getByRole('radio').nth(1).check();
      assert.deepEqual(await posted(), []);
      await page.waitForTimeout(aMoment);
      assert.deepEqual(await posted(), [{ kind: 'draft', exerciseId: 'first-thing', chosen: [1] }]);
      await page.getByRole('button', { name: 'Check' }).click();
      assert.deepEqual((await posted()).at(-1), { kind: 'check', exerciseId: 'first-thing', chosen: [1], text: '' });
    });

    it('asks for a choice when there is none, and puts the focus where one can be made', async () => {
      const { page, posted } = await open(shown([quiz()]));
      await page.getByRole('button', { name: 'Check' }).click();
      await page.getByText('Choose an answer, then check.').waitFor();
      assert.equal(await focusPlace(opened), 'box');
      assert.deepEqual(await posted(), []);
      await page.keyboard.press('Space');
      assert.equal(await page.getByText('Choose an answer, then check.').count(), 0);
    });

    it('takes several choices where several are right, in order', async () => {
      const { page, posted } = await open(shown([quiz({ answerKind: 'many' })]));
      for (const index of [2, 0, 1, 1]) await page.getByRole('checkbox').nth(index).click();
      await page.getByRole('button', { name: 'Check' }).click();
      assert.deepEqual((await posted()).slice(-2), [
        { kind: 'draft', exerciseId: 'first-thing', chosen: [0, 2] },
        { kind: 'check', exerciseId: 'first-thing', chosen: [0, 2], text: '' },
      ]);
    });

    it('takes a written answer, checked with Enter', async () => {
      const { page, posted } = await open(shown([quiz({ answerKind: 'text', options: [] })]));
      await page.getByLabel('Your answer').fill('token');
      await page.keyboard.press('Enter');
      assert.deepEqual(await posted(), [
        { kind: 'draft', exerciseId: 'first-thing', text: 'token' },
        { kind: 'check', exerciseId: 'first-thing', chosen: [], text: 'token' },
      ]);
    });

    it('moves the focus to the verdict, then offers what can be done next', async () => {
      const view: QuizView = quiz({
        draft: { chosen: [1], text: '' },
        attempts: 1,
        result: {
          passed: false,
          verdict: 'Not yet.',
          feedback: [{ option: 'b', right: false, says: 'A street is enough.' }],
        },
      });
      const { page, send, posted } = await open(shown([quiz()]));
      await send(update(view, 'verdict'));
      assert.equal(await focused(opened), 'Not yet. A street is enough.');
      await page.getByRole('button', { name: 'Show the answer' }).click();
      assert.deepEqual(await posted(), [{ kind: 'show-answer', exerciseId: 'first-thing' }]);
      await send(update({ ...view, answer: { right: ['The third'], explain: 'Because.' } }, 'answer'));
      assert.match(await focused(opened), /The right answer.*The third.*Because\./);
      await page.getByRole('button', { name: 'Try again', exact: true }).click();
      assert.equal(await focusPlace(opened), 'box');
    });

    it('gives one hint after the other and no more than there are', async () => {
      const { page, send, posted } = await open(shown([quiz()]));
      await page.getByRole('button', { name: 'Hint' }).click();
      assert.deepEqual(await posted(), [{ kind: 'hint', exerciseId: 'first-thing' }]);
      await send(update(quiz({ hints: ['One'] }), 'hint'));
      assert.match(await focused(opened), /Hint 1 of 2.*One/);
      await send(update(quiz({ hints: ['One', 'Two'] }), 'hint'));
      assert.match(await focused(opened), /Hint 2 of 2.*Two/);
      assert.equal(await page.getByRole('button', { name: 'Hint' }).count(), 0);
    });
  });

  describe('prompting', () => {
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
      assert.equal(await focusPlace(opened), 'box');
      assert.deepEqual(await posted(), []);
    });

    it('keeps what is typed when an older draft comes back, and takes the new one after Start again', async () => {
      const { page, send, posted } = await open(shown([prompting({ draft: 'first', attempts: 1 })]));
      const box = page.getByLabel('Your prompt');
      await box.fill('second');
      await send(
        update(prompting({ draft: 'first', attempts: 1 })),
        shown([prompting({ draft: 'first', attempts: 1 })]),
      );
      assert.equal(await box.inputValue(), 'second');
      await page.getByRole('button', { name: 'Start again' }).click();
      assert.deepEqual((await posted()).at(-1), { kind: 'start-again', exerciseId: 'one-sentence' });
      await page.waitForTimeout(1600);
      await send(update(prompting({ draft: 'starter' })));
      assert.equal(await box.inputValue(), 'starter');
      assert.equal(await focusPlace(opened), 'box');
      await send(update(prompting({ draft: 'first' })));
      assert.equal(await box.inputValue(), 'starter');
    });

    it('takes every draft anew when the step is opened anew', async () => {
      const { page, send } = await open(shown([prompting({ draft: 'first' })]));
      await page.getByLabel('Your prompt').fill('second');
      await send({ ...shown([prompting({ draft: '' })]), focus: 'heading' } as ToLessonPage);
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
      assert.equal(await focusPlace(opened), 'run');
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
      assert.equal(await said(opened), 'Answer 1 of 3. Loading the model.');
      await send(update(writing(0, '')), { kind: 'text', exerciseId: 'one-sentence', run: 0, text: 'Your green' });
      await page.waitForTimeout(aMoment);
      assert.equal(await said(opened), 'Answer 1 of 3. Loading the model.');
      await send({ kind: 'text', exerciseId: 'one-sentence', run: 0, text: ' bin moves. And so' });
      await page.waitForTimeout(aMoment);
      assert.equal(await said(opened), 'Your green bin moves.');
      assert.equal(await page.locator('[aria-live]').count(), 1);
    });

    it('moves the focus to the verdict after marking', async () => {
      const { page, send } = await open(shown([writing(2, 'x')]));
      await page.getByRole('button', { name: 'Cancel' }).focus();
      await send(update(prompting({ draft: typed, attempts: 1, answers, mark: failedMark }), 'verdict'));
      assert.match(await focused(opened), /Nearly\. Two of three checks/);
    });

    it('does not take the focus out of a box that is being typed in: it tells instead', async () => {
      const { page, send } = await open(shown([writing(2, 'x')]));
      await page.getByLabel('Your prompt').pressSequentially('more');
      await send(update(prompting({ draft: typed, attempts: 1, answers, mark: failedMark }), 'verdict'));
      assert.equal(await focusPlace(opened), 'box');
      await page.waitForTimeout(aMoment);
      assert.match((await said(opened)) ?? '', /Nearly\. Two of three checks/);
    });

    it('shows where: each place in turn, marked and focused', async () => {
      const { page } = await open(shown([prompting({ attempts: 1, answers, mark: failedMark })]));
      await page.getByRole('button', { name: 'Show where' }).click();
      assert.equal(await focused(opened), '£12');
      await page.getByText('Answer 2 of 3').waitFor();
      assert.equal(await page.locator('mark').count(), 1);
      await opened.screenshot('light', 'prompting-shown-where');
      await page.getByRole('button', { name: 'Show the next place (2 of 2)' }).click();
      await page.getByText('Answer 3 of 3').waitFor();
      assert.equal(await focused(opened), '£12');
      await page.getByRole('button', { name: 'Show the next place (1 of 2)' }).click();
      await page.getByText('Answer 2 of 3').waitFor();
      assert.equal(await focused(opened), '£12');
    });

    it('offers a good prompt only after an attempt', async () => {
      const { page, send, posted } = await open(shown([prompting()]));
      assert.equal(await page.getByRole('button', { name: 'See a good prompt' }).count(), 0);
      await send(update(prompting({ attempts: 1, answers, mark: failedMark })));
      await page.getByRole('button', { name: 'See a good prompt' }).click();
      assert.deepEqual(await posted(), [{ kind: 'show-answer', exerciseId: 'one-sentence' }]);
      await send(update(prompting({ attempts: 1, answers, mark: failedMark, good }), 'answer'));
      assert.match(await focused(opened), /A prompt that works/);
      assert.equal(await page.getByRole('button', { name: 'See a good prompt' }).count(), 0);
    });

    it('takes the prompt along into the sandbox, and back into the box', async () => {
      const { page, posted } = await open(shown([prompting({ draft: typed, attempts: 1, answers, mark: failedMark })]));
      await page.getByRole('button', { name: 'Open in the sandbox' }).click();
      assert.deepEqual(await posted(), [{ kind: 'open-in-sandbox', exerciseId: 'one-sentence', prompt: typed }]);
      await page.getByRole('button', { name: 'Change the prompt and run again' }).click();
      assert.equal(await focusPlace(opened), 'box');
    });

    it('has one primary button at a time', async () => {
      const primaries = () => opened.page.locator('button.primary').allTextContents();
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
      assert.match(await focused(opened), /There is a problem.*no model on this machine/);
      await page.getByRole('button', { name: 'Use Ollama' }).click();
      assert.deepEqual(await posted(), [{ kind: 'action', id: 'connect-ollama' }]);
    });

    it('says of recorded answers that they are', async () => {
      const view = prompting({ attempts: 1, answers, mark: failedMark });
      const { page } = await open(
        shown([{ ...view, engine: { title: 'Recorded', where: 'nothing is sent', caution: '', recorded: true } }]),
      );
      assert.equal(await page.locator('.answer .tag').textContent(), 'Recorded');
    });
  });

  describe('commands of the editor', () => {
    it('act on the exercise with the focus, else on the first in view', async () => {
      const first = quiz({ id: 'first', draft: { chosen: [0], text: '' } });
      const second = quiz({ id: 'second', draft: { chosen: [1], text: '' } });
      const tall = prompting({ id: 'tall', data: { title: 'Letter', name: 'l', text: 'Line\n'.repeat(80) } });
      const { page, send, posted } = await open(shown([first, tall, second]));
      await send({ kind: 'command', command: 'hint' });
      await page.locator('#exercise-second').getByRole('radio').first().focus();
      await page.evaluate(() => window.scrollTo(0, 0));
      await send({ kind: 'command', command: 'check' });
      await page.evaluate(() => {
        (document.activeElement as HTMLElement).blur();
      });
      await page.setViewportSize({ width: 860, height: 320 });
      await page.locator('#exercise-second').evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await send({ kind: 'command', command: 'hint' });
      assert.deepEqual(
        (await posted()).map((message) => [message.kind, 'exerciseId' in message ? message.exerciseId : '']),
        [
          ['hint', 'first'],
          ['check', 'second'],
          ['hint', 'second'],
        ],
      );
    });
  });

  describe('words', () => {
    it('speaks the language that the extension sends, from then on', async () => {
      const { page, send } = await open(shown([quiz()]));
      await send({
        kind: 'words',
        language: 'cy',
        phrases: { Check: 'Gwirio', 'Step {number} of {total}': 'Cam {number} o {total}' },
      });
      assert.equal(await page.getByRole('button', { name: 'Gwirio' }).count(), 1);
      assert.equal(await page.getByText('Cam 3 o 6').count(), 1);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'cy');
    });
  });

  it('leaves a message alone that it cannot read, and says so in the log', async () => {
    const { page, wrongs } = await open(shown([quiz()]));
    await page.evaluate(() => {
      window.postMessage({ kind: 'lesson', view: { steps: 'none' } }, '*');
      window.postMessage('hello', '*');
    });
    await page.waitForTimeout(200);
    assert.equal(await page.getByRole('radio').count(), 3);
    assert.equal(wrongs.filter((wrong) => wrong.includes('a message could not be read')).length, 2);
    (wrongs as string[]).length = 0;
  });
});
