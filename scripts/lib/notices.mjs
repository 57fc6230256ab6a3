/** The licences of the libraries that are inside the bundles; bundling leaves their licence files behind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * @param {Readonly<Record<string, import('esbuild').Metafile>>} metafiles
 * @returns {string[]} names of the packages whose code is in the bundles, sorted
 */
export function bundledPackages(metafiles) {
  const names = new Set();
  for (const metafile of Object.values(metafiles)) {
    for (const output of Object.values(metafile.outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(input)?.[1];
        if (name && bytesInOutput > 0) names.add(name);
      }
    }
  }
  return [...names].sort();
}

/** @param {readonly string[]} packages @returns {string} */
export function noticesOf(packages) {
  const parts = packages.map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version} (${license})\n\n${text}`;
  });
  return `AI Sandpit contains code of these libraries.\n\n${parts.join(`\n\n${'-'.repeat(70)}\n\n`)}\n`;
}
