import assert from 'node:assert/strict';
import './tools/closeAtEnd.js';
import { breachesOfColour, violationsOf } from './tools/axe.js';
import { openPage, type OpenPage } from './tools/pages.js';
import { pageStates, type PageState } from './states/states.js';
import { themeNames } from './themes/themes.js';

/** The state's page, opened and brought there. */
async function openState(state: PageState): Promise<OpenPage<'lesson' | 'sandbox'>> {
  if (state.page === 'lesson') {
    const opened = await openPage('lesson');
    await opened.send(...state.messages);
    return opened as unknown as OpenPage<'lesson' | 'sandbox'>;
  }
  const opened = await openPage('sandbox');
  await opened.send(...state.messages);
  return opened as unknown as OpenPage<'lesson' | 'sandbox'>;
}

/** Elements that reach beyond the right edge of the window, unless they scroll by themselves. */
function sticksOut(): string[] {
  const room = document.documentElement.clientWidth;
  return document.documentElement.scrollWidth <= room
    ? []
    : [...document.querySelectorAll('main *')]
        .filter((element) => element.getBoundingClientRect().right > room + 1)
        .map((element) => `${element.tagName}.${element.className}`);
}

describe('every page in every state', function () {
  this.timeout(120_000);

  for (const state of pageStates) {
    it(`${state.name}: accessible in every theme and at every zoom, nothing refused or asked of elsewhere`, async () => {
      const opened = await openState(state);
      const { page } = opened;
      assert.deepEqual(await violationsOf(page), []);
      for (const theme of themeNames) {
        await opened.setTheme(theme);
        assert.deepEqual(await breachesOfColour(page), [], theme);
        await opened.screenshot(theme, state.name);
      }
      await opened.setTheme('light');
      // A window of 1,280 px at 200 % and at 400 % has room for this many.
      for (const width of [640, 320]) {
        await page.setViewportSize({ width, height: 400 });
        assert.deepEqual(await page.evaluate(sticksOut), [], `${width} px wide`);
        assert.deepEqual(await violationsOf(page), [], `${width} px wide`);
        await opened.screenshot(`width-${width}`, state.name);
      }
      assert.deepEqual(opened.wrongs, []);
      await opened.close();
    });
  }
});
