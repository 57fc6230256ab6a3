/** Waiting for what shall become true, with a sentence when it does not. */

import { strict as assert } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

/** Asks again and again until `ask` gives a value that is neither false nor undefined. */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | false | undefined> | Value | false | undefined,
  seconds = 20,
): Promise<Value> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (value !== false && value !== undefined) return value;
    assert.ok(performance.now() < until, `${what}: not within ${seconds} s`);
    await wait(50);
  }
}

export const expect = {
  /** Until the element's text holds this. */
  text: async (locator: Locator, text: string | RegExp, seconds = 20): Promise<string> => {
    let last = '';
    const holds = () => (typeof text === 'string' ? last.includes(text) : text.test(last));
    await eventually(
      `an element with ${String(text)}`,
      async () => {
        const seen = ((await locator.count()) > 0 ? await locator.first().textContent() : '') ?? '';
        // Monaco shows spaces that do not break.
        last = seen.replaceAll('\u00a0', ' ');
        return holds();
      },
      seconds,
    ).catch((error: unknown) => {
      throw new Error(`Waited for ${String(text)} and saw “${last.slice(0, 400)}”.`, { cause: error });
    });
    return last;
  },
};
