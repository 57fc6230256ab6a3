/** Everything by keyboard: from the command palette to a marked quiz, and a run that is cancelled. No click anywhere. */

import { strict as assert } from 'node:assert';
import type { FrameLocator } from 'playwright-core';
import { inPage, quickInput, runCommand } from './workbench/acts.js';
import { modelsFolder, openEditor, type Editor } from './workbench/editor.js';
import { eventually, expect } from './workbench/expect.js';
import { exerciseOn, placeLine, untilEnded } from './workbench/lessonPage.js';
import { firstQuiz, foundations, lightestPrompting, optionsOf, type ExercisePlace } from './workbench/lessons.js';
import type { Exercise } from '../../src/core/exercises/exercise.js';
import type { Pack } from '../../src/core/packs/pack.js';
import { pictureOfFailure } from './workbench/pictures.js';
import { model } from './workbench/scripts.js';

describe('by keyboard alone', () => {
  let editor: Editor;
  let pack: Pack;

  before(async () => {
    pack = await foundations();
    editor = await openEditor({
      name: 'keyboard',
      vsix: 'platform',
      settings: { 'sandpit.modelsFolder': modelsFolder('keyboard', [await model('tiny')]) },
    });
  });
  pictureOfFailure(() => editor);
  after(() => editor?.close());

  const press = (key: string) => editor.page.keyboard.press(key);

  /** Presses Tab until what is wanted has the focus. */
  async function tabTo(lesson: FrameLocator, selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      const there = await lesson
        .locator(selector)
        .first()
        .evaluate((element) => element === document.activeElement);
      if (there) return;
      await press('Tab');
    }
    assert.fail(`Tab does not come to ${selector}`);
  }

  async function openByPalette(place: ExercisePlace<Exercise>): Promise<FrameLocator> {
    await runCommand(editor.page, 'AI Sandpit: Open a lesson', 'Enter');
    await quickInput(editor.page).waitFor();
    await editor.page
      .locator('.quick-input-widget:visible .monaco-list-row')
      .filter({ hasText: place.lesson.title })
      .waitFor();
    await editor.page.keyboard.type(place.lesson.title);
    await press('Enter');
    const lesson = inPage(editor.page);
    await expect.text(placeLine(lesson), place.lesson.title);
    for (let at = await stepOf(lesson); at < place.at; at += 1) {
      await press('Control+Alt+Period');
      await expect.text(placeLine(lesson), `Step ${at + 2} of `);
    }
    await exerciseOn(lesson, place.exercise.id).element.waitFor();
    return lesson;
  }

  it('goes from the palette to a marked quiz, and the result has the focus', async () => {
    const place = firstQuiz(pack.lessons);
    const lesson = await openByPalette(place);
    const quiz = `#exercise-${place.exercise.id}`;
    await tabTo(lesson, `${quiz} [data-focus="box"]`);
    await press('Space');
    for (let option = 0; option < optionsOf(place.exercise).right; option += 1) await press('ArrowDown');
    await press('Control+Enter');
    await lesson.locator(`${quiz} .result .sign-passed`).first().waitFor();
    await eventually('the focus on the verdict', () =>
      lesson
        .locator(`${quiz} .result [data-focus="verdict"]`)
        .evaluate((element) => element === document.activeElement),
    );
    await editor.screenshot('quiz');
  });

  it('goes a step back and forth with its keys', async () => {
    const lesson = inPage(editor.page);
    const { at } = firstQuiz(pack.lessons);
    await press('Control+Alt+Period');
    await expect.text(placeLine(lesson), `Step ${at + 2} of `);
    await press('Control+Alt+Comma');
    await expect.text(placeLine(lesson), `Step ${at + 1} of `);
  });

  it('shows a hint, runs a prompt and cancels it with their keys', async () => {
    const place = lightestPrompting(pack.lessons);
    const lesson = await openByPalette(place);
    const exercise = exerciseOn(lesson, place.exercise.id);
    await tabTo(lesson, `#${place.exercise.id}-prompt`);
    await press('Control+Alt+Slash');
    await expect.text(exercise.element.locator('.hints'), place.exercise.fields.hints[0]?.slice(0, 30) ?? '');
    await tabTo(lesson, `#${place.exercise.id}-prompt`);
    await editor.page.keyboard.type('Count from one to five hundred, each number in a sentence of its own.');
    await press('Control+Enter');
    await exercise.cancelButton.waitFor();
    await expect.text(exercise.facts, /loading|reading|writing/);
    await press('Escape');
    await untilEnded(exercise, 5);
    await expect.text(exercise.facts, 'cancelled');
    await editor.screenshot('cancelled');
  });

  it('lists every command of ours in the palette under one name', async () => {
    await press('F1');
    await quickInput(editor.page).waitFor();
    await editor.page.keyboard.type('AI Sandpit: ');
    const rows = editor.page.locator('.quick-input-widget:visible .monaco-list-row');
    await expect.text(rows, 'AI Sandpit');
    assert.ok((await rows.count()) >= 10);
    await editor.screenshot('palette');
    await press('Escape');
  });
});

async function stepOf(lesson: FrameLocator): Promise<number> {
  const text = await expect.text(placeLine(lesson), /Step \d+ of/);
  return Number(/Step (\d+) of/.exec(text)?.[1]) - 1;
}
