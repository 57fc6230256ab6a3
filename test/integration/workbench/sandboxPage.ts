/** What a learner does on the sandbox page. */

import type { FrameLocator, Locator, Page } from 'playwright-core';
import { inPage, runCommand } from './acts.js';
import { eventually } from './expect.js';
import { keptRuns } from './kept.js';

export interface SandboxOnPage {
  readonly frame: FrameLocator;
  readonly prompt: (column: 'a' | 'b') => Locator;
  readonly runButton: Locator;
  readonly cancelButton: Locator;
  readonly answers: Locator;
  readonly facts: Locator;
  readonly problem: Locator;
  /** Until the run that is under way has ended one way or the other. */
  untilEnded(seconds?: number): Promise<void>;
  /** Runs what is in the boxes, until `runs` more are kept and nothing works any more. */
  run(storage: string, runs?: number): Promise<void>;
}

export async function openSandbox(page: Page): Promise<SandboxOnPage> {
  await runCommand(page, 'AI Sandpit: Open the sandbox');
  const sandbox = sandboxOn(page);
  await sandbox.prompt('a').waitFor();
  return sandbox;
}

/** The sandbox page in front. */
export function sandboxOn(page: Page): SandboxOnPage {
  const frame = inPage(page);
  const runButton = frame.locator('[data-focus="run"]');
  const untilEnded = async (seconds = 90) => {
    await eventually(
      'the end of the run',
      async () => (await runButton.getAttribute('aria-disabled')) !== 'true',
      seconds,
    );
  };
  return {
    frame,
    prompt: (column) => frame.locator(`#prompt-${column}`),
    runButton,
    cancelButton: frame.getByRole('button', { name: 'Cancel', exact: true }),
    answers: frame.locator('.answer .text'),
    facts: frame.locator('.answer .facts'),
    problem: frame.locator('.problem'),
    untilEnded,
    run: async (storage, runs = 1) => {
      const wanted = keptRuns(storage).length + runs;
      await runButton.click();
      await eventually('the run is kept', () => keptRuns(storage).length >= wanted, 90);
      await untilEnded();
    },
  };
}
