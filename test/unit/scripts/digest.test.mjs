import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isExactly } from '../../../scripts/lib/digest.mjs';
import { scratchFolder, useScratch } from './scratch.mjs';

const content = Buffer.from('the weights');
const pin = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };

/** @param {string} file */
async function look(file) {
  let read = 0;
  const exactly = await isExactly(file, pin, { onBytes: () => read++ });
  return { exactly, read: read > 0 };
}

describe('scripts: digests', () => {
  useScratch();

  it('reads the file once, then knows it by size and time of change', async () => {
    const file = join(scratchFolder(), 'm');
    writeFileSync(file, content);
    assert.deepEqual(await look(file), { exactly: true, read: true });
    assert.deepEqual(await look(file), { exactly: true, read: false });
  });

  it('reads it again when it was touched', async () => {
    const file = join(scratchFolder(), 'm');
    writeFileSync(file, content);
    await look(file);
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    assert.deepEqual(await look(file), { exactly: true, read: true });
  });

  it('sees a change of the same length', async () => {
    const file = join(scratchFolder(), 'm');
    writeFileSync(file, content);
    await look(file);
    writeFileSync(file, 'THE weights');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    assert.deepEqual(await look(file), { exactly: false, read: true });
    assert.deepEqual(await look(file), { exactly: false, read: false });
  });

  it('needs no reading to refuse half a file or none', async () => {
    const file = join(scratchFolder(), 'm');
    assert.deepEqual(await look(file), { exactly: false, read: false });
    writeFileSync(file, content.subarray(0, 4));
    assert.deepEqual(await look(file), { exactly: false, read: false });
  });

  it('is not misled by a note cut in half', async () => {
    const file = join(scratchFolder(), 'm');
    writeFileSync(file, content);
    writeFileSync(`${file}.sha256.json`, '{"sha2');
    assert.deepEqual(await look(file), { exactly: true, read: true });
  });
});
