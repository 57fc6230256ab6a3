/** The README's pictures, of the packaged extension in a real VS Code with the small model. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inPage, openLesson } from '../integration/workbench/acts.js';
import { openEditor } from '../integration/workbench/editor.js';
import { goToExercise, run, untilEnded } from '../integration/workbench/lessonPage.js';
import { foundations, lightestPrompting } from '../integration/workbench/lessons.js';
import { openSandbox } from '../integration/workbench/sandboxPage.js';
import { paths } from '../integration/workbench/scripts.js';

const folder = join(paths.root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

const editor = await openEditor({
  name: 'pictures',
  vsix: 'platform',
  settings: { 'sandpit.modelsFolder': paths.models, 'sandpit.openAtStart': true },
});
const { page } = editor;
try {
  await page.setViewportSize({ width: 1200, height: 900 });
  const take = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) });

  await page.getByText('What AI Sandpit is').first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3_000);
  await take('start');

  const lesson = (await foundations()).lessons[1];
  if (!lesson) throw new Error('Foundations has no second lesson.');
  const place = lightestPrompting([lesson]);
  await openLesson(page, lesson.title);
  const exercise = await goToExercise(inPage(page), place);
  await run(exercise, place.exercise.fields.goodPrompts[0] ?? '');
  await untilEnded(exercise, 240);
  await exercise.element.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await take('lesson');

  await page.setViewportSize({ width: 1480, height: 900 });
  const sandbox = await openSandbox(page);
  await sandbox.frame.getByLabel('Compare').selectOption('prompts');
  await sandbox.prompt('a').fill('Write about the team meeting on Monday that has moved from 10am to 2pm.');
  await sandbox
    .prompt('b')
    .fill('Write two short sentences to a colleague: the team meeting on Monday has moved from 10am to 2pm.');
  await sandbox.runButton.click();
  await sandbox.untilEnded(240);
  await page.waitForTimeout(500);
  await take('sandbox');
} finally {
  await editor.close();
}
