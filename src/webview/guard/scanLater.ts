import type { Finding } from '../../core/guard/finding.js';
import { scan } from '../../core/guard/scan.js';

/** From this length on a text is scanned only once typing has paused. */
const longText = 100_000;
const pauseMs = 300;
/** A browser that is never idle scans all the same after this time. */
const atLatestMs = 200;

/** Scans a text when the page has nothing better to do, never while a key is being handled. Gives the function that calls it off. */
export function scanLater(text: string, done: (findings: readonly Finding[]) => void): () => void {
  if (text.trim() === '') {
    done([]);
    return () => {};
  }
  let called = false;
  let callOff = () => {};
  const now = () => {
    called = true;
    done(scan(text));
  };
  const whenIdle = () => {
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(now, { timeout: atLatestMs });
      callOff = () => cancelIdleCallback(handle);
    } else {
      const timer = setTimeout(now);
      callOff = () => clearTimeout(timer);
    }
  };
  if (text.length < longText) whenIdle();
  else {
    const timer = setTimeout(whenIdle, pauseMs);
    callOff = () => clearTimeout(timer);
  }
  return () => {
    if (!called) callOff();
  };
}
