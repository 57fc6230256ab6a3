import assert from 'node:assert/strict';
import type { ToLessonPage } from '../../src/core/protocol.js';
import { lesson, prompting, quiz } from './states/parts.js';
import { lessonPage, openedAnew, shown } from './tools/lessonPage.js';

describe('the lesson page', function () {
  this.timeout(60_000);
  const { open, focused } = lessonPage();

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
      await page.send(openedAnew([], { at: 3 }));
      assert.equal(await focused(), 'Give it the facts');
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

    it('says on the first and the last step what is past its review, and nothing while all is in time', async () => {
      const notice = 'These lessons were to be reviewed by 23 May 2027.';
      const page = await open(shown([], { at: 0, notices: [notice] }));
      for (const [at, count] of [
        [0, 1],
        [1, 0],
        [5, 1],
      ] as const) {
        await page.send(shown([], { at, notices: [notice] }));
        assert.equal(await page.page.getByText(notice).count(), count, `step ${at + 1}`);
      }
      await page.send(shown([], { at: 0 }));
      assert.equal(await page.page.getByText(notice).count(), 0);
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
