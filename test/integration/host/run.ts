/** The entry that VS Code calls for `extensionTestsPath`. Writes what came out beside itself. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from './checks.js';
import { hostChecks, type HostResults } from './names.js';

export async function run(): Promise<void> {
  const results: HostResults = {};
  for (const name of hostChecks) {
    try {
      const said = await checks[name]();
      results[name] = said === undefined ? {} : { said };
    } catch (error) {
      results[name] = { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
  writeFileSync(join(__dirname, 'results.json'), JSON.stringify(results, undefined, 1));
  const failed = Object.values(results).filter((result) => result.failed !== undefined).length;
  if (failed > 0) throw new Error(`${failed} checks failed inside the extension host`);
}
