/** The sandbox in a real VS Code, with a real model: run, compare, keep, open, export, delete. */

import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  answerDialog,
  fromMenu,
  notice,
  openView,
  quickInput,
  runCommand,
  statusItem,
  treeRow,
} from './workbench/acts.js';
import { modelsFolder, openEditor, workspaceFolder, type Editor } from './workbench/editor.js';
import { eventually, expect } from './workbench/expect.js';
import { keptRuns } from './workbench/kept.js';
import { pictureOfFailure } from './workbench/pictures.js';
import { openSandbox, sandboxOn, type SandboxOnPage } from './workbench/sandboxPage.js';
import { model } from './workbench/scripts.js';

const first = 'Write one short sentence that says good morning.';
const second = 'Answer with the one word yes.';

describe('the sandbox', () => {
  let editor: Editor;
  let sandbox: SandboxOnPage;
  let folder: string;

  before(async () => {
    folder = workspaceFolder('sandbox', { 'readme.txt': 'A folder to export into.' });
    editor = await openEditor({
      name: 'sandbox',
      vsix: 'platform',
      settings: { 'sandpit.modelsFolder': modelsFolder('sandbox', [await model('small')]) },
      folder,
      workspaceTrust: false,
    });
    await openView(editor.page);
    sandbox = await openSandbox(editor.page);
  });
  pictureOfFailure(() => editor);
  after(() => editor?.close());

  it('runs a prompt, shows the words, the figures and whether all was read', async () => {
    await expect.text(statusItem(editor.page), 'on this machine');
    await sandbox.prompt('a').fill(first);
    await sandbox.run(editor.storage);
    await expect.text(sandbox.answers, /\w+ \w+/);
    await expect.text(sandbox.facts, /first word [\d.]+ s .* tokens a second .* all of it was read/);
    await editor.screenshot('one-answer');
    const [kept] = keptRuns(editor.storage);
    assert.equal(kept?.outcome.kind, 'complete');
    assert.equal(kept?.context?.verdict, 'complete');
    assert.equal(kept?.prompt, first);
  });

  it('compares two prompts on the same data, one after the other', async () => {
    await sandbox.frame.locator('#compare').selectOption('prompts');
    await sandbox.prompt('b').fill(second);
    await sandbox.run(editor.storage, 2);
    await eventually('two answers', async () => (await sandbox.answers.count()) === 2);
    for (const text of await sandbox.answers.allInnerTexts()) assert.match(text, /\w/);
    await expect.text(sandbox.frame.locator('.difference'), /\w+/);
    await editor.screenshot('two-answers');
    assert.equal(keptRuns(editor.storage).length, 3);
    assert.equal(keptRuns(editor.storage).at(-1)?.prompt, second);
  });

  it('refuses what does not fit, and says so', async () => {
    await sandbox.frame.locator('#compare').selectOption('none');
    await sandbox.frame.getByRole('button', { name: 'Settings', exact: true }).click();
    await sandbox.frame
      .getByLabel(/context/i)
      .first()
      .fill('512');
    await sandbox.prompt('a').fill('Every word of this has to be read. '.repeat(200));
    await sandbox.run(editor.storage);
    const said = `${await sandbox.facts.first().innerText()} ${(await sandbox.problem.allInnerTexts()).join(' ')} ${(await sandbox.frame.locator('.notice').allInnerTexts()).join(' ')}`;
    assert.match(said, /too long|room|left out|not all/i);
    await editor.screenshot('too-long');
  });

  it('keeps every run in the Runs view, and opens one again', async () => {
    await sandbox.prompt('a').fill('Something else that was typed since.');
    const runsHeader = editor.page.locator('.sidebar .pane-header').filter({ hasText: /runs/i });
    if ((await runsHeader.getAttribute('aria-expanded')) !== 'true') await runsHeader.click();
    await treeRow(editor.page, first).waitFor();
    await editor.screenshot('runs-view');
    await treeRow(editor.page, first).click();
    sandbox = sandboxOn(editor.page);
    await eventually('the prompt of the run', async () => (await sandbox.prompt('a').inputValue()) === first);
    await expect.text(sandbox.answers, keptRuns(editor.storage)[0]?.answer.trim().slice(0, 20) ?? '-');
  });

  it('exports a run as Markdown to a place that the learner types', async () => {
    // A second try finds the exported document in front.
    await editor.page.getByRole('tab', { name: 'Sandbox' }).click();
    await sandbox.frame.getByRole('button', { name: 'Export as Markdown' }).click();
    const input = quickInput(editor.page);
    // The dialog proposes a name first, and follows what is typed a moment later.
    await eventually('the proposed name', async () => (await input.inputValue()).includes('run-'));
    const file = join(folder, 'exported.md');
    await input.fill(file);
    await wait(800);
    await input.press('Enter');
    // The file is there before its words are.
    await eventually('the file', () => existsSync(file) && readFileSync(file, 'utf8').trimEnd().endsWith('.'));
    const text = readFileSync(file, 'utf8');
    const [kept] = keptRuns(editor.storage);
    assert.ok(kept);
    for (const fact of [kept.prompt, kept.answer.trim(), kept.model.digest, 'Check it before you rely on it'])
      assert.ok(text.includes(fact), fact);
    await editor.screenshot('exported');
  });

  it('deletes a run only after a question', async () => {
    await fromMenu(editor.page, treeRow(editor.page, second), 'Delete the run');
    await answerDialog(editor.page, 'Cancel');
    assert.equal(keptRuns(editor.storage).filter(({ prompt }) => prompt === second).length, 1);
    await fromMenu(editor.page, treeRow(editor.page, second), 'Delete the run');
    await answerDialog(editor.page, 'Delete');
    await eventually('the file is gone', () => keptRuns(editor.storage).every(({ prompt }) => prompt !== second));
    await treeRow(editor.page, second).waitFor({ state: 'detached' });
  });

  it('leaves no message of an error behind', async () => {
    assert.equal(await notice(editor.page, /error|wrong/i).count(), 0);
  });

  it('comes back after a reload with what stood in its boxes, and runs it', async () => {
    await runCommand(editor.page, 'AI Sandpit: Open the sandbox');
    sandbox = sandboxOn(editor.page);
    await sandbox.prompt('a').fill(second);
    await sandbox.prompt('a').blur();
    await editor.reload();
    sandbox = sandboxOn(editor.page);
    await eventually('what was typed', async () => (await sandbox.prompt('a').inputValue()) === second);
    await sandbox.run(editor.storage);
    await expect.text(sandbox.answers, /\w/);
  });
});
