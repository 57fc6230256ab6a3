import assert from 'node:assert/strict';
import './tools/closeAtEnd.js';
import { lessonStates } from './states/lessonStates.js';
import { openPage } from './tools/pages.js';
import { violationsOf } from './tools/axe.js';

describe('the look', function () {
  this.timeout(60_000);

  it('follows the font and the size that are set in the editor', async () => {
    const opened = await openPage('lesson');
    await opened.send(...(lessonStates['quiz-unanswered'] ?? []));
    const sizes = () =>
      opened.page.evaluate(() => {
        const size = (selector: string) =>
          parseFloat(getComputedStyle(document.querySelector(selector) as Element).fontSize);
        return { title: size('.step-title'), text: size('.prose p'), fact: size('.place-line') };
      });
    const before = await sizes();
    assert.ok(
      Math.abs(before.title - 27) < 0.5 &&
        Math.abs(before.text - 15) < 0.5 &&
        before.fact >= 12.5 &&
        before.fact <= 13.5,
      JSON.stringify(before),
    );
    await opened.page.evaluate(() => {
      document.documentElement.style.setProperty('--vscode-font-size', '26px');
      document.documentElement.style.setProperty('--vscode-font-family', 'monospace');
    });
    const after = await sizes();
    assert.ok(Math.abs(after.title / before.title - 2) < 0.01 && Math.abs(after.text / before.text - 2) < 0.01);
    assert.equal(
      await opened.page.evaluate(() => getComputedStyle(document.querySelector('button') as Element).fontFamily),
      'monospace',
    );
    await opened.close();
  });

  it('keeps lines to about 70 characters', async () => {
    const opened = await openPage('lesson', { width: 1600 });
    await opened.send(...(lessonStates['quiz-unanswered'] ?? []));
    const widest = await opened.page.evaluate(() => {
      const paragraph = document.querySelector('.prose p')?.firstChild as Text;
      const range = document.createRange();
      let longest = 0;
      let lineStart = 0;
      let top = 0;
      for (let at = 0; at < paragraph.length; at++) {
        range.setStart(paragraph, at);
        range.setEnd(paragraph, at + 1);
        const now = range.getBoundingClientRect().top;
        if (now > top + 5) {
          lineStart = at;
          top = now;
        }
        longest = Math.max(longest, at - lineStart);
      }
      return longest;
    });
    assert.ok(widest >= 50 && widest <= 75, `${widest} characters`);
    await opened.close();
  });

  it('gives every box and button its border in high contrast', async () => {
    for (const theme of ['hc-dark', 'hc-light'] as const) {
      const opened = await openPage('lesson', { theme });
      await opened.send(...(lessonStates['prompting-problem'] ?? []));
      const bare = await opened.page.evaluate(() =>
        [...document.querySelectorAll('.box, textarea, input, .problem, .tag, button:not(.link, .segment)')]
          .filter((element) => {
            const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(element);
            const { backgroundColor } = getComputedStyle(document.body);
            return (
              borderTopStyle === 'none' ||
              parseFloat(borderTopWidth) < 1 ||
              borderTopColor === backgroundColor ||
              borderTopColor === 'rgba(0, 0, 0, 0)'
            );
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(bare, [], theme);
      await opened.close();
    }
  });

  it('stands in forced colours', async () => {
    const opened = await openPage('lesson', { forcedColors: 'active', theme: 'hc-dark' });
    for (const state of ['prompting-failed', 'quiz-right', 'problem-of-page']) {
      await opened.send(...(lessonStates[state] ?? []));
      await opened.screenshot('forced-colours', state);
      // The system sees to the contrast; axe reads the colours that were not used.
      assert.deepEqual(await violationsOf(opened.page, ['color-contrast']), []);
    }
    const bars = await opened.page.evaluate(() =>
      ['done', 'here', 'to-do'].map(
        (state) => getComputedStyle(document.querySelector(`.segment-${state}`) as Element, '::before').backgroundColor,
      ),
    );
    assert.equal(new Set(bars).size, 3, 'done, here and to come look the same');
    await opened.close();
  });

  for (const [name, reducedMotion, reducedByEditor, moves] of [
    ['moves only where motion is wanted', 'no-preference', false, true],
    ['moves nothing when the system asks for less motion', 'reduce', false, false],
    ['moves nothing when the editor asks for less motion', 'no-preference', true, false],
  ] as const) {
    it(name, async () => {
      const opened = await openPage('lesson', { reducedMotion });
      await opened.send(...(lessonStates['prompting-writing'] ?? []));
      if (reducedByEditor) await opened.page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
      assert.equal(await opened.page.evaluate(() => document.getAnimations().length > 0), moves);
      await opened.close();
    });
  }
});
