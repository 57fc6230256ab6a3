/** dist/, built when the sources have changed since. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { paths, root } from './paths.mjs';
import { lastLine, run } from './run.mjs';
import { Failure, say as aloud } from './say.mjs';
import { fingerprint, isStamped, stamp } from './stamp.mjs';

const sources = ['src', 'package.json', 'package-lock.json', 'scripts/build.mjs'].map((name) => join(root, name));

/**
 * @param {{ say?: import('./say.mjs').Say }} [options]
 * @returns {Promise<boolean>} whether anything had to be built
 * @throws {Failure}
 */
export async function ensureBuilt(options = {}) {
  const say = options.say ?? aloud;
  const isBuilt = () => existsSync(join(paths.dist, 'extension.js')) && isStamped('build', fingerprint(sources));
  if (isBuilt()) return false;
  return withLock(
    'build',
    async () => {
      if (isBuilt()) return false;
      say.step('Building …');
      const print = fingerprint(sources);
      const done = await run(process.execPath, [join(root, 'scripts', 'build.mjs')], {
        cwd: root,
        timeoutSeconds: 300,
      });
      if (done.code !== 0 || !existsSync(join(paths.dist, 'extension.js'))) {
        const reason = /\[ERROR\] (.*)/.exec(done.stderr)?.[1] ?? lastLine(done.stderr);
        throw new Failure(`Building failed: ${reason.replace(/\.$/, '')}.`, 'Run npm run build to see all of it.', {
          cause: done.stderr,
        });
      }
      stamp('build', print);
      return true;
    },
    { say },
  );
}
