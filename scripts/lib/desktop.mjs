/** The desktop VS Code on this machine, opened with the extension and a profile of our own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureFolder, paths, root } from './paths.mjs';
import { editorSettings, sandpitSettings, writeSettings } from './profile.mjs';
import { Failure } from './say.mjs';

/**
 * What VS Code is started with: everything it writes goes under `profile`.
 * @param {{ profile?: string, extension?: string, isRoot?: boolean }} [options]
 * @returns {string[]}
 */
export function desktopArguments(options = {}) {
  const profile = options.profile ?? join(paths.profile, 'desktop');
  return [
    `--extensionDevelopmentPath=${options.extension ?? root}`,
    `--user-data-dir=${join(profile, 'user-data')}`,
    `--extensions-dir=${join(profile, 'extensions')}`,
    '--new-window',
    '--disable-updates',
    '--skip-release-notes',
    '--skip-welcome',
    '--disable-telemetry',
    // VS Code refuses to run as root without it.
    ...((options.isRoot ?? process.getuid?.() === 0) ? ['--no-sandbox'] : []),
  ];
}

/**
 * Opens the window and leaves it open. Resolves when the launcher has handed over, or after `patience` when it stays (as on Windows).
 * @param {string} program
 * @param {{ profile?: string, patience?: number }} [options] `patience` in milliseconds
 * @throws {Failure} the launcher ended with an error
 */
export async function openDesktop(program, options = {}) {
  const profile = ensureFolder(options.profile ?? join(paths.profile, 'desktop'));
  writeSettings(
    join(profile, 'user-data', 'User', 'settings.json'),
    { ...editorSettings, ...sandpitSettings },
    { always: ['sandpit.modelsFolder', 'sandpit.embedded.runtimeFolder'] },
  );
  ensureFolder(join(profile, 'extensions'));
  const env = { ...process.env };
  // Started from the terminal of another VS Code, it would open its window there.
  for (const name of Object.keys(env)) if (/^(VSCODE_|ELECTRON_)/.test(name)) delete env[name];
  const child = spawn(program, desktopArguments({ profile }), { env, detached: true, stdio: 'ignore' });
  /** @type {number | Error | null | undefined} */
  const outcome = await new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), options.patience ?? 8000);
    const settle = (/** @type {number | Error | null} */ value) => {
      clearTimeout(timer);
      resolve(value);
    };
    child.on('error', settle);
    child.on('exit', settle);
  });
  child.unref();
  if (outcome === undefined || outcome === 0) return;
  throw new Failure(
    `VS Code (${program}) could not be opened.`,
    'Run npm start -- --browser to use the workbench in your browser.',
    { cause: outcome },
  );
}
