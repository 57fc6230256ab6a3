/** npm run measure:grounding [-- --summaries FILE]: installs what it needs, then measures the grounding checks. */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runCommand } from './lib/say.mjs';

await runCommand(async () => {
  await ensureInstalled();
  const measure = join(root, 'test/measure/grounding.ts');
  const done = await run(process.execPath, ['--import', 'tsx', measure, ...process.argv.slice(2)], {
    cwd: root,
    show: true,
    timeoutSeconds: 300,
  });
  return done.code ?? 1;
});
