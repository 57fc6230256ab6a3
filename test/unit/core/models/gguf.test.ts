/** The head of a model file: read across windows, and never believed when the file is cut or garbled. */

import assert from 'node:assert/strict';
import { readGgufHead, type GgufReading } from '../../../../src/core/models/gguf.js';
import { chatmlTemplate, makeGguf } from '../../../fixtures/gguf.js';

interface Reads {
  readonly reading: GgufReading;
  readonly bytesRead: number;
}

async function read(file: Buffer, size = file.length): Promise<Reads> {
  let bytesRead = 0;
  const reading = await readGgufHead({
    size,
    read: async (offset, length) => {
      const bytes = file.subarray(offset, offset + length);
      bytesRead += bytes.length;
      return bytes;
    },
    decode: (bytes) => new TextDecoder().decode(bytes),
  });
  return { reading, bytesRead };
}

describe('the head of a GGUF file', () => {
  it('tells architecture, name, context length and chat template', async () => {
    const file = makeGguf({ name: 'Test Model', contextLength: 32_768, chatTemplate: chatmlTemplate });
    assert.deepEqual((await read(file)).reading, {
      kind: 'head',
      head: { architecture: 'qwen2', name: 'Test Model', trainedContextTokens: 32_768, chatTemplate: chatmlTemplate },
    });
  });

  it('leaves out what the file does not say', async () => {
    assert.deepEqual((await read(makeGguf({ architecture: 'llama' }))).reading, {
      kind: 'head',
      head: { architecture: 'llama' },
    });
  });

  it('reads past a vocabulary of several windows, and not the weights', async () => {
    const file = makeGguf({ vocabulary: 150_000, chatTemplate: 'after it all', weights: 20_000_000 });
    const { reading, bytesRead } = await read(file);
    assert.ok(reading.kind === 'head' && reading.head.chatTemplate === 'after it all');
    assert.ok(bytesRead < file.length - 10_000_000, `${bytesRead} of ${file.length}`);
  });

  it('is not taken from a file cut anywhere', async () => {
    const whole = makeGguf({ name: 'Cut', contextLength: 2048, chatTemplate: 'x', vocabulary: 3, weights: 1 });
    for (let length = 0; length < whole.length - 1; length += 1) {
      const { reading } = await read(whole.subarray(0, length));
      assert.equal(reading.kind, length < 4 ? 'not-gguf' : 'broken', `cut at ${length} of ${whole.length}`);
    }
    assert.equal((await read(whole)).reading.kind, 'head');
  });

  it('is not taken from files that are something else', async () => {
    for (const other of [Buffer.from(''), Buffer.from('<html>not a model</html>'), Buffer.from('GGML and more')])
      assert.equal((await read(other)).reading.kind, 'not-gguf');
  });

  it('is refused with counts that cannot be', async () => {
    const file = makeGguf();
    const withCount = (at: number, value: bigint) => {
      const copy = Buffer.from(file);
      copy.writeBigUInt64LE(value, at);
      return copy;
    };
    const garbled = [
      makeGguf({ version: 1 }),
      makeGguf({ version: 9 }),
      withCount(8, 2n ** 63n),
      withCount(16, 2n ** 40n),
      withCount(24, 2n ** 53n),
      withCount(24, BigInt(file.length)),
    ];
    for (const [index, bytes] of garbled.entries())
      assert.equal((await read(bytes)).reading.kind, 'broken', `case ${index}`);
  });

  it('passes on what the disk said', async () => {
    const failing = readGgufHead({ size: 100, read: () => Promise.reject(new Error('EIO')), decode: String });
    await assert.rejects(failing, /EIO/);
  });
});
