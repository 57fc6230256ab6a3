/** npm packages in a folder of their own, apart from the project's: pinned, checked, and marked when whole. */
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './say.mjs';

const markFile = 'got.json';

/**
 * Whether the folder was filled to the end for just these facts.
 * @param {string} folder
 * @param {Record<string, unknown>} facts
 */
export function isWhole(folder, facts) {
  try {
    const marked = JSON.parse(readFileSync(join(folder, markFile), 'utf8'));
    return JSON.stringify(marked.facts) === JSON.stringify(facts);
  } catch {
    // No mark or half a mark: it has to be filled again.
    return false;
  }
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} facts
 */
export function markWhole(folder, facts) {
  writeFileSync(join(folder, markFile), `${JSON.stringify({ facts }, null, 2)}\n`);
}

/** @param {string} folder */
export function unmark(folder) {
  rmSync(join(folder, markFile), { force: true });
}

/**
 * The digests npm itself verified while it unpacked, compared with ours.
 * @param {string} folder the prefix that npm installed into
 * @param {Readonly<Record<string, string | undefined>>} pinned package name → integrity
 * @throws {Failure}
 */
export function checkIntegrity(folder, pinned) {
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
  for (const [name, expected] of Object.entries(pinned)) {
    if (expected === undefined) continue;
    const found = lock.packages?.[`node_modules/${name}`]?.integrity;
    if (found === expected) continue;
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    throw new Failure(
      `The package ${name} that came is not the one this version of AI Sandpit was tried with, so it was deleted.`,
      'Tell whoever runs your package registry, and try again.',
    );
  }
}

/**
 * Bytes of all files in a folder, links not followed.
 * @param {string} folder
 * @returns {number}
 */
export function folderBytes(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? folderBytes(path) : lstatSync(path).size;
  }
  return bytes;
}
