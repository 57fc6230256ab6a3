/** What a learner does on the lesson page. */

import type { FrameLocator, Locator } from 'playwright-core';
import { eventually, expect } from './expect.js';
import type { ExercisePlace } from './lessons.js';
import type { Exercise } from '../../../src/core/exercises/exercise.js';

export interface ExerciseOnPage {
  readonly element: Locator;
  readonly promptBox: Locator;
  readonly runButton: Locator;
  readonly cancelButton: Locator;
  readonly verdict: Locator;
  readonly checks: Locator;
  readonly answers: Locator;
  /** The quiet line at an answer: its phase while it runs, its facts afterwards. */
  readonly facts: Locator;
  readonly problem: Locator;
}

export function exerciseOn(page: FrameLocator, id: string): ExerciseOnPage {
  const element = page.locator(`#exercise-${id}`);
  return {
    element,
    promptBox: element.locator(`#${id}-prompt`),
    runButton: element.locator('[data-focus="run"]'),
    cancelButton: element.getByRole('button', { name: 'Cancel', exact: true }),
    verdict: element.locator('.verdict'),
    checks: element.locator('.result .checks > .check'),
    answers: element.locator('.answer .text'),
    facts: element.locator('.answer .facts'),
    problem: element.locator('.problem'),
  };
}

/** `Foundations › How …  Step 2 of 6 · about 8 minutes left` */
export const placeLine = (page: FrameLocator): Locator => page.locator('.place-line');

/** The segment of the way that leads to a step, counted from 0. */
export async function goToStep(page: FrameLocator, at: number): Promise<void> {
  await page.locator('.segments button').nth(at).click();
  await expect.text(placeLine(page), `Step ${at + 1} of `);
}

/** Brings a lesson page to an exercise. */
export async function goToExercise(page: FrameLocator, place: ExercisePlace<Exercise>): Promise<ExerciseOnPage> {
  await goToStep(page, place.at);
  const exercise = exerciseOn(page, place.exercise.id);
  await exercise.element.waitFor();
  return exercise;
}

export async function next(page: FrameLocator): Promise<void> {
  await page.locator('nav.turn button').last().click();
}

/** Writes a prompt and runs it. */
export async function run(exercise: ExerciseOnPage, prompt: string): Promise<void> {
  await exercise.promptBox.fill(prompt);
  await exercise.runButton.click();
}

/** Until the run has ended one way or the other. */
export async function untilEnded(exercise: ExerciseOnPage, seconds = 60): Promise<void> {
  await eventually(
    'the end of the run',
    async () =>
      (await exercise.runButton.textContent())?.includes('Running') === false &&
      (await exercise.cancelButton.count()) === 0,
    seconds,
  );
}

/** Until the run is in a phase, by the words that the page has for it. */
export async function untilPhase(exercise: ExerciseOnPage, words: RegExp, seconds = 30): Promise<void> {
  await expect.text(exercise.facts, words, seconds);
}

/**
 * Presses Cancel and gives the milliseconds from that click to the word “cancelled”, by the page's own clock:
 * what the test itself takes for looking does not count.
 */
export async function cancelSeenAfter(exercise: ExerciseOnPage): Promise<number> {
  await exercise.element.evaluate((element) => {
    const seen: { clicked?: number; ms?: number } = {};
    (window as unknown as { cancelSeen: typeof seen }).cancelSeen = seen;
    element.addEventListener('click', () => (seen.clicked ??= performance.now()), { capture: true });
    new MutationObserver(() => {
      if (seen.clicked === undefined || seen.ms !== undefined) return;
      if (element.querySelector('.answer .facts')?.textContent?.includes('cancelled'))
        seen.ms = performance.now() - seen.clicked;
    }).observe(element, { subtree: true, childList: true, characterData: true });
  });
  await exercise.cancelButton.click();
  return eventually('the word “cancelled”', () =>
    exercise.element.evaluate(() => (window as unknown as { cancelSeen: { ms?: number } }).cancelSeen.ms),
  );
}

/** Notes each text that an answer shows from now on; {@link textsSeen} gives them. */
export async function watchTexts(exercise: ExerciseOnPage): Promise<void> {
  await exercise.element.evaluate((element) => {
    const seen: string[] = [];
    (window as unknown as { seenTexts: string[] }).seenTexts = seen;
    new MutationObserver(() => {
      const text = element.querySelector('.answer .text')?.textContent ?? '';
      if (text !== '' && seen[seen.length - 1] !== text) seen.push(text);
    }).observe(element, { subtree: true, childList: true, characterData: true });
  });
}

export async function textsSeen(exercise: ExerciseOnPage): Promise<readonly string[]> {
  return exercise.element.evaluate(() => (window as unknown as { seenTexts: string[] }).seenTexts);
}
