/** Loopback ports: a free one, one that answers, and waiting for an address. */
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from './say.mjs';

/**
 * A port on 127.0.0.1 that is free now.
 * @param {number} [wanted] taken when it is free; 0 or nothing for any
 * @returns {Promise<number | undefined>} undefined when the wanted one is taken
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (wanted !== 0 && (code === 'EADDRINUSE' || code === 'EACCES')) resolve(undefined);
      else reject(error);
    });
    server.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : undefined;
      server.close(() => resolve(port));
    });
  });
}

/**
 * A port that is certainly given: the wanted one or any.
 * @returns {Promise<number>}
 */
export async function anyPort() {
  const port = await freePort();
  if (port === undefined)
    throw new Failure('No free port was found on 127.0.0.1.', 'Close some programs and try again.');
  return port;
}

/**
 * Asks an address until it answers with a status that is accepted.
 * @param {string} url
 * @param {{ seconds: number, ended?: Promise<unknown>, what: string, log?: () => string, accept?: (status: number) => boolean }} options
 *   `ended` settles when the program behind the address is gone
 * @throws {Failure} when time is up or the program ended
 */
export async function untilItAnswers(url, options) {
  const accept = options.accept ?? ((status) => status < 500);
  const until = Date.now() + options.seconds * 1000;
  let gone = false;
  void options.ended?.then(() => (gone = true));
  while (Date.now() < until && !gone) {
    if (accept(await statusOf(url))) return;
    await wait(60);
  }
  const log = options.log?.().trim().split('\n').slice(-5).join(' | ');
  throw new Failure(
    gone
      ? `${options.what} ended before it was ready${log ? ` (${log.slice(-400)})` : ''}.`
      : `${options.what} did not answer within ${options.seconds} seconds.`,
    'Try again; if it happens again, delete the .sandpit folder and start anew.',
    { cause: log },
  );
}

/**
 * The status an address answers with, or 599 when nothing answers.
 * @param {string} url
 * @param {number} [withinMs]
 */
export async function statusOf(url, withinMs = 2000) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(withinMs), redirect: 'manual' });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Not listening yet, or not speaking http: the caller asks again or gives up.
    return 599;
  }
}
