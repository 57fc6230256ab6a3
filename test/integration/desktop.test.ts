/**
 * The same inside suite in the desktop VS Code: the one that SANDPIT_VSCODE names or that is installed,
 * else one that @vscode/test-electron can download.
 */

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { execFileSync } from 'node:child_process';
import { buildHostSuite, type HostSuite } from './host/build.js';
import { registerHostChecks } from './host/register.js';
import { desktop, packages, paths } from './workbench/scripts.js';

const found = await findVsCode();
if ('reason' in found) console.log(`NOT RUN: desktop VS Code: ${found.reason}`);
else
  describe('inside the extension host of the desktop VS Code', () => {
    let suite: HostSuite;

    before(async () => {
      suite = await buildHostSuite('desktop');
      const profile = join(paths.test, 'integration-desktop');
      rmSync(profile, { recursive: true, force: true });
      mkdirSync(profile, { recursive: true });
      const places = [
        `--user-data-dir=${join(profile, 'user-data')}`,
        `--extensions-dir=${join(profile, 'extensions')}`,
      ];
      const [cli, ...cliArguments] = resolveCliArgsFromVSCodeExecutablePath(found.program);
      if (!cli) throw new Error(`${found.program} has no command line.`);
      execFileSync(
        cli,
        [
          ...cliArguments.filter((each) => !/-dir=/.test(each)),
          ...places,
          '--install-extension',
          (await packages()).platform,
          '--force',
        ],
        {
          stdio: 'pipe',
          timeout: 120_000,
        },
      );
      await runTests({
        vscodeExecutablePath: found.program,
        extensionDevelopmentPath: suite.developmentPath,
        extensionTestsPath: suite.testsPath,
        launchArgs: [
          ...places,
          '--disable-updates',
          '--skip-welcome',
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ],
      }).catch((error: unknown) => {
        // A check that failed ends the run with an error; the checks below say which. Only a run without results is lost.
        if (!suite.results()) throw error;
      });
    });

    registerHostChecks(() => suite.results());
  });

/** An installed one, else a download that is given up after 5 s without an answer. */
async function findVsCode(): Promise<{ readonly program: string } | { readonly reason: string }> {
  const { program, screen } = await desktop();
  if (!screen) return { reason: 'there is no screen to open it on' };
  if (program !== undefined) return { program };
  try {
    await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(5000) });
    return { program: await downloadAndUnzipVSCode({ cachePath: join(paths.test, 'vscode-desktop') }) };
  } catch (error) {
    return {
      reason: `none is installed, SANDPIT_VSCODE names none, and it could not be downloaded (${String(error)})`,
    };
  }
}
