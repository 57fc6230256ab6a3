import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { openZip } from '../../../scripts/lib/zip.mjs';
import { scratchFolder, useScratch } from './scratch.mjs';
import { makeZip } from './zipMaker.mjs';

const long = 'a letter that repeats itself, '.repeat(20_000);

/** @param {Buffer} bytes */
async function readAll(bytes) {
  const file = join(scratchFolder(), 'a.zip');
  writeFileSync(file, bytes);
  const zip = await openZip(file);
  try {
    /** @type {Record<string, string>} */
    const found = {};
    for (const entry of zip.entries) {
      const chunks = [];
      for await (const chunk of await zip.stream(entry)) chunks.push(chunk);
      found[entry.name] = Buffer.concat(chunks).toString();
    }
    return found;
  } finally {
    await zip.close();
  }
}

describe('scripts: the zip reader', () => {
  useScratch();

  it('reads stored, deflated and empty entries', async () => {
    const found = await readAll(
      makeZip([
        { name: 'data/part01.bin', data: 'stored' },
        { name: 'deep/er/é.txt', data: long, deflate: true },
        { name: 'empty', data: '' },
      ]),
    );
    assert.deepEqual(found, { 'data/part01.bin': 'stored', 'deep/er/é.txt': long, empty: '' });
  });

  const whole = makeZip([{ name: 'a', data: long, deflate: true }]);
  const damaged = [
    { why: 'not a zip', bytes: Buffer.from('<html>not found</html>'.repeat(10)) },
    { why: 'empty', bytes: Buffer.alloc(0) },
    { why: 'cut at the end', bytes: whole.subarray(0, whole.length - 30) },
    { why: 'cut at the beginning', bytes: whole.subarray(200) },
    { why: 'an entry longer than it says', bytes: makeZip([{ name: 'a', data: 'four', claims: 3 }]) },
    { why: 'an entry shorter than it says', bytes: makeZip([{ name: 'a', data: 'four', deflate: true, claims: 5 }]) },
  ];
  for (const { why, bytes } of damaged) {
    it(`refuses: ${why}`, async () => {
      await assert.rejects(readAll(bytes), /is not a zip file that can be read/);
    });
  }
});
