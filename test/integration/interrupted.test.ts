/** Cancel in every phase, and a model that dies: seen at once, the work behind it ends, and the next run works. */

import { strict as assert } from 'node:assert';
import type { FrameLocator } from 'playwright-core';
import type { PromptingExercise } from '../../src/core/exercises/prompting/schema.js';
import { openLesson } from './workbench/acts.js';
import { modelsFolder, openEditor, type Editor } from './workbench/editor.js';
import { eventually, expect } from './workbench/expect.js';
import {
  cancelSeenAfter,
  goToExercise,
  run,
  untilEnded,
  untilPhase,
  type ExerciseOnPage,
} from './workbench/lessonPage.js';
import { foundations, lightestPrompting, type ExercisePlace } from './workbench/lessons.js';
import { pictureOfFailure } from './workbench/pictures.js';
import { embeddedChildren, processFacts, processorShare, noProcesses } from './workbench/processes.js';
import { model } from './workbench/scripts.js';

/** From the click to the word “cancelled”, as a person sees it. */
const seenAtOnceMs = 1000;
/** By then nothing may work on any more. */
const restWithinMs = 1500;

if (noProcesses !== undefined) console.log(`NOT RUN: a run that is interrupted: ${noProcesses}`);
else
  describe('a run that is interrupted', () => {
    let editor: Editor;
    let place: ExercisePlace<PromptingExercise>;
    let lesson: FrameLocator;
    let exercise: ExerciseOnPage;

    before(async () => {
      place = lightestPrompting((await foundations()).lessons);
      editor = await openEditor({
        name: 'interrupted',
        vsix: 'platform',
        settings: { 'sandpit.modelsFolder': modelsFolder('interrupted', [await model('small')]) },
      });
      lesson = await openLesson(editor.page, place.lesson.title);
      exercise = await goToExercise(lesson, place);
    });
    pictureOfFailure(() => editor);
    after(() => editor?.close());

    const serverPid = () => editor.workbench.child.pid ?? 0;
    const child = () =>
      eventually('one child of the embedded engine', () => {
        const [only, ...others] = embeddedChildren(serverPid());
        assert.deepEqual(others, []);
        return only;
      });

    async function cancelAndWatch(): Promise<void> {
      const pids = embeddedChildren(serverPid()).map(({ pid }) => pid);
      const from = performance.now();
      const seenAfter = await cancelSeenAfter(exercise);
      assert.ok(seenAfter <= seenAtOnceMs, `“cancelled” was seen after ${Math.round(seenAfter)} ms`);
      await untilEnded(exercise, 5);
      const restMs = restWithinMs - (performance.now() - from);
      if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
      for (const pid of pids) {
        const share = await processorShare(pid, 500);
        assert.ok(share < 0.1, `the child still uses ${Math.round(share * 100)} % of a processor`);
      }
    }

    /** Runs until words come, and gives the process that writes them. */
    async function runUntilWordsCome(): Promise<number> {
      await run(exercise, longAnswer);
      await untilPhase(exercise, /writing/, 60);
      await expect.text(exercise.answers, /\w+ \w+/);
      assert.equal(await exercise.problem.count(), 0);
      return (await child()).pid;
    }

    async function nextRunWorks(): Promise<void> {
      await runUntilWordsCome();
      await exercise.cancelButton.click();
      await untilEnded(exercise, 5);
    }

    it('is cancelled while the model loads', async () => {
      assert.deepEqual(embeddedChildren(serverPid()), [], 'nothing is loaded before the first run');
      await run(exercise, longAnswer);
      await child();
      await cancelAndWatch();
    });

    it('is cancelled while the model reads a long prompt', async () => {
      await nextRunWorks();
      await run(exercise, `${'Read this sentence again. '.repeat(220)}\n${longAnswer}`);
      await untilPhase(exercise, /reading/);
      await cancelAndWatch();
    });

    it('is cancelled while the words come', async () => {
      await nextRunWorks();
      await runUntilWordsCome();
      await cancelAndWatch();
      await expect.text(exercise.answers, /\w/);
      await editor.screenshot('cancelled');
    });

    it('tells in one sentence that the model died, and the next run works', async () => {
      const pid = await runUntilWordsCome();
      process.kill(pid, 'SIGKILL');
      await exercise.problem.first().waitFor({ timeout: 5000 });
      await untilEnded(exercise, 5);
      assert.equal(processFacts(pid), undefined);
      assert.equal(await exercise.problem.count(), 1);
      await expect.text(exercise.problem, /stopped unexpectedly/);
      await editor.screenshot('model-died');
      await nextRunWorks();
    });

    it('ends with the window', async () => {
      const pid = await runUntilWordsCome();
      await editor.page.close();
      await eventually('the child is gone', () => processFacts(pid) === undefined, 30);
    });
  });

const longAnswer = 'Write a very long story about a lighthouse. Use at least five hundred words and do not stop early.';
