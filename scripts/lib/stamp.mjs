/** Whether files are as they were: what was built from them need not be built again. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder, paths } from './paths.mjs';

/**
 * Names, sizes and times of change of all files in these places, as one text.
 * @param {readonly string[]} places files or folders
 */
export function fingerprint(places) {
  /** @type {string[]} */
  const lines = [];
  const look = (/** @type {string} */ place) => {
    const facts = statSync(place, { throwIfNoEntry: false });
    if (!facts) return;
    if (facts.isDirectory()) for (const name of readdirSync(place).sort()) look(join(place, name));
    else lines.push(`${place} ${facts.size} ${facts.mtimeMs}`);
  };
  for (const place of places) look(place);
  return lines.join('\n');
}

/** @param {string} name @param {string} print */
export function isStamped(name, print) {
  const file = join(paths.stamps, name);
  return existsSync(file) && readFileSync(file, 'utf8') === print;
}

/** @param {string} name @param {string} print */
export function stamp(name, print) {
  writeFileSync(join(ensureFolder(paths.stamps), name), print);
}
