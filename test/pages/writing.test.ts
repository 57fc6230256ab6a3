import assert from 'node:assert/strict';
import { goodText, writing, writtenMark, writtenTexts } from './states/parts.js';
import { aMoment, lessonPage, shown, update } from './tools/lessonPage.js';

describe('a text to write', function () {
  this.timeout(60_000);
  const { open, focused, focusPlace } = lessonPage();
  const marked = writing({ attempts: 1, draft: writtenTexts, marked: { texts: writtenTexts, mark: writtenMark } });

  it('sends what is typed as a draft, and checks it with all its parts', async () => {
    const { page, posted } = await open(shown([writing()]));
    await page.getByLabel('Name').fill('Letter helper');
    assert.deepEqual(await posted(), []);
    await page.waitForTimeout(aMoment);
    const texts = { name: 'Letter helper', what: '' };
    assert.deepEqual(await posted(), [{ kind: 'draft', exerciseId: 'tier-one', texts }]);
    await page.getByLabel('What it does').fill('It makes letters short.');
    await page.keyboard.press('Control+Enter');
    const both = { ...texts, what: 'It makes letters short.' };
    assert.deepEqual((await posted()).slice(1), [
      { kind: 'draft', exerciseId: 'tier-one', texts: both },
      { kind: 'check-texts', exerciseId: 'tier-one', texts: both },
    ]);
  });

  it('asks for words when there are none, and puts the focus in the first box', async () => {
    const { page, posted } = await open(shown([writing()]));
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('Write something, then check.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'tier-one-name');
    assert.equal(await page.getByLabel('Name').getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await posted(), []);
    await page.keyboard.type('A');
    assert.equal(await page.getByText('Write something, then check.').count(), 0);
  });

  it('moves the focus to the verdict, and from a check to the very words in their box', async () => {
    const { page, send } = await open(shown([writing({ draft: writtenTexts })]));
    await send(update(marked, 'verdict'));
    assert.equal(await focused(), 'Nearly. One of two checks holds.');
    await page.getByRole('button', { name: 'Show where' }).click();
    const chosen = await page.evaluate(() => {
      const box = document.activeElement as HTMLTextAreaElement;
      return [box.id, box.value.slice(box.selectionStart, box.selectionEnd)];
    });
    assert.deepEqual(chosen, ['tier-one-what', 'Oduya']);
  });

  it('points at no words once the box has changed since the check', async () => {
    const { page } = await open(shown([marked]));
    await page.getByLabel('What it does').fill('Another text altogether, and a longer one.');
    await page.getByRole('button', { name: 'Show where' }).click();
    const chosen = await page.evaluate(() => {
      const box = document.activeElement as HTMLTextAreaElement;
      return [box.id, box.selectionEnd - box.selectionStart];
    });
    assert.deepEqual(chosen, ['tier-one-what', 0]);
  });

  it('offers after an attempt a good text, a transparency record, and to start again', async () => {
    const { page, send, posted } = await open(shown([writing()]));
    assert.equal(await page.getByRole('button', { name: 'See a good text' }).count(), 0);
    await send(update(marked));
    await page.getByRole('button', { name: 'See a good text' }).click();
    await page.getByRole('button', { name: 'Draft a transparency record with it' }).click();
    await page.getByRole('button', { name: 'Change the text and check again' }).click();
    assert.equal(await focusPlace(), 'box');
    assert.deepEqual(await posted(), [
      { kind: 'show-answer', exerciseId: 'tier-one' },
      { kind: 'transparency-record' },
    ]);
    await send(update({ ...marked, good: goodText }, 'answer'));
    assert.match(await focused(), /A good text.*A person reads each letter/);
    await page.getByRole('button', { name: 'Start again' }).click();
    assert.deepEqual((await posted()).at(-1), { kind: 'start-again', exerciseId: 'tier-one' });
    await send(update(writing()));
    assert.equal(await page.getByLabel('Name').inputValue(), '');
  });

  it('gives each box the room that its part asks for, and lets it grow', async () => {
    const { page } = await open(shown([writing()]));
    const height = (label: string) => page.getByLabel(label).evaluate((box) => box.getBoundingClientRect().height);
    const [name, what] = [await height('Name'), await height('What it does')];
    assert.ok(name * 1.8 < what, `${name} px beside ${what} px`);
    await page.getByLabel('Name').fill('A\nB\nC\nD\nE\nF');
    assert.ok((await height('Name')) > what);
  });

  it('offers no record for a text that is for none', async () => {
    const { page } = await open(shown([{ ...marked, forRecord: false }]));
    assert.equal(await page.getByRole('button', { name: 'Draft a transparency record with it' }).count(), 0);
  });

  it('gives one hint after the other and no more than there are', async () => {
    const { page, send, posted } = await open(shown([writing()]));
    await page.getByRole('button', { name: 'Hint' }).click();
    assert.deepEqual(await posted(), [{ kind: 'hint', exerciseId: 'tier-one' }]);
    await send(update(writing({ hints: ['One', 'Two'] }), 'hint'));
    assert.match(await focused(), /Hint 2 of 2.*Two/);
    assert.equal(await page.getByRole('button', { name: 'Hint' }).count(), 0);
  });
});
