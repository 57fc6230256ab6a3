import assert from 'node:assert/strict';
import { features, featuresWithout } from '../../../../src/core/fraud/features.js';
import { rankCases, reviewedCases, reviewsAt } from '../../../../src/core/fraud/ranking.js';
import { reportGroups } from '../../../../src/core/fraud/groups.js';
import { areasOf } from '../../../../src/core/fraud/curves.js';
import { explainScore, isTarget, scoreClaims, trainScore } from '../../../../src/core/fraud/scoreModel.js';
import type { ScoreModel, TrainSettings } from '../../../../src/core/fraud/scoreModel.js';
import { tellingSeeds } from '../../../../src/core/fraud/tellingSeeds.js';
import type { BiasName } from '../../../../src/core/synthetic/bias.js';
import { generateClaims, groupsOf } from '../../../../src/core/synthetic/claims.js';
import type { Claim } from '../../../../src/core/synthetic/claims.js';
import { claimsWith } from '../synthetic/shares.js';
import { assertClose } from './reference.js';

function trained(claims: readonly Claim[], settings?: TrainSettings): ScoreModel {
  const model = trainScore(claims, settings);
  assert.equal(model.kind, 'trained');
  return model as ScoreModel;
}
function rankingOf(model: ScoreModel, claims: readonly Claim[]) {
  const scores = scoreClaims(model, claims);
  return rankCases(
    claims.map((claim, place) => ({
      score: scores[place] ?? NaN,
      wrong: isTarget(claim.trueOutcome, model.target),
      pounds: claim.amount,
    })),
  );
}
/** Each group against the rest, at six reviews a day for a year. */
function disparitiesOf(past: readonly Claim[], now: readonly Claim[], settings: TrainSettings) {
  const ranking = rankingOf(trained(past, settings), now);
  const referred = reviewedCases(ranking, reviewsAt(ranking, { kind: 'reviews-a-day', reviewsADay: 6, days: 250 }));
  const disparity = (trait: 'age' | 'nationality', groups: readonly [string, string]) => {
    const report = reportGroups(
      now.map((claim, place) => ({
        group: groupsOf(claim)[trait],
        referred: referred[place] ?? false,
        wrong: isTarget(claim.trueOutcome, 'fraud'),
      })),
      groups,
    );
    const [found] = report.disparities;
    assert.ok(found?.referral.kind === 'shown' && found.outcome.kind === 'shown');
    return { referral: found.referral, outcome: found.outcome };
  };
  return {
    older: disparity('age', ['under 45', '45 and over']),
    other: disparity('nationality', ['UK', 'another nationality']),
  };
}
/** How many times as often each group is referred as the rest. */
function referralRatios(bias: readonly BiasName[], settings: TrainSettings) {
  const { older, other } = disparitiesOf(claimsWith(...bias), newClaims(bias), settings);
  return { older: older.referral.ratio ?? NaN, other: other.referral.ratio ?? NaN };
}
const kept = new Map<string, readonly Claim[]>();
function newClaims(bias: readonly BiasName[]): readonly Claim[] {
  const key = bias.join(' ');
  const claims = kept.get(key) ?? generateClaims({ seed: 20_252, rows: 30_000, bias });
  kept.set(key, claims);
  return claims;
}
const planted = ['selective-labels', 'proxy-address-change', 'proxy-record-gap'] as const;

describe('a score for claims', () => {
  it('finds fraud better than chance on claims it has not seen', () => {
    const areas = areasOf(rankingOf(trained(claimsWith()), newClaims([])));
    assert.ok(areas && areas.underRoc > 0.65 && areas.averagePrecision > 0.05, JSON.stringify(areas));
  });
  it('what drives the truth drives the score, and what does not stays near nothing', () => {
    const { features: used, fit } = trained(claimsWith(), { learnsFrom: 'truth' });
    const weight = (name: string) => fit.coefficients[used.findIndex((feature) => feature.name === name)] ?? NaN;
    for (const name of ['earnings_mismatch', 'documents_missing', 'earlier_overpayment'])
      assert.ok(weight(name) > 0.1, `${name}: ${weight(name)}`);
    for (const name of ['address_changed', 'record_gap_months'])
      assert.ok(Math.abs(weight(name)) < 0.1, `${name}: ${weight(name)}`);
  });

  describe('planted bias, the score never given a group', () => {
    it('without a switch the groups are referred alike', () => {
      const { older, other } = referralRatios([], {});
      assertClose([older, other], [1, 1], 0.2);
    });
    it('biased records and proxies: both groups are referred far more often', () => {
      const { older, other } = referralRatios(planted, {});
      assert.ok(older > 1.3 && other > 1.3, `${older} and ${other}`);
    });
    it('the same claims, learned from the truth: most of it is gone, so the records were the cause', () => {
      const [biased, honest] = [referralRatios(planted, {}), referralRatios(planted, { learnsFrom: 'truth' })];
      assert.ok(honest.older < 1.3 && honest.other < 1.3, `${honest.older} and ${honest.other}`);
      assert.ok(biased.older - honest.older > 0.3 && biased.other - honest.other > 0.3);
    });
    it('the columns that give the groups away taken out: the groups are referred alike', () => {
      const { older, other } = referralRatios(planted, {
        features: featuresWithout('address_changed', 'record_gap_months'),
      });
      assertClose([older, other], [1, 1], 0.2);
    });
    it('biased records without proxies cannot reach a score that knows no group', () => {
      const { older, other } = referralRatios(['selective-labels'], {});
      assertClose([older, other], [1, 1], 0.25);
    });
    it('given the groups, it needs no proxy', () => {
      const { older, other } = referralRatios(['selective-labels'], { features });
      assert.ok(older > 2 && other > 2, `${older} and ${other}`);
    });
  });

  describe('the seeds for a lesson', () => {
    const rows: readonly (readonly [string, readonly BiasName[], TrainSettings, boolean])[] = [
      ['planted: referred more often, found wrong less often', planted, {}, true],
      ['planted, learned from the truth: nothing beyond chance', planted, { learnsFrom: 'truth' }, false],
      ['nothing planted: nothing beyond chance', [], {}, false],
    ];
    for (const [what, bias, settings, beyondChance] of rows)
      it(what, () => {
        const claims = (seed: number) => generateClaims({ seed, rows: 30_000, bias });
        const { older, other } = disparitiesOf(claims(tellingSeeds.past), claims(tellingSeeds.now), settings);
        for (const { referral, outcome } of [older, other]) {
          assert.deepEqual([referral.beyondChance, outcome.beyondChance], [beyondChance, beyondChance]);
          if (beyondChance) assert.ok((referral.ratio ?? 0) > 1.3 && (outcome.ratio ?? 2) < 0.8);
        }
      });
  });

  const learning: readonly (readonly [TrainSettings, (claim: Claim) => boolean, (claim: Claim) => boolean])[] = [
    [{}, () => true, ({ observedLabel }) => observedLabel === 'fraud'],
    [{ learnsFrom: 'reviewed-only' }, ({ reviewed }) => reviewed, ({ observedLabel }) => observedLabel === 'fraud'],
    [{ learnsFrom: 'truth' }, () => true, ({ trueOutcome }) => trueOutcome === 'fraud'],
    [{ learnsFrom: 'truth', target: 'any-overpayment' }, () => true, ({ trueOutcome }) => trueOutcome !== 'correct'],
  ];
  for (const [settings, from, found] of learning)
    it(`learns from the right claims: ${JSON.stringify(settings)}`, () => {
      const claims = claimsWith().slice(0, 5_000);
      assert.deepEqual(trained(claims, settings).learned, {
        claims: claims.filter(from).length,
        found: claims.filter((claim) => from(claim) && found(claim)).length,
      });
    });
  it('nothing on record, nothing to learn', () => {
    const sound = claimsWith().filter(({ observedLabel }) => observedLabel !== 'fraud');
    assert.deepEqual(trainScore(sound.slice(0, 100)), { kind: 'untrainable', learned: { claims: 100, found: 0 } });
    assert.deepEqual(trainScore([]), { kind: 'untrainable', learned: { claims: 0, found: 0 } });
  });
  it('a score is explained to the last part', () => {
    const model = trained(claimsWith());
    const some = claimsWith().slice(0, 200);
    const scores = scoreClaims(model, some);
    for (const [place, claim] of some.entries()) {
      const { base, contributions } = explainScore(model, claim);
      const logOdds = contributions.reduce((sum, { adds }) => sum + adds, base);
      assertClose([1 / (1 + Math.exp(-logOdds))], [scores[place] ?? NaN], 1e-12);
      const sizes = contributions.map(({ adds }) => Math.abs(adds));
      assert.deepEqual(
        sizes,
        sizes.toSorted((one, other) => other - one),
      );
    }
  });
  it('fits and scores 30,000 claims in under a second', () => {
    const claims = claimsWith();
    // The best of three: the machine may be at other work.
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      assert.equal(scoreClaims(trained(claims), claims).length, 30_000);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 1_000, `${times.map(Math.round).join(', ')} ms`);
  });
});
