/** A small reader of zip files (wheels and .vsix are zips): lists entries and streams one out. Stored and deflated entries, no zip64, no encryption. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** PKWARE APPNOTE 6.3: 4.3.16, 4.3.12 and 4.3.7. */
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} method 0 stored, 8 deflated
 * @property {number} packedBytes
 * @property {number} bytes
 * @property {number} offset of its local header
 * @property {number} mode Unix permission bits, 0 where the maker gave none
 */

/**
 * Opens a zip file. Throws an `Error` with a plain sentence when it is not one.
 * @param {string} file
 */
export async function openZip(file) {
  const handle = await open(file, 'r');
  try {
    const entries = await readEntries(handle, file);
    return {
      entries,
      /**
       * The bytes of an entry as a stream; it fails when they are not as many as the zip says.
       * @param {ZipEntry} entry
       * @returns {Promise<Readable>}
       */
      async stream(entry) {
        const head = await read(handle, entry.offset, 30, file);
        if (head.readUInt32LE(0) !== localSignature)
          throw broken(file, `the header of ${entry.name} is not where it should be`);
        const begin = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
        if (entry.method !== 0 && entry.method !== 8)
          throw broken(file, `${entry.name} is packed in a way this reader does not know`);
        if (entry.packedBytes === 0) return Readable.from([]);
        const raw = createReadStream(file, {
          start: begin,
          end: begin + entry.packedBytes - 1,
          highWaterMark: 1 << 20,
        });
        const count = countExactly(entry.bytes, entry.name, file);
        if (entry.method === 0) return pipe(raw, count);
        return pipe(pipe(raw, createInflateRaw()), count);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * @template {import('node:stream').Duplex} T
 * @param {Readable} from
 * @param {T} to
 * @returns {T}
 */
function pipe(from, to) {
  from.on('error', (error) => to.destroy(error));
  to.on('close', () => from.destroy());
  return from.pipe(to);
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {string} file
 * @returns {Promise<ZipEntry[]>}
 */
async function readEntries(handle, file) {
  const { size } = await handle.stat();
  const tailBytes = Math.min(size, 22 + 0xffff);
  if (tailBytes < 22) throw broken(file, 'it is too short');
  const tail = await read(handle, size - tailBytes, tailBytes, file);
  let at = tailBytes - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== endSignature) at--;
  if (at < 0) throw broken(file, 'it has no list of contents');
  const count = tail.readUInt16LE(at + 10);
  const listBytes = tail.readUInt32LE(at + 12);
  const listOffset = tail.readUInt32LE(at + 16);
  if (count === 0xffff || listOffset === 0xffffffff) throw broken(file, 'it is larger than this reader takes');
  const list = await read(handle, listOffset, listBytes, file);
  /** @type {ZipEntry[]} */
  const entries = [];
  for (let p = 0, i = 0; i < count; i++) {
    if (p + 46 > list.length || list.readUInt32LE(p) !== centralSignature)
      throw broken(file, 'its list of contents is cut');
    const nameBytes = list.readUInt16LE(p + 28);
    entries.push({
      name: list.toString('utf8', p + 46, p + 46 + nameBytes),
      method: list.readUInt16LE(p + 10),
      packedBytes: list.readUInt32LE(p + 20),
      bytes: list.readUInt32LE(p + 24),
      offset: list.readUInt32LE(p + 42),
      mode: (list.readUInt32LE(p + 38) >>> 16) & 0o777,
    });
    p += 46 + nameBytes + list.readUInt16LE(p + 30) + list.readUInt16LE(p + 32);
  }
  return entries;
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} offset
 * @param {number} bytes
 * @param {string} file
 */
async function read(handle, offset, bytes, file) {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await handle.read(buffer, 0, bytes, offset);
  if (bytesRead !== bytes) throw broken(file, 'it is cut');
  return buffer;
}

/** @param {number} expected @param {string} name @param {string} file */
function countExactly(expected, name, file) {
  let seen = 0;
  return new Transform({
    transform(chunk, _encoding, done) {
      seen += chunk.length;
      if (seen > expected) done(broken(file, `${name} holds more than it says`));
      else done(null, chunk);
    },
    flush(done) {
      done(seen === expected ? null : broken(file, `${name} holds less than it says`));
    },
  });
}

/** @param {string} file @param {string} why */
function broken(file, why) {
  return new Error(`${file} is not a zip file that can be read: ${why}.`);
}
