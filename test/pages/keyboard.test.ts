import assert from 'node:assert/strict';
import './tools/closeAtEnd.js';
import type { Page } from 'playwright-core';
import { answers, failedMark, lesson, prompting, quiz, sandbox } from './states/parts.js';
import { openPage } from './tools/pages.js';

interface Stop {
  readonly name: string;
  /** The element or, for a radio button in its row, the row shows where the focus is. */
  readonly outlined: boolean;
  readonly covered: boolean;
}

/** Presses Tab through the whole page, and tells of each stop whether it can be seen. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    window.scrollTo(0, 0);
  });
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const shows = (each: Element | null) =>
        each !== null &&
        getComputedStyle(each).outlineStyle !== 'none' &&
        parseFloat(getComputedStyle(each).outlineWidth) >= 2;
      const header = document.querySelector('.place');
      const { top, bottom } = element.getBoundingClientRect();
      const under =
        header && !header.contains(element) && getComputedStyle(header).position === 'sticky'
          ? header.getBoundingClientRect().bottom
          : 0;
      return {
        name:
          element.getAttribute('aria-label') ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent ??
          '',
        outlined: shows(element) || shows(element.closest('.option')),
        covered: bottom <= under || top >= window.innerHeight,
      };
    });
    if (!stop) return stops;
    stops.push({ ...stop, name: stop.name.trim() });
  }
  throw new Error('Tab does not come to an end: the keyboard is caught.');
}

describe('by keyboard alone', function () {
  this.timeout(60_000);

  it('every stop of a lesson page is in reading order, shown, and not under the header', async () => {
    const view = lesson({
      blocks: [
        { kind: 'prose', html: '<p>Read <a href="https://www.example.com/a">the guidance</a>.</p>' },
        { kind: 'exercise', exercise: quiz({ draft: { chosen: [1], text: '' } }) },
        { kind: 'exercise', exercise: prompting({ attempts: 1, answers, mark: failedMark }) },
      ],
    });
    const opened = await openPage('lesson', { height: 500 });
    await opened.send({ kind: 'lesson', view, focus: 'keep' });
    const stops = await tabThrough(opened.page);
    assert.deepEqual(
      stops.map(({ name }) => name),
      [
        ...view.steps.map(
          ({ title, state }, index) =>
            `Step ${index + 1}: ${title} (${{ 'to-do': 'to come', 'in-progress': 'begun', done: 'done', changed: 'changed since you did it' }[state]})`,
        ),
        'the guidance',
        'Take out the names and numbers, then paste the rest into the website',
        'Check',
        'Hint',
        'Letter',
        'Your prompt',
        'Run 3 times',
        'Hint',
        'Answer 1',
        'Answer 2',
        'Answer 3',
        'Show where: Every number is in the letter',
        'Change the prompt and run again',
        'See a good prompt',
        'Open in the sandbox',
        'Start again',
        'Previous',
        'Next: Give it the facts',
      ],
    );
    assert.deepEqual(
      stops.filter(({ outlined }) => !outlined),
      [],
    );
    assert.deepEqual(
      stops.filter(({ covered }) => covered),
      [],
    );
    await opened.close();
  });

  it('a quiz is answered: choose with the arrows, check, read the verdict, go on', async () => {
    const opened = await openPage('lesson');
    const { page } = opened;
    await opened.send({
      kind: 'lesson',
      view: lesson({ blocks: [{ kind: 'exercise', exercise: quiz() }] }),
      focus: 'heading',
    });
    await opened.forget();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual((await opened.posted()).at(-1), {
      kind: 'check',
      exerciseId: 'first-thing',
      chosen: [2],
      text: '',
    });
    const right = quiz({
      passed: true,
      attempts: 1,
      draft: { chosen: [2], text: '' },
      result: { passed: true, verdict: 'That is right.', feedback: [] },
      answer: { right: ['The third'], explain: 'Because.' },
    });
    await opened.send({ kind: 'exercise', exercise: right, focus: 'verdict' });
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'That is right.');
    for (let press = 0; press < 3; press++) await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Next: Give it the facts');
    await page.keyboard.press('Enter');
    assert.deepEqual((await opened.posted()).at(-1), { kind: 'next' });
    await opened.close();
  });

  it('every stop of the sandbox is in reading order and shown', async () => {
    const opened = await openPage('sandbox', { height: 500 });
    await opened.send({ kind: 'sandbox', view: sandbox(), replace: 'all' });
    const stops = await tabThrough(opened.page);
    assert.deepEqual(
      stops.map(({ name }) => name),
      ['Model', 'None', 'Compare', 'System prompt', 'Prompt', 'Run', 'Cancel', 'Settings'],
    );
    assert.deepEqual(
      stops.filter(({ outlined }) => !outlined),
      [],
    );
    assert.deepEqual(
      stops.filter(({ covered }) => covered),
      [],
    );
    await opened.close();
  });
});
