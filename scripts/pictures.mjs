/** npm run pictures: takes the README's pictures from the running product, in docs/pictures/. */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runCommand } from './lib/say.mjs';

await runCommand(async () => {
  await ensureInstalled();
  const [{ getModel }, { ensurePackages }] = await Promise.all([import('./lib/models.mjs'), import('./package.mjs')]);
  await ensurePackages();
  await getModel('small');
  const done = await run(process.execPath, ['--import', 'tsx', join(root, 'test/pictures/take.ts')], {
    cwd: root,
    show: true,
    timeoutSeconds: 900,
  });
  return done.code ?? 1;
});
