/** The suite that runs inside the extension host of the workbench, with the packaged extension installed. */

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildHostSuite, type HostSuite } from './host/build.js';
import { registerHostChecks } from './host/register.js';
import { openBrowser, untilDrawn } from './workbench/editor.js';
import { eventually } from './workbench/expect.js';
import { packages, paths, startWorkbench } from './workbench/scripts.js';

describe('inside the extension host', () => {
  let suite: HostSuite;

  before(async () => {
    suite = await buildHostSuite('extension-host');
    const profile = join(paths.test, 'integration-extension-host');
    rmSync(profile, { recursive: true, force: true });
    mkdirSync(profile, { recursive: true });
    const workbench = await startWorkbench({
      serverDataDir: profile,
      extensions: [(await packages()).platform],
      smokeTestDriver: true,
      developmentPath: suite.developmentPath,
      testsPath: suite.testsPath,
    });
    const { context, close } = await openBrowser();
    try {
      const page = await context.newPage();
      await page.goto(workbench.url);
      await untilDrawn(page);
      await eventually('the results of the suite', suite.results, 90);
    } finally {
      await close();
      await workbench.stop();
    }
  });

  registerHostChecks(() => suite.results());
});
