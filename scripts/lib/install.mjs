/** The project's own packages: installed when they are missing or no longer those of the lock file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { npm } from './run.mjs';
import { say as aloud } from './say.mjs';

/**
 * Whether node_modules holds what package-lock.json asks for. Packages for other platforms may be missing.
 * @param {string} [folder]
 */
export function isInstalled(folder = root) {
  const installedFile = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages ?? {};
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = installed[path];
    if (!there) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/**
 * @param {{ say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function ensureInstalled(options = {}) {
  const say = options.say ?? aloud;
  if (isInstalled()) return false;
  return withLock(
    'install',
    async () => {
      if (isInstalled()) return false;
      say.step('Installing packages …');
      await npm(['ci', '--ignore-scripts'], { cwd: root });
      return true;
    },
    { say },
  );
}
