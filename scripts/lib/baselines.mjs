/** Other people's detectors, to measure the guard beside. Each by itself, so that one that cannot be had stops no other. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { checkIntegrity, isWhole, markWhole } from './npmFolder.mjs';
import { ensureFolder, paths } from './paths.mjs';
import { baselines } from './pins.mjs';
import { npm } from './run.mjs';
import { Failure, say as aloud } from './say.mjs';

/**
 * Installs what is missing and names what could not be had.
 * @param {{ say?: import('./say.mjs').Say }} [options]
 */
export async function getBaselines(options = {}) {
  const say = options.say ?? aloud;
  const folder = paths.baselines;
  if (isWhole(folder, baselines)) return;
  await withLock(
    'baselines',
    async () => {
      ensureFolder(folder);
      const list = join(folder, 'package.json');
      if (!existsSync(list)) writeFileSync(list, `${JSON.stringify({ private: true }, null, 2)}\n`);
      let whole = true;
      for (const [name, pin] of Object.entries(baselines)) {
        say.step(`Getting ${name} ${pin.version} to measure beside …`);
        try {
          await npm([
            'install',
            '--prefix',
            folder,
            '--ignore-scripts',
            '--omit=peer',
            '--legacy-peer-deps',
            '--save-exact',
            `${name}@${pin.version}`,
            ...('beside' in pin ? pin.beside : []),
          ]);
          checkIntegrity(folder, { [name]: pin.integrity });
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          whole = false;
          say.step(`${name} could not be had, so it is left out: ${error.message}`);
        }
      }
      if (whole) markWhole(folder, baselines);
    },
    { say },
  );
}
