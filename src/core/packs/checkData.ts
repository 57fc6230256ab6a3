import type { Problem } from '../problems.js';
import { problemOf } from '../problems.js';
import { nobodyReal } from '../synthetic/nobodyReal.js';
import type { Pack, PackFiles } from './pack.js';

/**
 * The proof, for a trainer, that no value in a pack's data could be somebody's; each problem at its place. What the guard takes for
 * a name may be none, so this is for `sandpit check` and not for the loader, which would lock a learner out.
 */
export async function checkData(files: Pick<PackFiles, 'readText'>, pack: Pack): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const path of pack.dataFiles) {
    if (!/\.(?:txt|csv|md|json)$/i.test(path)) continue;
    try {
      found.push(...nobodyReal(await files.readText(path), path));
    } catch (error) {
      found.push(problemOf(error));
    }
  }
  return found;
}
