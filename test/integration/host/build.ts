/** Bundles the inside suite, and lays it out as a development extension that contributes nothing. */

import { mkdirSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { paths } from '../workbench/scripts.js';
import type { HostResults } from './names.js';

export interface HostSuite {
  /** VS Code wants a development extension before it runs tests; ours is the packaged one, so this one is empty. */
  readonly developmentPath: string;
  readonly testsPath: string;
  /** What the suite wrote, once it has run. */
  results(): HostResults | undefined;
}

export async function buildHostSuite(name: string): Promise<HostSuite> {
  const folder = join(paths.test, `integration-${name}-suite`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const testsPath = join(folder, 'suite.cjs');
  await build({
    absWorkingDir: paths.root,
    entryPoints: ['test/integration/host/run.ts'],
    outfile: testsPath,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'host-suite',
      publisher: 'sandpit-tests',
      version: '1.0.0',
      engines: { vscode: '^1.101.0' },
    }),
  );
  const file = join(folder, 'results.json');
  return {
    developmentPath: folder,
    testsPath,
    results: () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as HostResults) : undefined),
  };
}
