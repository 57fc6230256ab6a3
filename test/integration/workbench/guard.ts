/** The guard of test/integration/network: who stood under it, and what it refused. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { paths } from './scripts.js';

type GuardLine =
  | { readonly kind: 'guard'; readonly pid: number; readonly argv: readonly string[] }
  | {
      readonly kind: 'attempt';
      readonly pid: number;
      readonly way: string;
      readonly to: string;
      readonly stack: string;
    };
export type Attempt = Extract<GuardLine, { readonly kind: 'attempt' }>;

export interface Guard {
  /** What a workbench has to be started with. */
  readonly env: NodeJS.ProcessEnv;
  /** The command lines of the processes that it stands in, by their id. */
  guarded(): ReadonlyMap<number, string>;
  attempts(): readonly Attempt[];
}

const source = (file: string) => join(paths.root, 'test', 'integration', 'network', file);

export function placeGuard(name: string): Guard {
  const folder = join(paths.test, `integration-${name}-guard`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'guard.mjs');
  copyFileSync(source('guard.mjs'), file);
  const lines = (): readonly GuardLine[] => {
    const log = join(folder, 'guard.jsonl');
    if (!existsSync(log)) return [];
    const whole = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    return whole.map((line) => JSON.parse(line) as GuardLine);
  };
  return {
    env: { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` },
    guarded: () => new Map(lines().flatMap((line) => (line.kind === 'guard' ? [[line.pid, line.argv.join(' ')]] : []))),
    attempts: () => lines().filter((line) => line.kind === 'attempt'),
  };
}

/** The folder of the extension that tries to call home. */
export function placeProbe(): string {
  const folder = join(paths.test, 'integration-network-probe');
  mkdirSync(folder, { recursive: true });
  copyFileSync(source('probe.mjs'), join(folder, 'probe.mjs'));
  const manifest = {
    name: 'network-probe',
    publisher: 'sandpit-tests',
    version: '1.0.0',
    engines: { vscode: '^1.101.0' },
    main: './probe.mjs',
    activationEvents: ['onStartupFinished'],
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
