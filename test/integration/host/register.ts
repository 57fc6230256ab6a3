import { strict as assert } from 'node:assert';
import { hostChecks, type HostResults } from './names.js';

/** One test for each check of the inside suite. */
export function registerHostChecks(results: () => HostResults | undefined): void {
  for (const name of hostChecks)
    it(name, () => {
      const result = results()?.[name];
      assert.ok(result, 'the suite inside the extension host did not come to this check');
      if (result.said !== undefined) console.log(`      ${result.said}`);
      assert.equal(result.failed, undefined);
    });
}
