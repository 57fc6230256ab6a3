/** One entry out of a zip file, as a stream. Format: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. */

import { once } from 'node:events';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 0xffff;
const windowBytes = 1 << 20;

/** A zip file that can't be read, or has no such entry. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
}

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/**
 * The bytes of the one entry whose path is `name` or ends in it, a piece at a time, never the whole of it in memory.
 * Throws {@link ZipFault}; when the entry has another length than the list says, after the last piece.
 */
export async function* readZipEntry(file: string, name: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const entry = await findEntry(handle, name);
    const start = await dataStart(handle, entry);
    const packed = readRange(handle, start, entry.packedBytes);
    let bytes = 0;
    for await (const piece of entry.method === 0 ? packed : inflated(packed)) {
      bytes += piece.length;
      if (bytes > entry.bytes) break;
      yield piece;
    }
    if (bytes !== entry.bytes) throw new ZipFault(`${name} has another length than its list says`);
  } finally {
    await handle.close();
  }
}

async function findEntry(handle: FileHandle, name: string): Promise<Entry> {
  const { size } = await handle.stat();
  const tailBytes = Math.min(size, endBytes + longestComment);
  const tail = await readAt(handle, size - tailBytes, tailBytes);
  let end = tailBytes - endBytes;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new ZipFault('it has no list of entries');
  const count = tail.readUInt16LE(end + 10);
  const list = await readAt(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const found: Entry[] = [];
  for (let at = 0, index = 0; index < count; index += 1) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== entrySignature) throw new ZipFault('its list is cut');
    const nameBytes = list.readUInt16LE(at + 28);
    if (`/${list.toString('utf8', at + 46, at + 46 + nameBytes)}`.endsWith(`/${name}`))
      found.push({
        method: list.readUInt16LE(at + 10),
        packedBytes: list.readUInt32LE(at + 20),
        bytes: list.readUInt32LE(at + 24),
        offset: list.readUInt32LE(at + 42),
      });
    at += 46 + nameBytes + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  const [entry] = found;
  if (!entry || found.length > 1) throw new ZipFault(`it has ${found.length} entries called ${name}`);
  return entry;
}

async function dataStart(handle: FileHandle, entry: Entry): Promise<number> {
  if (entry.method !== 0 && entry.method !== 8) throw new ZipFault(`packed by method ${entry.method}`);
  const head = await readAt(handle, entry.offset, 30);
  if (head.readUInt32LE(0) !== localSignature) throw new ZipFault('an entry is not where its list says');
  return entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
}

async function* readRange(handle: FileHandle, start: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes;) {
    const piece = await readAt(handle, start + at, Math.min(windowBytes, bytes - at));
    at += piece.length;
    yield piece;
  }
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed);
  const inflate = createInflateRaw();
  source.once('error', (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
  } catch (error) {
    throw error instanceof ZipFault ? error : new ZipFault('it is garbled', { cause: error });
  } finally {
    inflate.destroy();
    // The file is closed next: the read in hand has to end first.
    if (!source.closed) await once(source.destroy(), 'close');
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  if (bytesRead !== length) throw new ZipFault('it is cut');
  return buffer;
}
