/** The main job: a lesson taken in a real VS Code, against a real model on this machine. */

import { strict as assert } from 'node:assert';
import type { FrameLocator } from 'playwright-core';
import type { Pack } from '../../src/core/packs/pack.js';
import { inPage, openLesson, openView, runCommand, statusItem, treeRow } from './workbench/acts.js';
import { modelsFolder, openEditor, type Editor } from './workbench/editor.js';
import { eventually, expect } from './workbench/expect.js';
import { keptRuns, progressText } from './workbench/kept.js';
import {
  exerciseOn,
  goToExercise,
  goToStep,
  next,
  placeLine,
  run,
  textsSeen,
  untilEnded,
  watchTexts,
  type ExerciseOnPage,
} from './workbench/lessonPage.js';
import { firstQuiz, foundations, lightestPrompting, optionsOf } from './workbench/lessons.js';
import { embeddedChildren, noProcesses } from './workbench/processes.js';
import { pictureOfFailure } from './workbench/pictures.js';
import { model } from './workbench/scripts.js';

describe('a lesson, from the first click to after a restart', () => {
  let editor: Editor;
  let pack: Pack;
  let lesson: FrameLocator;
  let shown: { readonly verdict: string; readonly answer: string; readonly checks: string } | undefined;

  before(async () => {
    pack = await foundations();
    editor = await openEditor({
      name: 'lesson',
      vsix: 'platform',
      settings: { 'sandpit.modelsFolder': modelsFolder('lesson', [await model('small')]) },
    });
  });
  pictureOfFailure(() => editor);
  after(() => editor?.close());

  it('shows lessons, models and runs in a container of its own', async () => {
    await openView(editor.page);
    for (const { title } of pack.lessons) await treeRow(editor.page, title).waitFor();
    const headers = await editor.page.locator('.sidebar .pane-header').allInnerTexts();
    assert.deepEqual(
      ['Lessons', 'Models', 'Runs'].filter(
        (name) => !headers.some((header) => header.toLowerCase().includes(name.toLowerCase())),
      ),
      [],
    );
    await expect.text(statusItem(editor.page), 'on this machine');
    await editor.screenshot('container');
  });

  it('opens the first lesson from the tree, and its first step can be read', async () => {
    const first = pack.lessons[0];
    assert.ok(first);
    lesson = await openLesson(editor.page, first.title);
    await expect.text(lesson.locator('h1'), first.title);
    await expect.text(lesson.locator('.step-title'), first.steps[0]?.title ?? '');
    await expect.text(placeLine(lesson), `Step 1 of ${first.steps.length}`);
    const words = (await lesson.locator('.page').innerText()).split(/\s+/).length;
    assert.ok(words > 40, `a step with ${words} words`);
    await editor.screenshot('first-step');
    await next(lesson);
    await expect.text(placeLine(lesson), `Step 2 of ${first.steps.length}`);
  });

  it('marks a quiz, wrong and then right, each time with a reason', async () => {
    const place = firstQuiz(pack.lessons);
    lesson = await openLesson(editor.page, place.lesson.title);
    const quiz = await goToExercise(lesson, place);
    const { right, wrong } = optionsOf(place.exercise);
    const options = place.exercise.fields.options ?? [];
    const answer = async (option: number) => {
      await quiz.element.locator('input[type="radio"]').nth(option).check();
      await quiz.element.getByRole('button', { name: 'Check', exact: true }).click();
      await expect.text(quiz.element.locator('.result'), options[option]?.feedback.slice(0, 30) ?? '');
    };
    await answer(wrong);
    await answer(right);
    await editor.screenshot('quiz-marked');
    assert.equal(await quiz.element.locator('.result .sign-passed').count(), 1);
    await eventually('the answer is kept', () => progressText(editor.storage).includes(place.exercise.id));
  });

  it('runs a good prompt: the words of the model stream in and are marked with reasons', async () => {
    const place = lightestPrompting(pack.lessons);
    lesson = await openLesson(editor.page, place.lesson.title);
    const exercise = await goToExercise(lesson, place);
    await expect.text(exercise.element.locator('.engine'), 'on this machine');
    let passed = false;
    for (const prompt of place.exercise.fields.goodPrompts) {
      await watchTexts(exercise);
      await run(exercise, prompt);
      await exercise.cancelButton.waitFor();
      await untilEnded(exercise, 120);
      await exercise.verdict.waitFor();
      passed = (await exercise.element.locator('.verdict .sign-passed').count()) === 1;
      if (passed) break;
    }
    const texts = await textsSeen(exercise);
    const grown = texts.filter((text, index) => index > 0 && text.startsWith(texts[index - 1] ?? ' ')).length;
    assert.ok(grown >= 1, `the text was seen to grow ${grown} times: ${JSON.stringify(texts)}`);
    await editor.screenshot('prompt-marked');
    assert.ok(
      passed,
      `no good prompt of ${place.exercise.id} passed: ${await exercise.element.locator('.result').innerText()}`,
    );
    assert.equal(await exercise.checks.count(), place.exercise.fields.checks.length);
    for (const reason of await exercise.checks.locator('.muted').allInnerTexts())
      assert.notEqual(reason.trim(), '', 'each check says what it saw');
    shown = await whatIsShown(exercise);
    assert.notEqual(shown.answer, '');
  });

  it('keeps each run with all that is needed to repeat it', async () => {
    const { exercise } = lightestPrompting(pack.lessons);
    const runs = keptRuns(editor.storage);
    assert.ok(runs.length >= exercise.fields.runs);
    for (const kept of runs) {
      assert.equal(kept.outcome.kind, 'complete');
      assert.equal(kept.model.engine, 'embedded');
      assert.match(kept.model.digest, /^[0-9a-f]{64}$/);
      assert.notEqual(kept.answer.trim(), '');
    }
  });

  it('shows the progress in the tree', async () => {
    const { lesson: begun } = lightestPrompting(pack.lessons);
    await expect.text(treeRow(editor.page, begun.title), /in progress|done/);
  });

  it('brings the page back after a reload, on the same step with the same result, and runs nothing', async () => {
    const place = lightestPrompting(pack.lessons);
    const runs = keptRuns(editor.storage).length;
    const before = progressText(editor.storage);
    await editor.reload();
    lesson = inPage(editor.page);
    await expect.text(placeLine(lesson), `Step ${place.at + 1} of ${place.lesson.steps.length}`, 40);
    const exercise = exerciseOn(lesson, place.exercise.id);
    await exercise.verdict.waitFor();
    assert.deepEqual(await whatIsShown(exercise), shown);
    assert.ok((await exercise.promptBox.inputValue()).length > 0, 'the prompt is there');
    await editor.screenshot('after-reload');
    assert.equal(keptRuns(editor.storage).length, runs);
    if (noProcesses === undefined)
      assert.deepEqual(embeddedChildren(editor.workbench.child.pid ?? 0), [], 'no model was loaded');
    assert.deepEqual(lessonsOf(progressText(editor.storage)), lessonsOf(before));
  });

  it('continues where the learner left off, from the palette', async () => {
    const place = lightestPrompting(pack.lessons);
    await runCommand(editor.page, 'View: Close All Editors');
    await editor.page.locator('iframe.webview').first().waitFor({ state: 'detached' });
    await runCommand(editor.page, 'AI Sandpit: Continue where I left off');
    lesson = inPage(editor.page);
    await expect.text(placeLine(lesson), place.lesson.title);
    await expect.text(placeLine(lesson), `Step ${place.at + 1} of `);
  });

  it('opens the whole lesson as plain text', async () => {
    const place = lightestPrompting(pack.lessons);
    await runCommand(editor.page, 'AI Sandpit: Open the lesson as plain text');
    const text = editor.page.locator('.editor-instance .view-lines');
    await expect.text(text, place.lesson.steps[0]?.title ?? '');
    await editor.screenshot('plain-text');
  });

  it('opens a lesson once, also when its tab came back and was not looked at yet', async () => {
    const place = lightestPrompting(pack.lessons);
    await editor.reload();
    const tabs = editor.page.locator('.tabs-container .tab').filter({ hasText: place.lesson.title });
    await eventually('the tab of the lesson and that of its text', async () => (await tabs.count()) >= 1);
    lesson = await openLesson(editor.page, place.lesson.title);
    await expect.text(placeLine(lesson), `Step ${place.at + 1} of `);
    await eventually('one tab', async () => (await tabs.count()) === 1);
  });

  it('starts a lesson again only after a question', async () => {
    const place = lightestPrompting(pack.lessons);
    lesson = await openLesson(editor.page, place.lesson.title);
    await runCommand(editor.page, 'AI Sandpit: Start the lesson again');
    await editor.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Start again' }).click();
    await expect.text(placeLine(lesson), 'Step 1 of ');
    await goToStep(lesson, place.at);
    const exercise = exerciseOn(lesson, place.exercise.id);
    await exercise.promptBox.waitFor();
    assert.equal(await exercise.verdict.count(), 0);
    assert.ok(keptRuns(editor.storage).length > 0, 'the runs stay');
  });
});

async function whatIsShown(exercise: ExerciseOnPage) {
  return {
    verdict: await exercise.verdict.innerText(),
    answer: await exercise.answers.first().innerText(),
    checks: await exercise.element.locator('.checks').innerText(),
  };
}

/** Progress without the time of the last touch, which a look at the page moves. */
function lessonsOf(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (key === 'touched' ? undefined : value));
}
