/** A VS Code to open: the one installed on this machine, or the same workbench from npm, served on 127.0.0.1. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { checkIntegrity, isWhole, markWhole, unmark } from './npmFolder.mjs';
import { ensureFolder, paths } from './paths.mjs';
import { editor as pin } from './pins.mjs';
import { npm, onPath } from './run.mjs';
import { Failure, say as aloud } from './say.mjs';

/**
 * The program of an installed desktop VS Code, or undefined. A `code` that only talks to a window elsewhere (a remote or WSL session)
 * does not count: it cannot open our profile.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function findDesktop(env = process.env) {
  if (env.SANDPIT_VSCODE) return existsSync(env.SANDPIT_VSCODE) ? env.SANDPIT_VSCODE : undefined;
  const named = ['code', 'code-insiders', 'codium']
    .map((name) => onPath(name, env))
    .filter(
      (place) =>
        place !== undefined &&
        !/remote-cli|\.vscode-server|^\/mnt\/[a-z]\//.test(place) &&
        !/\.(cmd|bat)$/i.test(place),
    );
  return [...named, ...usualPlaces(env)].find((place) => place !== undefined && existsSync(place));
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function usualPlaces(env) {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      ['Visual Studio Code', 'Visual Studio Code - Insiders', 'VSCodium'].map((name) =>
        join(folder, `${name}.app`, 'Contents', 'Resources', 'app', 'bin', name === 'VSCodium' ? 'codium' : 'code'),
      ),
    );
  }
  if (process.platform === 'win32') {
    const folders = [env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'Programs'), env.PROGRAMFILES].filter(
      (folder) => folder !== undefined && folder !== '',
    );
    return folders.flatMap((folder) => [
      join(String(folder), 'Microsoft VS Code', 'Code.exe'),
      join(String(folder), 'VSCodium', 'VSCodium.exe'),
    ]);
  }
  return [
    '/usr/share/code/bin/code',
    '/opt/visual-studio-code/bin/code',
    '/snap/bin/code',
    '/usr/share/codium/bin/codium',
  ];
}

/**
 * Whether a window can be shown.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function hasScreen(env = process.env) {
  if (process.platform === 'win32') return true;
  if (process.platform === 'darwin') return !env.SSH_CONNECTION;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

const facts = { 'code-server': pin.codeServer, node: pin.node };

/** @typedef {{ node: string, server: string, folder: string }} WorkbenchProgram the Node and the script that serve the workbench */

/**
 * The workbench server, got if it is not there.
 * @param {{ say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<WorkbenchProgram>}
 * @throws {Failure}
 */
export async function getEditor(options = {}) {
  const say = options.say ?? aloud;
  const folder = paths.editor;
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js');
  const there = () => {
    const node = nodeProgram(folder);
    return isWhole(folder, facts) && node && existsSync(server)
      ? { node, server, folder: join(server, '..', '..') }
      : undefined;
  };
  const now = there();
  if (now) return now;
  return withLock(
    'editor',
    async () => {
      const meanwhile = there();
      if (meanwhile) return meanwhile;
      if (process.platform === 'win32') {
        throw new Failure(
          'No VS Code was found on this machine, and the browser workbench is not made for Windows.',
          'Install VS Code, then run the command again.',
        );
      }
      await install(folder, say);
      const got = there();
      if (!got)
        throw new Failure(
          'The VS Code workbench did not come whole.',
          'Delete .sandpit/editor and run the command again.',
        );
      return got;
    },
    { say },
  );
}

/** @param {string} folder @param {import('./say.mjs').Say} say */
async function install(folder, say) {
  say.step('Getting the VS Code workbench (about 600 MB on disk, once) …');
  ensureFolder(folder);
  unmark(folder);
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  rmSync(join(folder, 'package-lock.json'), { force: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true }, null, 2)}\n`);
  const nodePackage = nodePackageHere();
  if (!nodePackage && !ownNodeServes()) {
    throw new Failure(
      `The VS Code workbench needs Node ${pin.nodeMajor}, which is not at hand for this machine.`,
      `Install VS Code, or run this command with Node ${pin.nodeMajor}.`,
    );
  }
  await npm([
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--omit=dev',
    '--save-exact',
    `code-server@${pin.codeServer}`,
    ...(nodePackage ? [`${nodePackage.name}@${pin.node}`] : []),
  ]);
  checkIntegrity(folder, {
    'code-server': pin.codeServerIntegrity,
    ...(nodePackage ? { [nodePackage.name]: nodePackage.integrity } : {}),
  });
  say.step('Getting what the workbench itself needs …');
  const inside = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-save'], { cwd: inside });
  markWhole(folder, facts);
  say.step('The VS Code workbench is here.');
}

function nodePackageHere() {
  const table = /** @type {Record<string, { name: string, integrity: string }>} */ (pin.nodePackages);
  return table[`${process.platform}-${process.arch}`];
}

const ownNodeServes = () => Number(process.versions.node.split('.')[0]) === pin.nodeMajor;

/**
 * @param {string} folder
 * @returns {string | undefined}
 */
function nodeProgram(folder) {
  const name = nodePackageHere()?.name;
  const fetched = name && join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fetched && existsSync(fetched)) return fetched;
  return ownNodeServes() ? process.execPath : undefined;
}
