import assert from 'node:assert/strict';
import type { QuizView } from '../../src/core/exercises/quiz/viewSchema.js';
import { quiz } from './states/parts.js';
import { aMoment, lessonPage, shown, update } from './tools/lessonPage.js';

describe('a quiz', function () {
  this.timeout(60_000);
  const { open, focused, focusPlace } = lessonPage();

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
    assert.equal(await focusPlace(), 'box');
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
    assert.equal(await focused(), 'Not yet. A street is enough.');
    await page.getByRole('button', { name: 'Show the answer' }).click();
    assert.deepEqual(await posted(), [{ kind: 'show-answer', exerciseId: 'first-thing' }]);
    await send(update({ ...view, answer: { right: ['The third'], explain: 'Because.' } }, 'answer'));
    assert.match(await focused(), /The right answer.*The third.*Because\./);
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    assert.equal(await focusPlace(), 'box');
  });

  it('gives one hint after the other and no more than there are', async () => {
    const { page, send, posted } = await open(shown([quiz()]));
    await page.getByRole('button', { name: 'Hint' }).click();
    assert.deepEqual(await posted(), [{ kind: 'hint', exerciseId: 'first-thing' }]);
    await send(update(quiz({ hints: ['One'] }), 'hint'));
    assert.match(await focused(), /Hint 1 of 2.*One/);
    await send(update(quiz({ hints: ['One', 'Two'] }), 'hint'));
    assert.match(await focused(), /Hint 2 of 2.*Two/);
    assert.equal(await page.getByRole('button', { name: 'Hint' }).count(), 0);
  });
});
