/** A browser of the Chrome family, for page tests and for the editor in the browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, mayUseApt } from './apt.mjs';
import { withLock } from './lock.mjs';
import { paths, root } from './paths.mjs';
import { onPath, run } from './run.mjs';
import { say as aloud } from './say.mjs';

/** @typedef {{ executablePath: string, name: string }} Browser */
/** @typedef {{ reason: string }} NotPossible */

/** Flags that keep a test browser from calling home and let it run without a screen or a sandbox of its own. */
export const browserFlags = Object.freeze([
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]);

/**
 * Looks for one that is there: `SANDPIT_BROWSER` first, then PATH, then the usual places.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Browser | NotPossible | undefined} a reason when `SANDPIT_BROWSER` names nothing
 */
export function findBrowser(env = process.env) {
  const told = env.SANDPIT_BROWSER;
  if (told)
    return existsSync(told)
      ? { executablePath: told, name: 'the browser in SANDPIT_BROWSER' }
      : { reason: `SANDPIT_BROWSER names ${told}, which is not there` };
  const found = [...namesOnPath.map((name) => onPath(name, env)), ...usualPlaces(env)].find(
    (place) => place && existsSync(place),
  );
  return found ? { executablePath: found, name: found } : undefined;
}

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

/** @param {NodeJS.ProcessEnv} env */
function usualPlaces(env) {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    );
    return folders.flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

/**
 * A browser that is there, else Debian's own where this process may install it, else playwright's download into our own folder.
 * @param {{ say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<Browser | NotPossible>}
 */
export async function getBrowser(options = {}) {
  const say = options.say ?? aloud;
  const found = findBrowser();
  if (found) return found;
  return withLock('browser', async () => findBrowser() ?? (await install(say)), { say });
}

/**
 * @param {import('./say.mjs').Say} say
 * @returns {Promise<Browser | NotPossible>}
 */
async function install(say) {
  if (mayUseApt()) {
    say.step('Installing Chromium …');
    if (await aptInstall(['chromium'])) {
      const found = findBrowser();
      if (found) return found;
    }
  }
  const tool = join(root, 'node_modules', 'playwright-core', 'cli.js');
  if (existsSync(tool)) {
    say.step('Getting a browser for tests …');
    const env = {
      ...process.env,
      PLAYWRIGHT_BROWSERS_PATH: paths.browser,
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000',
    };
    const done = await run(process.execPath, [tool, 'install', '--no-shell', 'chromium'], { env, timeoutSeconds: 600 });
    const question = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    const asked = await run(process.execPath, ['-e', question], { cwd: root, env, timeoutSeconds: 30 });
    const executablePath = asked.stdout.trim();
    if (done.code === 0 && existsSync(executablePath)) return { executablePath, name: 'playwright’s Chromium' };
  }
  return {
    reason:
      'no Chrome, Chromium or Edge is on this machine and none could be got; install one, or set SANDPIT_BROWSER to its path',
  };
}
