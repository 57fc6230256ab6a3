/** What people and machines do wrong: each gives one plain sentence, and nothing is lost. */

import { strict as assert } from 'node:assert';
import { mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeFileSync, closeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import type { Pack } from '../../src/core/packs/pack.js';
import { inPage, notice, openLesson, openView, runCommand, statusItem, treeRow } from './workbench/acts.js';
import { modelsFolder, openEditor, storageOf, type Editor } from './workbench/editor.js';
import { eventually, expect } from './workbench/expect.js';
import { mountSmallDisk, noSmallDisk, unmountLeftOver, type SmallDisk } from './workbench/fullDisk.js';
import { keptRuns, progressFile, progressText } from './workbench/kept.js';
import { goToExercise, untilEnded } from './workbench/lessonPage.js';
import { firstQuiz, foundations, lightestPrompting, optionsOf } from './workbench/lessons.js';
import { pictureOfFailure } from './workbench/pictures.js';
import { openSandbox } from './workbench/sandboxPage.js';
import { model, paths } from './workbench/scripts.js';

describe('bad input', () => {
  let editor: Editor;
  let pack: Pack;
  let folder: string;

  before(async () => {
    pack = await foundations();
    folder = modelsFolder('bad-input', [await model('tiny')]);
    editor = await openEditor({ name: 'bad-input', vsix: 'platform', settings: { 'sandpit.modelsFolder': folder } });
    await openView(editor.page);
  });
  pictureOfFailure(() => editor);
  after(() => editor?.close());

  /** Answers the first quiz rightly, and gives the page. */
  async function answerQuiz(): Promise<FrameLocator> {
    const place = firstQuiz(pack.lessons);
    const lesson = await openLesson(editor.page, place.lesson.title);
    const quiz = await goToExercise(lesson, place);
    await quiz.element.locator('input[type="radio"]').nth(optionsOf(place.exercise).right).check();
    await quiz.element.getByRole('button', { name: 'Check', exact: true }).click();
    await quiz.element.locator('.result .sign-passed').waitFor();
    return lesson;
  }

  /** Loads the window again with nothing open and this text as the progress file. */
  async function restartWithProgress(text: string): Promise<void> {
    await runCommand(editor.page, 'View: Close All Editors');
    await editor.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
    writeFileSync(progressFile(editor.storage), text);
    await editor.reload();
    await openView(editor.page);
  }

  describe('a prompt of 2 MB', () => {
    const huge = 'All work and no play makes a dull day. '.repeat(54_000);

    it('is refused in a lesson in one sentence, and stays in the box', async () => {
      const place = lightestPrompting(pack.lessons);
      const lesson = await openLesson(editor.page, place.lesson.title);
      const exercise = await goToExercise(lesson, place);
      await exercise.promptBox.fill(huge);
      await exercise.runButton.click();
      await exercise.problem.first().waitFor();
      await untilEnded(exercise, 5);
      assert.equal(await exercise.problem.count(), 1);
      await expect.text(exercise.problem, /400.?000/);
      assert.equal((await exercise.promptBox.inputValue()).length, huge.length);
      await editor.screenshot('huge-prompt');
      await exercise.promptBox.fill('Say hello.');
      await exercise.runButton.click();
      await exercise.verdict.waitFor({ timeout: 60_000 });
      assert.equal(await exercise.problem.count(), 0);
    });

    it('is refused in the sandbox in one sentence', async () => {
      const runs = keptRuns(editor.storage).length;
      const sandbox = await openSandbox(editor.page);
      await sandbox.prompt('a').fill(huge);
      await sandbox.runButton.click();
      await sandbox.problem.first().waitFor();
      assert.equal(await sandbox.problem.count(), 1);
      assert.equal((await sandbox.prompt('a').inputValue()).length, huge.length);
      assert.equal(keptRuns(editor.storage).length, runs);
      await sandbox.prompt('a').fill('');
    });
  });

  describe('a progress file', () => {
    it('of a newer version is told of and left as it is', async () => {
      await answerQuiz();
      await eventually('progress on the disk', () =>
        progressText(editor.storage).includes(firstQuiz(pack.lessons).exercise.id),
      );
      const newer = JSON.stringify({ format: 99, packId: 'foundations', somethingNew: { kept: true } });
      await restartWithProgress(newer);
      const lesson = await answerQuiz();
      await lesson.locator('.page > .problem').waitFor();
      await expect.text(lesson.locator('.page > .problem'), /newer/);
      await editor.screenshot('newer-progress');
      assert.equal(progressText(editor.storage), newer);
    });

    it('that was cut in half is set aside, told of, and a new one is begun', async () => {
      const half = '{"format":1,"packId":"foundations","packVersion":"1.0.0","lessons":{"how';
      await restartWithProgress(half);
      const place = firstQuiz(pack.lessons);
      await openLesson(editor.page, place.lesson.title);
      const told = await eventually('a sentence about the damaged file', async () => {
        const onPage = await inPage(editor.page).locator('.page > .problem').allInnerTexts();
        const asNotice = await notice(editor.page, /damaged/).allInnerTexts();
        return [...onPage, ...asNotice].find((text) => /damaged/.test(text));
      });
      assert.match(told, /set aside|kept/);
      await editor.screenshot('damaged-progress');
      await answerQuiz();
      await eventually('a new file', () => progressText(editor.storage).includes(place.exercise.id));
      const names = readdirSync(dirname(progressFile(editor.storage)));
      const aside = names.find((name) => name.endsWith('.damaged'));
      assert.ok(aside, names.join(' '));
      assert.equal(readFileSync(join(dirname(progressFile(editor.storage)), aside), 'utf8'), half);
    });
  });

  describe('model files', () => {
    it('that are cut or are none are named, never run, and the whole one is used', async () => {
      const small = await model('small');
      const cut = join(folder, 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf');
      writeFileSync(cut, firstBytes(small, 2_000_000));
      writeFileSync(join(folder, 'letter.gguf'), 'Dear Mr Example, this is no model at all.');
      await runCommand(editor.page, 'AI Sandpit: Look for models again');
      await expect.text(statusItem(editor.page), 'SmolLM2');
      await editor.screenshot('broken-models');
      await eventually(
        'a sign at the cut file',
        async () =>
          (await treeRow(editor.page, 'Qwen').count()) > 0 || (await treeRow(editor.page, 'qwen').count()) > 0,
      );
      editor.changeSettings({
        'sandpit.modelsFolder': folder,
        'sandpit.engine': 'embedded',
        'sandpit.model': 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
      });
      const place = lightestPrompting(pack.lessons);
      await expect.text(statusItem(editor.page), /No model|Qwen/);
      const lesson = await openLesson(editor.page, place.lesson.title);
      const exercise = await goToExercise(lesson, place);
      await exercise.promptBox.fill('Say hello to half a model.');
      await exercise.runButton.click();
      await exercise.problem.first().waitFor({ timeout: 30_000 });
      await untilEnded(exercise, 5);
      assert.equal(await exercise.problem.count(), 1);
      await editor.screenshot('cut-model-chosen');
      assert.ok(
        !keptRuns(editor.storage).some(
          ({ prompt, outcome }) => prompt.includes('half a model') && outcome.kind === 'complete',
        ),
      );
      rmSync(cut);
      rmSync(join(folder, 'letter.gguf'));
    });
  });

  describe('settings of the wrong kind', () => {
    it('are each told of in one sentence, the usual values are used, and everything still works', async () => {
      editor.changeSettings({
        'sandpit.modelsFolder': folder,
        'sandpit.engine': 5,
        'sandpit.embedded.threads': 'many',
        'sandpit.embedded.unloadAfterMinutes': -3,
      });
      for (const setting of ['sandpit.engine', 'sandpit.embedded.threads', 'sandpit.embedded.unloadAfterMinutes'])
        await notice(editor.page, setting).first().waitFor();
      await editor.screenshot('broken-settings');
      await expect.text(statusItem(editor.page), 'SmolLM2');
      await answerQuiz();
    });
  });
});

const diskReason = noSmallDisk(join(paths.test, 'integration-full-disk-try'));
if (diskReason !== undefined) console.log(`NOT RUN: a full disk when progress is written: ${diskReason}`);
else
  describe('a full disk', () => {
    let editor: Editor;
    let disk: SmallDisk | undefined;

    before(async () => {
      unmountLeftOver(join(storageOf(join(paths.test, 'integration-full-disk')), 'progress'));
      editor = await openEditor({
        name: 'full-disk',
        vsix: 'universal',
        prepare: (profile) => {
          const folder = join(storageOf(profile), 'progress');
          mkdirSync(folder, { recursive: true });
          disk = mountSmallDisk(folder);
          disk.fill();
        },
      });
    });
    pictureOfFailure(() => editor);
    after(async () => {
      await editor?.close();
      disk?.unmount();
    });

    it('is told of in one sentence, what was done stays on the page, and is written once there is room', async () => {
      const pack = await foundations();
      const place = firstQuiz(pack.lessons);
      const lesson = await openLesson(editor.page, place.lesson.title);
      const quiz = await goToExercise(lesson, place);
      const options = optionsOf(place.exercise);
      await quiz.element.locator('input[type="radio"]').nth(options.right).check();
      await quiz.element.getByRole('button', { name: 'Check', exact: true }).click();
      await quiz.element.locator('.result .sign-passed').waitFor();
      const problem = lesson.locator('.page > .problem');
      await expect.text(problem, /disk is full|no room|full/i);
      assert.equal(await problem.count(), 1);
      await editor.screenshot('full');
      assert.equal(progressText(editor.storage), '');
      assert.deepEqual(readdirSync(dirname(progressFile(editor.storage))), ['filler'], 'no half file is left');

      disk?.clear();
      await quiz.element.getByRole('button', { name: 'Check', exact: true }).click();
      await problem.waitFor({ state: 'detached' });
      const kept = JSON.parse(progressText(editor.storage)) as { lessons: Record<string, unknown> };
      assert.ok(JSON.stringify(kept.lessons).includes(place.exercise.id));
      await editor.reload();
      await inPage(editor.page)
        .locator(`#exercise-${place.exercise.id} .result .sign-passed`)
        .waitFor({ timeout: 40_000 });
    });
  });

function firstBytes(file: string, count: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(count);
    readSync(handle, bytes, 0, count, 0);
    return bytes;
  } finally {
    closeSync(handle);
  }
}
