/** The tests of the pages are themselves tested: each is shown something broken, and must see it. */

import assert from 'node:assert/strict';
import './tools/closeAtEnd.js';
import { lessonStates } from './states/lessonStates.js';
import { breachesOfColour, violationsOf } from './tools/axe.js';
import { openPage, type OpenPage } from './tools/pages.js';

describe('the page tests can fail', function () {
  this.timeout(60_000);
  let opened: OpenPage<'lesson'>;

  beforeEach(async () => {
    opened = await openPage('lesson');
    await opened.send(...(lessonStates['quiz-wrong'] ?? []));
    assert.deepEqual(await violationsOf(opened.page), []);
  });
  afterEach(() => opened.close());

  for (const [rule, breakIt] of [
    ['color-contrast', () => document.documentElement.style.setProperty('--vscode-descriptionForeground', '#cccccc')],
    ['button-name', () => document.querySelector('main')?.append(document.createElement('button'))],
    ['image-alt', () => document.querySelector('.prose')?.append(new Image(10, 10))],
    [
      'heading-order',
      () =>
        document
          .querySelector('.prose')
          ?.append(document.createElement('h6').appendChild(new Text('Too deep')).parentElement as Element),
    ],
    ['label', () => document.querySelector('.option')?.replaceWith(document.createElement('input'))],
    [
      'target-size',
      () =>
        document
          .querySelectorAll<HTMLElement>('.segments, .segments li, .segment')
          .forEach((each) => each.style.setProperty('all', 'unset')),
    ],
  ] as const) {
    it(`axe sees a breach of ${rule}`, async () => {
      await opened.page.evaluate(breakIt);
      const found = await violationsOf(opened.page);
      assert.ok(
        found.some((line) => line.startsWith(`${rule}:`)),
        found.join('\n'),
      );
      assert.equal((await breachesOfColour(opened.page)).length > 0, rule === 'color-contrast');
    });
  }

  it('a breach of the policy is seen', async () => {
    await opened.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<p style="color: red">styled</p>');
    });
    await opened.send();
    assert.ok(
      opened.wrongs.some((wrong) => /policy: script-src/.test(wrong)),
      opened.wrongs.join('\n'),
    );
    assert.ok(
      opened.wrongs.some((wrong) => /policy: style-src/.test(wrong)),
      opened.wrongs.join('\n'),
    );
    assert.equal(await opened.page.title(), 'Write a prompt that works');
  });

  it('a request to elsewhere is refused and seen', async () => {
    const refused = await opened.page.evaluate(() =>
      fetch('https://www.example.com/').then(
        () => false,
        () => true,
      ),
    );
    assert.equal(refused, true);
    await opened.send();
    assert.ok(
      opened.wrongs.some((wrong) => /policy: connect-src/.test(wrong)),
      opened.wrongs.join('\n'),
    );
  });

  it('a message that the protocol does not know is not sent by a test', async () => {
    await assert.rejects(opened.send({ kind: 'lesson' } as never));
  });
});
