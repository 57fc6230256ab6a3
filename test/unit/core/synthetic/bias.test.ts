import assert from 'node:assert/strict';
import { biasNames, biasSays, biasSizes, isOlder } from '../../../../src/core/synthetic/bias.js';
import type { Claim } from '../../../../src/core/synthetic/claims.js';
import { baseRates } from '../../../../src/core/synthetic/outcomes.js';
import { assertAlike, assertNear, assertTimes, claimsWith, shareOf } from './shares.js';

const isOther = ({ nationality }: Claim) => nationality === 'other';
const isFraud = ({ trueOutcome }: Claim) => trueOutcome === 'fraud';
const isReviewed = ({ reviewed }: Claim) => reviewed;
const moved = ({ addressChanged }: Claim) => addressChanged;
const hasGap = ({ recordGap }: Claim) => recordGap > 0;
const foundFraud = ({ observedLabel }: Claim) => observedLabel === 'fraud';

/** The share in one group and in the rest. */
function byGroup(claims: readonly Claim[], group: (claim: Claim) => boolean, has: (claim: Claim) => boolean) {
  return [
    shareOf(claims.filter(group), has),
    shareOf(
      claims.filter((claim) => !group(claim)),
      has,
    ),
  ] as const;
}
const groups = { older: isOlder, 'another nationality': isOther } as const;
const treatments = {
  'a change of address': moved,
  'a gap in the record': hasGap,
  fraud: isFraud,
  'any error': ({ trueOutcome }: Claim) => trueOutcome.endsWith('error'),
  'a review': isReviewed,
  'fraud on record': foundFraud,
  'an earnings mismatch': ({ earningsMismatch }: Claim) => earningsMismatch,
  'documents missing': ({ documentsMissing }: Claim) => documentsMissing > 0,
  'earlier overpayment': ({ earlierOverpayment }: Claim) => earlierOverpayment,
  'a couple': ({ household }: Claim) => household === 'couple',
  work: ({ earnings }: Claim) => earnings > 0,
} as const;

/** Of which groups a switch changes what; everything else stays alike. */
const tilts: { readonly [Name in (typeof biasNames)[number]]: readonly string[] } = {
  'selective-labels': [
    'older: a review',
    'another nationality: a review',
    'older: fraud on record',
    'another nationality: fraud on record',
  ],
  'proxy-address-change': ['another nationality: a change of address'],
  'proxy-record-gap': ['older: a gap in the record'],
  'group-size': [],
  prevalence: ['older: fraud', 'older: fraud on record'],
  'label-noise': [],
};

describe('planted bias', () => {
  for (const [group, isIn] of Object.entries(groups))
    for (const [what, has] of Object.entries(treatments))
      it(`without a switch, ${what} is as common among the ${group} as among the rest`, () => {
        assertAlike(...byGroup(claimsWith(), isIn, has), what);
      });

  for (const name of biasNames)
    it(`${name} touches no other group and no other thing`, () => {
      for (const [group, isIn] of Object.entries(groups))
        for (const [what, has] of Object.entries(treatments))
          if (!tilts[name].includes(`${group}: ${what}`))
            assertAlike(...byGroup(claimsWith(name), isIn, has), `${name}, ${group}: ${what}`);
      assert.ok(biasSays[name].length > 20);
    });

  it('selective-labels: each group is reviewed three times as often, and as many are reviewed in all', () => {
    const claims = claimsWith('selective-labels');
    assertNear(shareOf(claims, isReviewed), biasSizes.reviewedShare, 'reviewed');
    assertTimes(...byGroup(claims, isOlder, isReviewed), biasSizes.selective, 'older');
    assertTimes(...byGroup(claims, isOther, isReviewed), biasSizes.selective, 'other');
  });
  it('selective-labels: so more fraud is on record of those groups, though no more is there', () => {
    const claims = claimsWith('selective-labels');
    for (const group of [isOlder, isOther]) {
      assertAlike(...byGroup(claims, group, isFraud), 'true fraud');
      assertTimes(...byGroup(claims, group, foundFraud), biasSizes.selective, 'fraud on record');
      // Among those reviewed, fraud is found no more often: the sign that gives it away.
      assertAlike(...byGroup(claims.filter(isReviewed), group, foundFraud), 'found, of those reviewed');
    }
  });
  it('proxy-address-change: a change of address gives nationality away, and is as common in all', () => {
    const claims = claimsWith('proxy-address-change');
    const [other, uk] = byGroup(claims, isOther, moved);
    assertNear(other, biasSizes.addressChangedOther, 'other');
    assertNear(uk, biasSizes.addressChangedUk, 'UK');
    assertNear(shareOf(claims, moved), biasSizes.addressChanged, 'all');
  });
  it('proxy-record-gap: a gap gives age away, and is as common in all', () => {
    const claims = claimsWith('proxy-record-gap');
    const [older, younger] = byGroup(claims, isOlder, hasGap);
    assertNear(older, biasSizes.recordGapOlder, 'older');
    assertNear(younger, biasSizes.recordGapYounger, 'younger');
    assertNear(shareOf(claims, hasGap), biasSizes.recordGap, 'all');
  });
  it('selective-labels with a proxy: fraud on record goes with the proxy, which tells nothing of the truth', () => {
    const claims = claimsWith('selective-labels', 'proxy-address-change', 'proxy-record-gap');
    for (const proxy of [moved, hasGap]) {
      assertAlike(...byGroup(claims, proxy, isFraud), 'true fraud');
      const [there, away] = byGroup(claims, proxy, foundFraud);
      assert.ok(there.share > 1.4 * away.share, `${there.share} and ${away.share}`);
      assertAlike(...byGroup(claimsWith('proxy-address-change', 'proxy-record-gap'), proxy, foundFraud), 'by chance');
    }
  });
  it('group-size: one group is a fifth of its size', () => {
    assertNear(shareOf(claimsWith('group-size'), isOther), biasSizes.otherShareWhenSmall, 'other');
    assertNear(shareOf(claimsWith('group-size', 'selective-labels'), isReviewed), biasSizes.reviewedShare, 'reviewed');
  });
  it('prevalence: fraud is truly twice as common among the older, and as common in all', () => {
    const claims = claimsWith('prevalence');
    assertTimes(...byGroup(claims, isOlder, isFraud), biasSizes.prevalence, 'older');
    assertNear(shareOf(claims, isFraud), baseRates.fraud, 'all');
  });
  it('label-noise: one reviewed claim in twenty is on record as something else', () => {
    const reviewed = claimsWith('label-noise').filter(isReviewed);
    const wrong = ({ observedLabel, trueOutcome }: Claim) => observedLabel !== trueOutcome;
    assertNear(shareOf(reviewed, wrong), biasSizes.labelNoise, 'wrong');
    assert.ok(reviewed.every(({ observedLabel }) => observedLabel !== 'not-reviewed'));
  });
});
