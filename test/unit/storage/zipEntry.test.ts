/** One entry out of a zip, and nothing out of a file that is none. */

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readZipEntry, ZipFault } from '../../../src/storage/zipEntry.js';
import { makeZip } from '../scripts/zipMaker.mjs';
import { bytesOf, inFolder } from './modelSupport.js';

async function read(zip: Buffer, name: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  await inFolder(async (folder) => {
    const file = join(folder, 'some.zip');
    await writeFile(file, zip);
    for await (const piece of readZipEntry(file, name)) pieces.push(piece);
  });
  return Buffer.concat(pieces);
}

describe('an entry of a zip', () => {
  const data = bytesOf(3_000_000);
  for (const deflate of [false, true])
    it(`is read piece by piece when it is ${deflate ? 'packed' : 'stored'}`, async () => {
      const zip = makeZip([
        { name: 'first', data: 'x' },
        { name: 'a/b.bin', data, deflate },
        { name: 'last', data: '' },
      ]);
      assert.deepEqual(await read(zip, 'a/b.bin'), data);
      assert.deepEqual(await read(zip, 'last'), Buffer.alloc(0));
    });

  it('is found by the end of its path, at a folder', async () => {
    const zip = makeZip([
      { name: 'pack/data/a', data: 'right' },
      { name: 'pack/data/not-a', data: 'wrong' },
    ]);
    assert.equal(String(await read(zip, 'data/a')), 'right');
    assert.equal(String(await read(zip, 'a')), 'right');
  });

  const whole = makeZip([{ name: 'a', data: bytesOf(1000), deflate: true }]);
  const faults: readonly [string, Buffer][] = [
    ['there is no such entry', makeZip([{ name: 'b', data: 'x' }])],
    [
      'two entries end in it',
      makeZip([
        { name: 'x/a', data: 'x' },
        { name: 'y/a', data: 'y' },
      ]),
    ],
    ['the file is none', Buffer.from('hello')],
    ['the file is empty', Buffer.alloc(0)],
    ['the file is cut', whole.subarray(0, 600)],
    ['the list lies about the length', makeZip([{ name: 'a', data: bytesOf(1000), claims: 1_000_000_000 }])],
    [
      'the entry is longer than the list says',
      makeZip([{ name: 'a', data: bytesOf(1000), deflate: true, claims: 10 }]),
    ],
    ['the entry is garbled', Buffer.concat([whole.subarray(0, 31), Buffer.alloc(50, 0xff), whole.subarray(81)])],
  ];
  for (const [why, zip] of faults) it(`is refused when ${why}`, () => assert.rejects(read(zip, 'a'), ZipFault));
});
