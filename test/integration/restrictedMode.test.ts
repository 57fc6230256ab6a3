/** A folder that nobody trusts yet: lessons and runs work all the same, since nothing is taken from the folder. */

import { strict as assert } from 'node:assert';
import { openLesson, openView } from './workbench/acts.js';
import { modelsFolder, openEditor, workspaceFolder, type Editor } from './workbench/editor.js';
import { expect } from './workbench/expect.js';
import { goToExercise, run, untilEnded } from './workbench/lessonPage.js';
import { firstQuiz, foundations, lightestPrompting, optionsOf } from './workbench/lessons.js';
import { keptRuns } from './workbench/kept.js';
import { pictureOfFailure } from './workbench/pictures.js';
import { model } from './workbench/scripts.js';

describe('Restricted Mode', () => {
  let editor: Editor;

  before(async () => {
    editor = await openEditor({
      name: 'restricted',
      vsix: 'platform',
      settings: { 'sandpit.modelsFolder': modelsFolder('restricted', [await model('tiny')]) },
      userSettings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'always' },
      folder: workspaceFolder('restricted', {
        // What a folder would like to change must have no effect: these settings belong to the machine.
        '.vscode/settings.json': JSON.stringify({
          'sandpit.ollama.address': 'http://203.0.113.9:11434',
          'sandpit.engine': 'ollama',
          'sandpit.modelsFolder': '/nowhere',
        }),
      }),
    });
  });
  pictureOfFailure(() => editor);
  after(() => editor?.close());

  it('is on', async () => {
    await expect.text(editor.page.locator('.statusbar'), 'Restricted Mode');
  });

  it('shows the lessons, marks a quiz and runs a prompt, whatever the folder would like to set', async () => {
    const pack = await foundations();
    await openView(editor.page);
    const quizPlace = firstQuiz(pack.lessons);
    let lesson = await openLesson(editor.page, quizPlace.lesson.title);
    const quiz = await goToExercise(lesson, quizPlace);
    await quiz.element.locator('input[type="radio"]').nth(optionsOf(quizPlace.exercise).right).check();
    await quiz.element.getByRole('button', { name: 'Check', exact: true }).click();
    await quiz.element.locator('.result .sign-passed').waitFor();

    const place = lightestPrompting(pack.lessons);
    lesson = await openLesson(editor.page, place.lesson.title);
    const exercise = await goToExercise(lesson, place);
    await run(exercise, 'Say hello.');
    await exercise.cancelButton.waitFor();
    await untilEnded(exercise, 60);
    await exercise.verdict.waitFor();
    await editor.screenshot('lesson');
    const kept = keptRuns(editor.storage);
    assert.equal(kept.length, place.exercise.fields.runs);
    assert.ok(kept.every((each) => each.model.engine === 'embedded'));
  });
});
