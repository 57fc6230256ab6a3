/** The body of an answer: as a web stream, or as a short text. */

import { abortError, isAbort } from '../../core/problems.js';
import type { Exchange } from './exchange.js';
import { brokeOff, notThisProtocol, type Subject } from './faults.js';
import { wholeLines, type LineFault } from './lines.js';

/** Bytes that may wait for a slow reader before the server is made to wait. */
const waitingBytes = 4 * 1024 * 1024;
const longestText = 64 * 1024;

/**
 * The body as a web stream, in whole lines when it is one of lines. All that came with one packet is handed on at once,
 * and what came before a fault is handed on before the fault.
 */
export function streamOf(found: Exchange, inLines: boolean, subject: Subject): ReadableStream<Uint8Array> {
  const { message } = found;
  const lines = inLines ? wholeLines() : undefined;
  let parts: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  let fault: Error | undefined;
  let wake: (() => void) | undefined;
  const awake = () => {
    wake?.();
    wake = undefined;
  };
  const fail = (error: Error) => {
    if (ended) return;
    fault ??= error;
    awake();
  };
  message.on('data', (part: Buffer) => {
    found.heard();
    parts.push(part);
    bytes += part.length;
    if (bytes > waitingBytes) {
      found.pause(true);
      message.pause();
    }
    awake();
  });
  message.on('end', () => {
    ended = fault === undefined;
    awake();
  });
  message.on('error', (error) => fail(found.why() ?? brokeOff(error)));
  message.on('close', () => {
    if (!message.complete) fail(found.why() ?? brokeOff());
  });

  const taken = (): Uint8Array | LineFault | undefined => {
    const part = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    parts = [];
    bytes = 0;
    if (message.isPaused()) {
      found.pause(false);
      found.heard();
      message.resume();
    }
    return lines ? lines.take(part) : part;
  };
  const faultOfLines = (said: LineFault) => (said === 'not-lines' ? notThisProtocol(subject) : brokeOff());

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          // After a cancel nothing more is wanted.
          if (fault && isAbort(fault)) return controller.error(fault);
          const coming = parts.length > 0;
          const whole = coming ? taken() : ended ? lines?.end() : undefined;
          if (typeof whole === 'string') {
            fault = faultOfLines(whole);
            found.end(fault);
            return controller.error(fault);
          }
          if (whole) controller.enqueue(whole);
          if (!coming) {
            if (ended) return controller.close();
            if (fault) return controller.error(fault);
            await new Promise<void>((resolve) => (wake = resolve));
          } else if (whole) return;
        }
      },
      cancel: () => found.end(abortError()),
    },
    { highWaterMark: 0 },
  );
}

/** The text of a short answer, whole. */
export async function textOf(found: Exchange): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of found.message as AsyncIterable<Buffer>) {
      found.heard();
      bytes += part.length;
      parts.push(part);
      if (bytes > longestText) break;
    }
  } catch (error) {
    throw found.why() ?? brokeOff(error);
  }
  return Buffer.concat(parts).toString('utf8');
}
