/** SHA-256 of big files, remembered beside the file so that a second start does not read half a gigabyte again. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

/**
 * @param {string} file
 * @param {(bytes: number) => void} [onBytes] how far it has read
 * @returns {Promise<string>} lower-case hexadecimal
 */
export async function sha256(file, onBytes) {
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 4 << 20 })) {
    hash.update(chunk);
    read += chunk.length;
    onBytes?.(read);
  }
  return hash.digest('hex');
}

/** @param {string} file */
const sidecar = (file) => `${file}.sha256.json`;

/**
 * Whether a file is there with this size and digest. The digest is read from the sidecar only while size and time of change are those
 * it was taken at; otherwise the whole file is read.
 * @param {string} file
 * @param {{ bytes: number, sha256: string }} expected
 * @param {{ onBytes?: (bytes: number) => void }} [options]
 * @returns {Promise<boolean>}
 */
export async function isExactly(file, expected, options = {}) {
  const facts = await stat(file).catch(() => undefined);
  if (!facts?.isFile() || facts.size !== expected.bytes) return false;
  const known = await readSidecar(file);
  if (known && known.size === facts.size && known.mtimeMs === facts.mtimeMs) return known.sha256 === expected.sha256;
  const found = await sha256(file, options.onBytes);
  const after = await stat(file);
  if (after.size === facts.size && after.mtimeMs === facts.mtimeMs) await remember(file, found);
  return found === expected.sha256;
}

/**
 * Keeps a digest that was just computed over the file as it is now.
 * @param {string} file
 * @param {string} digest
 */
export async function remember(file, digest) {
  const { size, mtimeMs } = await stat(file);
  const temporary = `${sidecar(file)}.${process.pid}`;
  await writeFile(temporary, JSON.stringify({ sha256: digest, size, mtimeMs }));
  await rename(temporary, sidecar(file));
}

/** @param {string} file */
export async function forget(file) {
  await rm(sidecar(file), { force: true });
}

/**
 * @param {string} file
 * @returns {Promise<{ sha256: string, size: number, mtimeMs: number } | undefined>}
 */
async function readSidecar(file) {
  try {
    const value = JSON.parse(await readFile(sidecar(file), 'utf8'));
    return typeof value?.sha256 === 'string' ? value : undefined;
  } catch {
    // No sidecar, or half of one: the file itself is read instead.
    return undefined;
  }
}
