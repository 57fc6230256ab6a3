/** Where the command line keeps its things. */

import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Terminal } from './terminal.js';

export interface Folders {
  readonly runs: string;
  readonly models: string;
  /** In which llama.cpp may be, the first that has it wins. */
  readonly runtimes: readonly string[];
  /** The module that the child process of the embedded engine runs. */
  readonly embeddedChild: string;
}

/**
 * Each by its variable (`SANDPIT_HOME`, `SANDPIT_MODELS_FOLDER`, `SANDPIT_LLAMA_FOLDER`); else models and llama.cpp in the
 * `.sandpit` of a checkout, when the program runs in one or is part of one; else the platform's folder for data.
 */
export function foldersOf(
  terminal: Pick<Terminal, 'env' | 'platform' | 'userFolder' | 'currentFolder' | 'programFolder'>,
): Folders {
  const { env, currentFolder, programFolder } = terminal;
  const own = (name: string) =>
    env[name] === undefined || env[name] === '' ? undefined : resolve(currentFolder, env[name]);
  const home = own('SANDPIT_HOME') ?? dataFolder(terminal);
  const checkout = checkoutAround(currentFolder) ?? checkoutAround(programFolder);
  const runtime = own('SANDPIT_LLAMA_FOLDER');
  const kept = checkout === undefined ? undefined : join(checkout, '.sandpit');
  return {
    runs: join(home, 'runs'),
    models:
      own('SANDPIT_MODELS_FOLDER') ??
      (kept === undefined || own('SANDPIT_HOME') !== undefined ? join(home, 'models') : join(kept, 'models')),
    runtimes:
      runtime === undefined
        ? [
            ...(kept === undefined ? [] : [join(kept, 'llama')]),
            join(programFolder, '..', 'llama'),
            join(home, 'llama'),
          ]
        : [runtime],
    embeddedChild:
      [
        join(programFolder, '..', 'engines', 'embeddedChild.js'),
        ...(checkout === undefined ? [] : [join(checkout, 'dist', 'engines', 'embeddedChild.js')]),
      ].find((file) => existsSync(file)) ?? join(programFolder, '..', 'engines', 'embeddedChild.js'),
  };
}

function dataFolder({ env, platform, userFolder }: Pick<Terminal, 'env' | 'platform' | 'userFolder'>): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(userFolder, 'AppData', 'Local'), 'ai-sandpit');
  if (platform === 'darwin') return join(userFolder, 'Library', 'Application Support', 'ai-sandpit');
  return join(env['XDG_DATA_HOME'] || join(userFolder, '.local', 'share'), 'ai-sandpit');
}

/** The nearest folder upwards that holds `.sandpit` beside our own sources. */
function checkoutAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isFolder(join(at, '.sandpit')) && isFolder(join(at, 'src', 'core'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
