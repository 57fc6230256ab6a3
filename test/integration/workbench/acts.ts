/** What a person does in the workbench, in their words. */

import { eventually, expect } from './expect.js';
import { errors, type FrameLocator, type Locator, type Page } from 'playwright-core';

/** The view container of ours, from the Activity Bar. */
export async function openView(page: Page, name = 'AI Sandpit'): Promise<void> {
  const tab = page.locator('.activitybar').getByRole('tab', { name, exact: true });
  const lessons = page.locator('.sidebar .pane-header').getByText('Lessons').first();
  await tab.waitFor();
  // A click on the container in front would close it, and after a reload it may come back by itself meanwhile.
  await eventually('the view', async () => {
    if (await lessons.isVisible()) return true;
    await tab.click();
    await page.waitForTimeout(1000);
    return lessons.isVisible();
  });
}

/** A row in one of the trees, by what it is called; its accessible name begins with it. */
export function treeRow(page: Page, name: string): Locator {
  return page
    .locator('.sidebar')
    .getByRole('treeitem', { name: new RegExp(`^${escapeForRegExp(name)}`) })
    .first();
}

/** Opens a lesson by a click on its row, and gives its page. */
export async function openLesson(page: Page, title: string): Promise<FrameLocator> {
  await openView(page);
  await treeRow(page, title).click();
  const lesson = inPage(page);
  // Until then the page of the tab before may still be seen.
  await expect.text(lesson.locator('h1'), title);
  return lesson;
}

/** What is inside the page of the tab in front: two iframes deep. */
export function inPage(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
}

/** Runs a command by its title in the command palette; by a click on its row, or by keyboard alone. */
export async function runCommand(page: Page, title: string, by: 'click' | 'Enter' = 'click'): Promise<void> {
  const row = page.locator('.quick-input-widget:visible .monaco-list-row').first();
  await again(`the command ${title}`, async () => {
    // One that is still closing would take the key for itself.
    await quickInput(page).waitFor({ state: 'hidden', timeout: 3000 });
    await page.keyboard.press('F1');
    await quickInput(page).fill(`>${title}`, { timeout: 3000 });
    const found = row.filter({ hasText: title });
    await found.waitFor({ timeout: 3000 });
    if (by === 'click') await found.click({ timeout: 3000 });
    else await page.keyboard.press('Enter');
  });
}

/**
 * Does something once more when it takes too long: a page that is just being opened takes the focus, and with it
 * closes whatever list or menu has come up meanwhile. A person would open it again.
 */
async function again(what: string, act: () => Promise<void>): Promise<void> {
  await eventually(
    what,
    async () => {
      try {
        await act();
        return true;
      } catch (error) {
        if (error instanceof errors.TimeoutError) return false;
        throw error;
      }
    },
    30,
  );
}

export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible input[type="text"]');
}

/** Picks a row of the list that is open at the top. */
export async function pick(page: Page, text: string): Promise<void> {
  await page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: text }).first().click();
}

/** A message at the lower right that holds this text. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page
    .locator('.notifications-toasts .notification-toast, .notifications-center .notification-list-item')
    .filter({ hasText: text });
}

/** Presses a button of a modal question. */
export async function answerDialog(page: Page, button: string): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/**
 * A click of the right mouse button on a row, and then an entry of its menu. VS Code lets a click in a menu pass that comes
 * within a tenth of a second, so that the release of the right button chooses nothing.
 */
export async function fromMenu(page: Page, row: Locator, entry: string): Promise<void> {
  const menu = page.locator('.monaco-menu');
  await again(`${entry} in the menu of a row`, async () => {
    if ((await menu.count()) > 0) await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached', timeout: 3000 });
    await row.click({ button: 'right', timeout: 3000 });
    const item = menu.getByRole('menuitem', { name: entry });
    await item.waitFor({ timeout: 3000 });
    await page.waitForTimeout(250);
    await item.click({ timeout: 3000 });
    await menu.waitFor({ state: 'detached', timeout: 3000 });
  });
}

/** Loads the window again by VS Code's own command, which saves the window's state first. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
}

/** The status-bar item of ours. */
export function statusItem(page: Page): Locator {
  return page
    .locator('.statusbar [id="ai-sandpit.ai-sandpit.sandpit.model"], .statusbar [id*="sandpit.model"]')
    .first();
}

/** Types as fast as a person pastes: at once, as one input. */
export async function write(box: Locator, text: string): Promise<void> {
  await box.fill(text);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
