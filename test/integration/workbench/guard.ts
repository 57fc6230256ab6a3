/** The guard of test/integration/network: who stood under it, and what it refused. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { paths } from './scripts.js';

type GuardLine =
  | { readonly kind: 'guard'; readonly pid: number; readonly parent: number; readonly argv: readonly string[] }
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
  /** The processes that it stands in. */
  guarded(): ReadonlySet<number>;
  /** Those of them that are the extension host, or were started by it, at whatever remove. */
  extensionSide(): ReadonlySet<number>;
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
  const standing = () => lines().filter((line) => line.kind === 'guard');
  return {
    env: { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` },
    guarded: () => new Set(standing().map(({ pid }) => pid)),
    extensionSide: () => {
      const side = new Set<number>();
      // A parent is noted before its children, so that one pass finds them all.
      for (const { pid, parent, argv } of standing())
        if (argv.includes('--type=extensionHost') || side.has(parent)) side.add(pid);
      return side;
    },
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
