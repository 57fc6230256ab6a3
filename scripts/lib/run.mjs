/** Other programs: run one to its end, or start one and be able to stop it. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureFolder, paths } from './paths.mjs';
import { Failure } from './say.mjs';

/**
 * @typedef {object} Finished
 * @property {number | null} code the exit code; null when a signal or the time limit ended it
 * @property {string} stdout
 * @property {string} stderr
 * @property {boolean} timedOut
 */

const keptCharacters = 200_000;

/**
 * Runs a program to its end. Does not throw for a bad exit code; a program that cannot be started gives code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutSeconds?: number, nice?: boolean, show?: boolean, onLine?: (line: string) => void, signal?: AbortSignal }} [options]
 * @returns {Promise<Finished>}
 */
export function run(command, args, options = {}) {
  const [program, rest] =
    options.nice && process.platform !== 'win32' ? ['nice', ['-n', '15', command, ...args]] : [command, [...args]];
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    const end = () => killTree(child);
    const timer = options.timeoutSeconds
      ? setTimeout(() => {
          timedOut = true;
          end();
        }, options.timeoutSeconds * 1000)
      : undefined;
    options.signal?.addEventListener('abort', end, { once: true });
    const forget = endWithUs(end);
    let rest_ = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout = (stdout + text).slice(-keptCharacters);
      if (!options.onLine) return;
      const lines = (rest_ + text).split(/[\r\n]+/);
      rest_ = lines.pop() ?? '';
      for (const line of lines) options.onLine(line);
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr = (stderr + text).slice(-keptCharacters);
    });
    const finish = (/** @type {number | null} */ code) => {
      clearTimeout(timer);
      forget();
      options.signal?.removeEventListener('abort', end);
      resolve({ code, stdout, stderr, timedOut });
    };
    child.on('error', (error) => {
      stderr += String(error.message);
      finish(127);
    });
    child.on('close', finish);
  });
}

/**
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => string} log the last of what it wrote
 * @property {() => Promise<void>} stop ends it and everything it started; resolves when it is gone
 * @property {Promise<number | null>} ended
 */

/**
 * Starts a program that keeps running. It ends when `stop` is called, and at the latest when this process does.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onText?: (text: string) => void }} [options]
 * @returns {Running}
 */
export function start(command, args, options = {}) {
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let log = '';
  const take = (/** @type {string} */ text) => {
    log = (log + text).slice(-keptCharacters);
    options.onText?.(text);
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  const forget = endWithUs(() => killTree(child, 'SIGKILL'));
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      take(error.message);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code));
  });
  void ended.then(forget);
  return {
    child,
    log: () => log,
    ended,
    async stop() {
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        killTree(child);
        const hard = setTimeout(() => killTree(child, 'SIGKILL'), 5000);
        await ended;
        clearTimeout(hard);
      }
      await ended;
      // The leader may have left children of its own behind.
      killTree(child, 'SIGKILL');
    },
  };
}

/** @type {Set<() => void>} */
const endings = new Set();
let listening = false;

/** @param {() => void} end */
function endWithUs(end) {
  if (!listening) {
    listening = true;
    process.on('exit', () => {
      for (const each of endings) each();
    });
  }
  endings.add(end);
  return () => endings.delete(end);
}

/**
 * Ends a child and the group it leads. Only ever our own child.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
function killTree(child, signal = 'SIGTERM') {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    } else {
      process.kill(-child.pid, signal);
    }
  } catch (error) {
    // ESRCH: it is gone already, which is what was wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * The full path of a program on PATH, or undefined.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function onPath(name, env = process.env) {
  const endings_ = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  for (const folder of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    if (!folder) continue;
    for (const ending of endings_) {
      const file = join(folder, name + ending);
      if (existsSync(file) && statSync(file).isFile()) return file;
    }
  }
  return undefined;
}

/** npm's own script, so that it can be run by this very node without a shell (Windows refuses to spawn npm.cmd). */
export function npmScript() {
  const told = process.env.npm_execpath;
  const beside = dirname(process.execPath);
  const places = [
    told && /npm-cli\.[cm]?js$/.test(told) ? told : undefined,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return places.find((place) => place !== undefined && existsSync(place));
}

/**
 * Runs npm with its cache inside the repository's own folder.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function npm(args, options = {}) {
  const script = npmScript();
  const command = script ? process.execPath : (onPath('npm') ?? 'npm');
  const env = { npm_config_cache: ensureFolder(join(paths.cache, 'npm')), ...(options.env ?? process.env) };
  const quietly = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const done = await run(command, [...(script ? [script] : []), ...args, ...quietly], {
    timeoutSeconds: 900,
    ...options,
    env,
  });
  if (done.code !== 0) {
    throw new Failure(
      done.timedOut
        ? 'npm did not finish within its time.'
        : `npm could not ${args[0]} what is needed: ${lastLine(done.stderr)}.`,
      'Check that this machine reaches a package registry, then run the command again.',
      { cause: done.stderr },
    );
  }
  return done;
}

/** Python 3 by whichever name this machine has it, or undefined. */
export async function findPython() {
  const tries = process.platform === 'win32' ? [['py', '-3'], ['python'], ['python3']] : [['python3'], ['python']];
  for (const [name, ...args] of tries) {
    const file = name && onPath(name);
    if (!file) continue;
    const done = await run(file, [...args, '-c', 'import sys, pip; print(sys.version_info[0])'], {
      timeoutSeconds: 20,
    });
    if (done.code === 0 && done.stdout.trim() === '3') return { command: file, args };
  }
  return undefined;
}

/**
 * The last line that says something, without its full stop.
 * @param {string} text
 */
export function lastLine(text) {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line && !/A complete log of this run/.test(line));
  return (lines.at(-1) ?? 'it gave no reason').replace(/\.$/, '').slice(0, 300);
}
