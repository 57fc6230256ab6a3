/** The one workbench that `npm start` keeps running: found again by a second start, cleared up after a crash. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureFolder } from './paths.mjs';
import { statusOf } from './ports.mjs';
import { run } from './run.mjs';

/** @typedef {{ starter: number, server: number, url: string }} Session process ids and the address */

/** @param {string} profile */
const noteOf = (profile) => join(profile, 'running.json');

/**
 * @param {string} profile
 * @param {Session} session
 */
export function noteSession(profile, session) {
  writeFileSync(join(ensureFolder(profile), 'running.json'), JSON.stringify(session));
}

/** @param {string} profile */
export function forgetSession(profile) {
  rmSync(noteOf(profile), { force: true });
}

/**
 * The session that runs in this profile. A server whose starter is gone (a closed terminal, a crash) is ended, so that the next start
 * serves what is built now.
 * @param {string} profile
 * @returns {Promise<Session | undefined>}
 */
export async function runningSession(profile) {
  const session = readNote(profile);
  if (!session) return undefined;
  const answers = (await statusOf(`${session.url}version`, 1000)) < 500;
  if (answers && isAlive(session.starter)) return session;
  if (isAlive(session.server) && (await isOurServer(session.server, profile))) {
    process.kill(session.server, 'SIGTERM');
    for (let i = 0; i < 50 && isAlive(session.server); i++) await wait(100);
  }
  forgetSession(profile);
  return undefined;
}

/** @param {string} profile @returns {Session | undefined} */
function readNote(profile) {
  try {
    const { starter, server, url } = JSON.parse(readFileSync(noteOf(profile), 'utf8'));
    return Number.isInteger(starter) && Number.isInteger(server) && /^http:\/\/127\.0\.0\.1:\d+\/$/.test(url)
      ? { starter, server, url }
      : undefined;
  } catch {
    // No note, or half of one: nothing is known to run.
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * A process id is used again by other programs: only one whose command line names our profile is ours.
 * @param {number} pid
 * @param {string} profile
 */
async function isOurServer(pid, profile) {
  const done = await run('ps', ['-o', 'args=', '-ww', '-p', String(pid)], { timeoutSeconds: 5 });
  return done.code === 0 && done.stdout.includes(profile) && done.stdout.includes('server-main');
}
