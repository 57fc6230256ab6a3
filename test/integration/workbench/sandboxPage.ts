/** What a learner does on the sandbox page. */

import type { FrameLocator, Locator, Page } from 'playwright-core';
import { inPage, runCommand } from './acts.js';
import { eventually } from './expect.js';

export interface SandboxOnPage {
  readonly frame: FrameLocator;
  readonly prompt: (column: 'a' | 'b') => Locator;
  readonly runButton: Locator;
  readonly cancelButton: Locator;
  readonly answers: Locator;
  readonly facts: Locator;
  readonly problem: Locator;
  /** Until the run has ended one way or the other. */
  untilEnded(seconds?: number): Promise<void>;
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
  return {
    frame,
    prompt: (column) => frame.locator(`#prompt-${column}`),
    runButton,
    cancelButton: frame.getByRole('button', { name: 'Cancel', exact: true }),
    answers: frame.locator('.answer .text'),
    facts: frame.locator('.answer .facts'),
    problem: frame.locator('.problem'),
    untilEnded: async (seconds = 90) => {
      await eventually(
        'the end of the run',
        async () => (await runButton.getAttribute('aria-disabled')) !== 'true',
        seconds,
      );
    },
  };
}
