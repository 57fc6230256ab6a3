/** A folder for one test, gone after it; and a server on 127.0.0.1 that does what it is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'mocha';

/** @type {(() => unknown)[]} */
let after = [];

/** Call once at the top of a `describe`. */
export function useScratch() {
  afterEach(async () => {
    for (const each of after.reverse()) await each();
    after = [];
  });
}

export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sandpit-scripts-'));
  after.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {import('node:http').RequestListener} answer
 * @returns {Promise<string>} its address
 */
export async function serve(answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  after.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Says nothing and keeps what was said. */
export function keptSay() {
  /** @type {string[]} */
  const lines = [];
  return { lines, step: (/** @type {string} */ line) => void lines.push(line), progress: () => undefined };
}
