import assert from 'node:assert/strict';
import { wilson } from '../../../../src/core/statistics/wilson.js';

describe('the Wilson interval', () => {
  // By prop.test(k, n, correct = FALSE) of R's package stats, to four places.
  const rows: readonly (readonly [number, number, number, number])[] = [
    [0, 5, 0, 0.4345],
    [1, 5, 0.0362, 0.6245],
    [4, 5, 0.3755, 0.9638],
    [5, 5, 0.5655, 1],
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [50, 100, 0.4038, 0.5962],
    [81, 263, 0.2553, 0.3662],
  ];
  for (const [count, runs, low, high] of rows)
    it(`${count} of ${runs}`, () => {
      const interval = wilson(count, runs);
      assert.deepEqual([interval.low.toFixed(4), interval.high.toFixed(4)], [low.toFixed(4), high.toFixed(4)]);
    });

  it('of no runs says nothing', () => assert.deepEqual(wilson(0, 0), { low: 0, high: 1 }));

  it('ends exactly at 0 and 1, and is the same from either side', () => {
    for (const runs of [1, 3, 7, 20, 1000]) {
      assert.equal(wilson(0, runs).low, 0);
      assert.equal(wilson(runs, runs).high, 1);
      for (let count = 0; count <= Math.min(runs, 20); count += 1) {
        const one = wilson(count, runs);
        const other = wilson(runs - count, runs);
        assert.ok(Math.abs(one.low - (1 - other.high)) < 1e-12, `${count} of ${runs}`);
        assert.ok(one.low <= count / runs && count / runs <= one.high, `${count} of ${runs}`);
      }
    }
  });
});
