/** One at a time across processes: two commands that want the same thing share one download. */
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureFolder, paths } from './paths.mjs';
import { Failure, quiet } from './say.mjs';

/**
 * Runs `body` while this process alone holds the lock `name`. A lock whose process is gone is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} body
 * @param {{ folder?: string, waitSeconds?: number, say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(name, body, options = {}) {
  const file = join(ensureFolder(options.folder ?? paths.locks), `${name}.lock`);
  const until = Date.now() + (options.waitSeconds ?? 1800) * 1000;
  let told = false;
  while (!take(file)) {
    if (Date.now() > until) {
      throw new Failure(
        `Another command has held "${name}" for too long.`,
        `End it, or delete ${file}, then try again.`,
      );
    }
    if (!told) (options.say ?? quiet).step(`Waiting for another command that is getting ${name} …`);
    told = true;
    await wait(300);
  }
  try {
    return await body();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  if (create(file)) return true;
  if (!isStale(file)) return false;
  // Moved aside first: of two that see the same stale lock, only one moves it, and neither removes a fresh one.
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return create(file);
    throw error;
  }
  if (!isStale(aside)) {
    renameSync(aside, file);
    return false;
  }
  rmSync(aside, { force: true });
  return create(file);
}

/** @param {string} file */
function create(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** @param {string} file */
function isStale(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Written a moment after it is made: an empty one is only stale when it stays empty.
    if (!holder) return Date.now() - statSync(file).mtimeMs > 5000;
    if (holder === process.pid) return false;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
