import { strict as assert } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';
import { batchMs, createTextBatch } from '../../../src/extension/textBatch.js';

describe('text batch', () => {
  it('sends the first words at once', () => {
    const sent: string[] = [];
    createTextBatch((text) => sent.push(text)).add('Hello');
    assert.deepEqual(sent, ['Hello']);
  });

  it('sends no more than seven times a second and loses nothing', async () => {
    const sent: string[] = [];
    const batch = createTextBatch((text) => sent.push(text));
    const began = performance.now();
    for (let index = 0; index < 100; index += 1) {
      batch.add(`${index} `);
      await wait(3);
    }
    batch.flush();
    assert.equal(sent.join(''), Array.from({ length: 100 }, (_, index) => `${index} `).join(''));
    // The first at once, one each time the wait is over, and the last by the flush.
    const most = 2 + Math.floor((performance.now() - began) / batchMs);
    assert.ok(sent.length <= most, `${sent.length} updates where ${most} may be`);
  });

  it('sends nothing twice', async () => {
    const sent: string[] = [];
    const batch = createTextBatch((text) => sent.push(text));
    batch.add('a');
    batch.add('b');
    batch.flush();
    batch.flush();
    await wait(180);
    assert.deepEqual(sent, ['a', 'b']);
  });
});
