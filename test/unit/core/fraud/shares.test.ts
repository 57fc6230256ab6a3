import assert from 'node:assert/strict';
import { compareShares, shareOf } from '../../../../src/core/fraud/shares.js';
import { assertClose, reference } from './reference.js';

describe('shares held side by side', () => {
  for (const { one, other, difference, ratio, wilson } of reference.twoShares)
    it(`${one.join(' of ')} and ${other.join(' of ')}, as statsmodels has them`, () => {
      const first = shareOf(...one);
      const comparison = compareShares(first, shareOf(...other));
      assert.ok(comparison?.ratioInterval);
      assertClose([first.interval.low, first.interval.high], wilson, 1e-9, 'share');
      assertClose(
        [comparison.differenceInterval.low, comparison.differenceInterval.high],
        difference,
        1e-9,
        'difference',
      );
      assertClose([comparison.ratioInterval.low, comparison.ratioInterval.high], ratio, 1e-9, 'ratio');
      assertClose([comparison.difference], [one[0] / one[1] - other[0] / other[1]], 1e-15);
      assertClose([comparison.ratio ?? NaN], [one[0] / one[1] / (other[0] / other[1])], 1e-15);
      assert.equal(comparison.beyondChance, difference[0] > 0 || difference[1] < 0);
    });
  it('the other way round is the same but for the sign', () => {
    const [one, other] = [shareOf(5, 56), shareOf(12, 29)];
    const [there, back] = [compareShares(one, other), compareShares(other, one)];
    assert.ok(there && back);
    assertClose(
      [back.difference, back.differenceInterval.low, back.differenceInterval.high],
      [-there.difference, -there.differenceInterval.high, -there.differenceInterval.low],
      1e-15,
    );
    assert.equal(there.beyondChance && back.beyondChance, true);
  });
  const ends: readonly (readonly [string, readonly [number, number], readonly [number, number], boolean, boolean])[] = [
    ['none here', [0, 40], [8, 40], true, false],
    ['none there', [8, 40], [0, 40], false, false],
    ['none in either', [0, 40], [0, 40], false, false],
    ['all in both', [40, 40], [12, 12], true, true],
  ];
  for (const [what, one, other, hasRatio, hasInterval] of ends)
    it(`${what}: a difference with an interval; a ratio only where it means something`, () => {
      const comparison = compareShares(shareOf(...one), shareOf(...other));
      assert.ok(comparison);
      const { low, high } = comparison.differenceInterval;
      assert.ok(low < high && low <= comparison.difference && comparison.difference <= high);
      assert.equal(comparison.ratio !== undefined, hasRatio);
      assert.equal(comparison.ratioInterval !== undefined, hasInterval);
    });
  it('of nobody there is no share, and nothing to compare', () => {
    assert.deepEqual(shareOf(0, 0), { count: 0, of: 0, share: undefined, interval: { low: 0, high: 1 } });
    assert.equal(compareShares(shareOf(0, 0), shareOf(1, 2)), undefined);
    assert.equal(compareShares(shareOf(1, 2), shareOf(0, 0)), undefined);
  });
});
