import assert from 'node:assert/strict';
import { between, drawsOf, pick, share, streamOf, whole } from '../../../../src/core/synthetic/streams.js';

const values = (seed: number, name: string, count = 20_000) => {
  const stream = streamOf(seed, name);
  return Array.from({ length: count }, (_, row) => stream(row));
};
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)];
  const sum = (of: (index: number) => number) => one.reduce((total, _, index) => total + of(index), 0);
  const [x, y] = [(index: number) => (one[index] ?? 0) - a, (index: number) => (other[index] ?? 0) - b];
  return sum((at) => x(at) * y(at)) / Math.sqrt(sum((at) => x(at) ** 2) * sum((at) => y(at) ** 2));
}

describe('streams of chance', () => {
  it('the same bits on every machine and for ever', () => {
    const stream = streamOf(42, 'claim.age');
    assert.deepEqual(
      [stream(0), stream(1), stream(1, 1), streamOf(2 ** 40 + 42, 'claim.age')(0)].map((value) => value * 2 ** 32),
      [2758890504, 1002012081, 1278549532, 3574272312],
    );
  });
  for (const [what, list] of [
    ['one field', values(1, 'a')],
    ['seed 0', values(0, 'a')],
    ['a large seed', values(Number.MAX_SAFE_INTEGER, 'a')],
  ] as const)
    it(`spread evenly: ${what}`, () => {
      assert.ok(list.every((value) => value >= 0 && value < 1));
      assert.ok(Math.abs(mean(list) - 0.5) < 4 * Math.sqrt(1 / 12 / list.length));
      const tenths = Array.from({ length: 10 }, () => 0);
      for (const value of list) tenths[Math.floor(value * 10)]! += 1;
      const chiSquare = tenths.reduce((sum, count) => sum + (count - list.length / 10) ** 2 / (list.length / 10), 0);
      assert.ok(chiSquare < 33, `chi-square ${chiSquare} of 9 degrees of freedom`);
    });
  it('no stream knows of another, of the next row, of the next draw or of the next seed', () => {
    const base = values(7, 'a');
    const stream = streamOf(7, 'a');
    for (const [what, other] of [
      ['name', values(7, 'b')],
      ['seed', values(8, 'a')],
      ['seed above 32 bits', values(7 + 2 ** 32, 'a')],
      ['row', base.map((_, row) => stream(row + 1))],
      ['draw', base.map((_, row) => stream(row, 1))],
    ] as const)
      assert.ok(Math.abs(correlation(base, other)) < 4 / Math.sqrt(base.length), what);
  });
  it('picks, whole numbers, shares and quantiles at their edges', () => {
    const almost = 1 - 2 ** -32;
    assert.deepEqual([pick(['a', 'b'], 0), pick(['a', 'b'], almost)], ['a', 'b']);
    assert.throws(() => pick([], 0), RangeError);
    assert.deepEqual([whole(3, 5, 0), whole(3, 5, almost)], [3, 5]);
    assert.deepEqual([share([0.2, 0.8], 0.19), share([0.2, 0.8], 0.2), share([0.2, 0.3], almost)], [0, 1, 1]);
    assert.deepEqual(
      [between([10, 20, 40], 0), between([10, 20, 40], 0.25), between([10, 20, 40], 0.75)],
      [10, 15, 30],
    );
  });
  it('shuffling keeps every entry, and its order hangs on the seed', () => {
    const list = Array.from({ length: 30 }, (_, index) => index);
    const one = drawsOf(1, 'a', 0).shuffled(list);
    assert.deepEqual(
      [...one].sort((a, b) => a - b),
      list,
    );
    assert.notDeepEqual(one, drawsOf(2, 'a', 0).shuffled(list));
    assert.deepEqual(one, drawsOf(1, 'a', 0).shuffled(list));
  });
});
