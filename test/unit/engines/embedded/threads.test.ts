/** As many threads as the machine has cores to spare, never more and never none. */

import assert from 'node:assert/strict';
import {
  createThreadGovernor,
  sampleCpu,
  threadsFor,
  type CpuSample,
} from '../../../../src/engines/embedded/threads.js';

const sample = (at: number, idle: number, own: number): CpuSample => ({ at, idle, own });

describe('the number of threads', () => {
  const cases: readonly [string, number, number, number, number | undefined][] = [
    // Of a span of 1,000 ms: idle, own, most → threads
    ['a quiet machine, before a run', 2_000, 0, 2, 2],
    ['a quiet machine, in a run', 20, 1_950, 2, 2],
    ['an editor that draws', 0, 1_700, 2, 2],
    ['another program on one of two cores', 0, 1_100, 2, 1],
    ['two other programs', 0, 650, 2, 1],
    ['a machine where nothing is left', 0, 30, 2, 1],
    ['eight cores, four of them real', 7_000, 500, 4, 4],
    ['eight cores, six of them busy', 0, 2_100, 4, 2],
    ['the other program ended', 1_000, 1_000, 2, 2],
  ];
  for (const [name, idle, own, most, expected] of cases)
    it(`suits ${name}`, () => assert.equal(threadsFor(sample(0, 0, 0), sample(1_000, idle, own), most), expected));

  it('is not guessed from too short or too long a span', () => {
    assert.equal(threadsFor(sample(0, 0, 0), sample(50, 0, 0), 2), undefined);
    assert.equal(threadsFor(sample(0, 0, 0), sample(60_000, 0, 0), 2), undefined);
  });

  it('is told of only when it changes', async () => {
    const told: number[] = [];
    let now = 0;
    const samples = [sample(0, 0, 0), sample(0, 0, 0), sample(300, 0, 300), sample(600, 0, 600), sample(900, 0, 1_200)];
    const governor = createThreadGovernor(
      2,
      (threads) => told.push(threads),
      () => samples[Math.min(now++, 4)] ?? sample(0, 0, 0),
    );
    governor.watch();
    while (now < 6) await new Promise((resolve) => setTimeout(resolve, 20));
    governor.rest();
    assert.deepEqual(told, [1, 2]);
    const seen = now;
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(now, seen);
  });

  it('is taken from figures that grow', async () => {
    const before = sampleCpu();
    for (const began = performance.now(); performance.now() - began < 60;);
    const after = sampleCpu();
    assert.ok(after.at > before.at && after.own > before.own && after.idle >= before.idle && before.idle > 0);
  });
});
