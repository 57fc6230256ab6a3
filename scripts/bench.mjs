/** npm run bench: installs, builds and fetches what it needs, then measures. `npm run bench -- --write` puts the table into the README. */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runCommand, say } from './lib/say.mjs';

await runCommand(async () => {
  await ensureInstalled();
  const [{ ensurePackages }, { getModel }, { getLlama }, { getBrowser }] = await Promise.all([
    import('./package.mjs'),
    import('./lib/models.mjs'),
    import('./lib/llama.mjs'),
    import('./lib/browser.mjs'),
  ]);
  await run(process.execPath, [join(root, 'scripts/build.mjs'), '--meta'], { cwd: root });
  await ensurePackages();
  await getLlama();
  await getModel('small');
  await getBrowser();
  say.step('Measuring; leave the machine alone for some minutes.\n');
  const done = await run(process.execPath, ['--import', 'tsx', join(root, 'test/bench/bench.ts'), ...process.argv.slice(2)], {
    cwd: root,
    show: true,
    timeoutSeconds: 1800,
  });
  return done.code ?? 1;
});
