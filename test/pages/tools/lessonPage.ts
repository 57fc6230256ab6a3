/** A lesson page for tests: opened with some exercises, closed after each test, and nothing may have gone wrong in it. */

import assert from 'node:assert/strict';
import type { ExerciseView, LessonView, ToLessonPage } from '../../../src/core/protocol.js';
import { lesson } from '../states/parts.js';
import './closeAtEnd.js';
import { openPage, type OpenPage } from './pages.js';

/** The lesson with these exercises on its page. */
export const shown = (exercises: readonly ExerciseView[], changed: Partial<LessonView> = {}): ToLessonPage => ({
  kind: 'lesson',
  view: lesson({ blocks: exercises.map((exercise) => ({ kind: 'exercise', exercise })), ...changed }),
  focus: 'keep',
});

/** The same, opened anew: the focus goes to the heading. */
export const openedAnew = (exercises: readonly ExerciseView[], changed: Partial<LessonView> = {}): ToLessonPage => ({
  kind: 'lesson',
  view: lesson({ blocks: exercises.map((exercise) => ({ kind: 'exercise', exercise })), ...changed }),
  focus: 'heading',
});

export const update = (
  exercise: ExerciseView,
  focus: Extract<ToLessonPage, { kind: 'exercise' }>['focus'] = 'keep',
): ToLessonPage => ({ kind: 'exercise', exercise, focus });

/** Long enough for a draft to be sent, or an announcement to be made. */
export const aMoment = 450;

export interface LessonPageInTest {
  open(...messages: ToLessonPage[]): Promise<OpenPage<'lesson'>>;
  openedPage(): OpenPage<'lesson'>;
  /** What has the focus: its text. */
  focused(): Promise<string>;
  /** What has the focus: its name as a place for the focus. */
  focusPlace(): Promise<string>;
  /** What a screen reader was told last. */
  said(): Promise<string>;
}

/** To be called inside a `describe`. */
export function lessonPage(): LessonPageInTest {
  let opened: OpenPage<'lesson'>;
  afterEach(async () => {
    const { wrongs } = opened;
    await opened.close();
    assert.deepEqual(wrongs, []);
  });
  return {
    async open(...messages) {
      opened = await openPage('lesson');
      await opened.send(...messages);
      await opened.forget();
      return opened;
    },
    openedPage: () => opened,
    focused: () => opened.page.evaluate(() => document.activeElement?.textContent ?? ''),
    focusPlace: () => opened.page.evaluate(() => document.activeElement?.getAttribute('data-focus') ?? ''),
    said: async () => (await opened.page.locator('#announcements').textContent()) ?? '',
  };
}
