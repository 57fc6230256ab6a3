/** What activation costs: the code that is loaded, its size, and `activate()` itself. */

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface ActivationCost {
  /** Loading the entry and its chunks, and activate(), in ms; the median of fresh processes. */
  readonly ms: number;
  /** The entry and every chunk that it loads at once. */
  readonly bytes: number;
  /** Libraries on the activation path; there shall be none. */
  readonly libraries: readonly string[];
}

interface Output {
  readonly bytes: number;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Measures dist/extension.js; `.sandpit/metafiles.json` says what is in it (`node scripts/build.mjs --meta`). */
export function measureActivation(processes = 9): ActivationCost {
  const entry = join(root, 'dist', 'extension.js');
  const runs = Array.from({ length: processes }, () => {
    const text = execFileSync(process.execPath, [join(root, 'test/bench/fakeEditor.mjs'), entry], { encoding: 'utf8' });
    const { loadMs, activateMs } = JSON.parse(text) as { loadMs: number; activateMs: number };
    return loadMs + activateMs;
  });
  const { extension } = JSON.parse(readFileSync(join(root, '.sandpit/metafiles.json'), 'utf8')) as {
    extension: { outputs: Readonly<Record<string, Output>> };
  };
  const path = new Set<string>(['dist/extension.js']);
  for (const file of path)
    for (const { path: imported, kind } of extension.outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && imported in extension.outputs) path.add(imported);
  const inputs = [...path].flatMap((file) => Object.keys(extension.outputs[file]?.inputs ?? {}));
  return {
    ms: median(runs),
    bytes: [...path].reduce((sum, file) => sum + statSync(join(root, file)).size, 0),
    libraries: inputs.filter((input) => input.includes('node_modules')),
  };
}
