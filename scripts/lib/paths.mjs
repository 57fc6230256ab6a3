/** Where everything that is fetched, built or tried out is kept: one ignored folder inside the repository. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository itself. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const sandpit = join(root, '.sandpit');

export const paths = Object.freeze({
  root,
  dist: join(root, 'dist'),
  sandpit,
  models: join(sandpit, 'models'),
  llama: join(sandpit, 'llama'),
  llamaServer: join(sandpit, 'llama-server'),
  editor: join(sandpit, 'editor'),
  browser: join(sandpit, 'browser'),
  ollama: join(sandpit, 'ollama'),
  /** Of `npm start`: settings, what is installed, what was learned. */
  profile: process.env.SANDPIT_PROFILE_FOLDER ?? join(sandpit, 'profile'),
  test: join(sandpit, 'test'),
  /** Other people's detectors, for `npm run measure:guard` alone. */
  baselines: join(sandpit, 'measure'),
  screenshots: join(sandpit, 'screenshots'),
  cache: join(sandpit, 'cache'),
  stamps: join(sandpit, 'stamps'),
  locks: join(sandpit, 'locks'),
  temporary: join(sandpit, 'tmp'),
});

/**
 * Makes a folder (and those above it) if it is not there.
 * @param {string} folder
 * @returns {string} the same folder
 */
export function ensureFolder(folder) {
  mkdirSync(folder, { recursive: true });
  return folder;
}
