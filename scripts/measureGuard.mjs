/** npm run measure:guard: how much the guard sees in the labelled texts, beside others. `-- --tune` and `-- --write`: see test/measure/guard.ts. */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runCommand } from './lib/say.mjs';

await runCommand(async () => {
  await ensureInstalled();
  const more = process.argv.slice(2);
  if (!more.includes('--tune')) await (await import('./lib/baselines.mjs')).getBaselines();
  const done = await run(process.execPath, ['--import', 'tsx', join(root, 'test/measure/guard.ts'), ...more], {
    cwd: root,
    show: true,
    timeoutSeconds: 900,
  });
  return done.code ?? 1;
});
