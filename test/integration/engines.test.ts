/** Which engine answers, and what is said when none does: the universal package, which has no llama.cpp inside. */

import { strict as assert } from 'node:assert';
import type { FrameLocator } from 'playwright-core';
import type { PromptingExercise } from '../../src/core/exercises/prompting/schema.js';
import { startFakeOllama, type FakeOllama } from '../fixtures/fakeOllama/server.js';
import { answerDialog, openLesson, runCommand, statusItem, treeRow } from './workbench/acts.js';
import { modelsFolder, openEditor, type Editor } from './workbench/editor.js';
import { eventually, expect } from './workbench/expect.js';
import { keptRuns } from './workbench/kept.js';
import {
  goToExercise,
  run,
  textsSeen,
  untilEnded,
  untilPhase,
  watchTexts,
  type ExerciseOnPage,
} from './workbench/lessonPage.js';
import { foundations, lightestPrompting, type ExercisePlace } from './workbench/lessons.js';
import { openSandbox } from './workbench/sandboxPage.js';
import { pictureOfFailure } from './workbench/pictures.js';

const fakeModel = { name: 'qwen2.5:0.5b' };
const words = 'The words of the fake come one by one.'.split(/(?= )/);

describe('which engine answers', () => {
  let editor: Editor;
  let ollama: FakeOllama;
  let place: ExercisePlace<PromptingExercise>;
  let lesson: FrameLocator;
  let exercise: ExerciseOnPage;
  let empty: string;

  before(async () => {
    ollama = await startFakeOllama({ models: [fakeModel], answers: [{ tokens: words, paceMs: 60 }] });
    place = lightestPrompting((await foundations()).lessons);
    empty = modelsFolder('engines', []);
    editor = await openEditor({ name: 'engines', vsix: 'universal', settings: { 'sandpit.modelsFolder': empty } });
  });
  pictureOfFailure(() => editor);
  after(async () => {
    await editor?.close();
    await ollama?.stop();
  });

  const useOllamaAt = (address: string) =>
    editor.changeSettings({ 'sandpit.modelsFolder': empty, 'sandpit.ollama.address': address });

  describe('none at all', () => {
    it('is one plain sentence and three ways forward, and nothing hangs', async () => {
      lesson = await openLesson(editor.page, place.lesson.title);
      exercise = await goToExercise(lesson, place);
      const from = performance.now();
      await run(exercise, place.exercise.fields.goodPrompts[0] ?? '');
      await exercise.problem.first().waitFor({ timeout: 10_000 });
      await untilEnded(exercise, 5);
      assert.ok(performance.now() - from < 10_000);
      assert.equal(await exercise.problem.count(), 1);
      assert.equal(await exercise.problem.getByRole('button').count(), 3);
      await expect.text(statusItem(editor.page), 'No model');
      await editor.screenshot('no-engine');
      assert.deepEqual(keptRuns(editor.storage), []);
    });

    it('leads on with one click each', async () => {
      await exercise.problem.getByRole('button', { name: 'Use Ollama on this machine' }).click();
      await expect.text(editor.page.locator('.monaco-dialog-box'), 'Ollama is a free program');
      await editor.screenshot('use-ollama');
      await answerDialog(editor.page, 'I have started Ollama: look again');
      await expect.text(statusItem(editor.page), 'No model');
      await exercise.problem.getByRole('button', { name: 'Open the settings' }).waitFor();
      await treeRow(editor.page, 'Models you can get').waitFor();
    });

    it('says the same in the sandbox', async () => {
      const sandbox = await openSandbox(editor.page);
      await sandbox.problem.waitFor();
      assert.equal(await sandbox.problem.getByRole('button').count(), 3);
      await editor.screenshot('no-engine-sandbox');
    });
  });

  describe('recorded answers, where no model can run', () => {
    it('are one click away, and say that they are recorded', async () => {
      lesson = await openLesson(editor.page, place.lesson.title);
      exercise = await goToExercise(lesson, place);
      await run(exercise, place.exercise.fields.goodPrompts[0] ?? '');
      await exercise.problem.getByRole('button', { name: 'Read with recorded answers' }).click();
      await expect.text(statusItem(editor.page), /recorded/i);
      await run(exercise, place.exercise.fields.goodPrompts[0] ?? '');
      await exercise.cancelButton.waitFor();
      await untilEnded(exercise, 60);
      await exercise.verdict.waitFor();
      await expect.text(exercise.element.locator('.answer .tag'), 'Recorded');
      await editor.screenshot('recorded');
      assert.ok(keptRuns(editor.storage).every(({ model }) => model.engine === 'recorded'));
    });
  });

  describe('an Ollama that answers', () => {
    it('is found and used, and its words come in one by one', async () => {
      useOllamaAt(ollama.url);
      await expect.text(statusItem(editor.page), /on this machine/);
      lesson = await openLesson(editor.page, place.lesson.title);
      exercise = await goToExercise(lesson, place);
      await watchTexts(exercise);
      await run(exercise, 'Say a few words.');
      await exercise.cancelButton.waitFor();
      await untilEnded(exercise, 60);
      await exercise.verdict.waitFor();
      await expect.text(exercise.answers, words.join(''));
      assert.ok((await textsSeen(exercise)).length >= 3);
      const kept = keptRuns(editor.storage).filter(({ model }) => model.engine === 'ollama');
      assert.equal(kept.length, place.exercise.fields.runs);
      const asked = ollama
        .seen('/api/chat')
        .map((request) => request.body as { truncate?: boolean; options?: { num_ctx?: number } });
      assert.ok(asked.every(({ truncate, options }) => truncate === false && options?.num_ctx !== undefined));
    });

    it('hangs up in the middle: one sentence, what came is kept, the next run works', async () => {
      ollama.play({ models: [fakeModel], answers: [{ tokens: words, paceMs: 20, dropAfter: 4 }] });
      await run(exercise, 'Say a few words and break off.');
      await exercise.problem.first().waitFor();
      await untilEnded(exercise, 5);
      assert.equal(await exercise.problem.count(), 1);
      await expect.text(exercise.problem, /Ollama stopped in the middle/);
      await expect.text(exercise.answers, 'The words');
      await editor.screenshot('ollama-broke-off');
      assert.equal(keptRuns(editor.storage).at(-1)?.outcome.kind, 'failed');
      ollama.play({ models: [fakeModel], answers: [{ tokens: words }] });
      await run(exercise, 'Say a few words again.');
      await untilEnded(exercise, 30);
      await exercise.verdict.waitFor();
      assert.equal(await exercise.problem.count(), 0);
    });

    it('hears of a cancel while it reads', async () => {
      ollama.play({ models: [fakeModel], answers: [{ tokens: words, readMs: 60_000 }] });
      await run(exercise, 'Say a few words, slowly.');
      await untilPhase(exercise, /reading|loading/);
      await eventually('the request', () => ollama.seen('/api/chat').some(({ phase }) => phase === 'reading'));
      await exercise.cancelButton.click();
      await expect.text(exercise.facts, 'cancelled', 5);
      await eventually('the fake sees it', () => ollama.seen('/api/chat').at(-1)?.disconnectedAt !== undefined, 2);
    });
  });

  describe('an address that is wrong', () => {
    it('is told when something else lives at the address', async () => {
      ollama.play({ html: true });
      await runCommand(editor.page, 'AI Sandpit: Look for models again');
      await expect.text(statusItem(editor.page), 'No model');
      await run(exercise, 'Say a few words to a web page.');
      await exercise.problem.first().waitFor();
      await expect.text(exercise.problem, new RegExp(`Ollama.*${ollama.port}`));
      assert.ok((await exercise.problem.getByRole('button').count()) >= 1);
      await editor.screenshot('html-endpoint');
    });

    it('never sends anything to an address outside this machine', async () => {
      useOllamaAt('http://203.0.113.9:11434');
      await runCommand(editor.page, 'AI Sandpit: Look for models again');
      await run(exercise, 'Say a few words to nobody.');
      await exercise.problem.first().waitFor();
      await expect.text(exercise.problem, '203.0.113.9');
      assert.ok(!keptRuns(editor.storage).some(({ prompt }) => prompt.includes('nobody')));
    });
  });
});
