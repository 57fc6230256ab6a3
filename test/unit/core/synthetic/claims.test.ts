import assert from 'node:assert/strict';
import { contentHash } from '../../../../src/core/lessons/contentHash.js';
import { biasNames, biasSizes, isOlder } from '../../../../src/core/synthetic/bias.js';
import { claimsOf, generateClaims, groupsOf } from '../../../../src/core/synthetic/claims.js';
import type { Claim } from '../../../../src/core/synthetic/claims.js';
import { claimsAsCsv } from '../../../../src/core/synthetic/claimsAsCsv.js';
import { claimColumns } from '../../../../src/core/synthetic/columns.js';
import { baseRates, chances, outcomes, signals } from '../../../../src/core/synthetic/outcomes.js';
import { streamOf } from '../../../../src/core/synthetic/streams.js';
import { assertNear, claimsWith, shareOf } from './shares.js';

describe('synthetic claims', () => {
  it('the same to the byte for the same seed, on every machine and for ever', () => {
    assert.equal(
      contentHash(claimsAsCsv(generateClaims({ seed: 42, rows: 500 }))),
      'e91dbdf117f67988da8bf11649f148c13a4422818d36e034353996441e695d59',
    );
    assert.equal(
      contentHash(claimsAsCsv(generateClaims({ seed: 42, rows: 500, bias: biasNames }))),
      '37bc8a65918516df8e2bd886968d906a65ca99dae2c48f370141f77a669bdb8d',
    );
  });
  it('another seed is other people and other claims', () => {
    const [one, other] = [generateClaims({ seed: 1, rows: 50 }), generateClaims({ seed: 2, rows: 50 })];
    for (const key of ['name', 'nino', 'rent', 'claimDate'] as const)
      assert.notDeepEqual(
        one.map((claim) => claim[key]),
        other.map((claim) => claim[key]),
        key,
      );
  });
  it('the first rows of many are the rows of a few, in whatever order they are made', () => {
    const many = generateClaims({ seed: 5, rows: 300 });
    assert.deepEqual(generateClaims({ seed: 5, rows: 40 }), many.slice(0, 40));
    const claimAt = claimsOf({ seed: 5 });
    assert.deepEqual([claimAt(299), claimAt(3)], [many[299], many[3]]);
  });
  it('a field is worked out from its own stream alone, so a new column shifts none of the others', () => {
    const alone = (name: string) => streamOf(9, name);
    const [moved, looked, children, phone] = [
      alone('claim.address-changed'),
      alone('claim.reviewed'),
      alone('claim.children'),
      alone('person.phone'),
    ];
    for (const [row, claim] of generateClaims({ seed: 9, rows: 500 }).entries()) {
      assert.equal(claim.addressChanged, moved(row) < biasSizes.addressChanged);
      assert.equal(claim.reviewed, looked(row) < biasSizes.reviewedShare);
      assert.equal(claim.children === 0, children(row) < 0.5);
      assert.equal(Number(claim.phone.slice(-3)), Math.floor(phone(row) * 1_000));
    }
  });
  it('a switch shifts no field but those that hang on it', () => {
    const plain = generateClaims({ seed: 9, rows: 2_000 });
    const hangs: { readonly [Name in (typeof biasNames)[number]]: readonly (keyof Claim)[] } = {
      'selective-labels': ['reviewed', 'observedLabel'],
      'proxy-address-change': ['addressChanged'],
      'proxy-record-gap': ['recordGap'],
      'group-size': ['nationality'],
      prevalence: ['trueOutcome', 'observedLabel'],
      'label-noise': ['observedLabel'],
    };
    for (const name of biasNames) {
      const biased = generateClaims({ seed: 9, rows: 2_000, bias: [name] });
      for (const { key } of claimColumns) {
        const same = biased.every((claim, row) => claim[key] === plain[row]?.[key]);
        assert.equal(same, !hangs[name].includes(key), `${name}: ${key}`);
      }
    }
  });
  it('the true outcomes have the published rates, by claims and by money', () => {
    const claims = claimsWith();
    for (const outcome of ['fraud', 'claimant-error', 'official-error'] as const) {
      assertNear(
        shareOf(claims, ({ trueOutcome }) => trueOutcome === outcome),
        baseRates[outcome],
        outcome,
      );
      const sum = (some: readonly Claim[]) => some.reduce((total, { amount }) => total + amount, 0);
      const money = sum(claims.filter(({ trueOutcome }) => trueOutcome === outcome)) / sum(claims);
      // Amounts differ from claim to claim by about half, which widens the error by as much.
      const error = 4 * 1.15 * Math.sqrt(baseRates[outcome] / claims.length);
      assert.ok(Math.abs(money - baseRates[outcome]) < error, `${outcome}: ${money} of the money`);
    }
  });
  it('the rates are right in expectation, to one in a hundred thousand, not by luck of a seed', () => {
    const levels = Object.entries(signals).reduce<readonly { levels: Record<string, number>; share: number }[]>(
      (rows, [name, entries]) =>
        rows.flatMap((row) =>
          entries.map((entry, level) => ({
            levels: { ...row.levels, [name]: level },
            share: row.share * entry.share,
          })),
        ),
      [{ levels: {}, share: 1 }],
    );
    const expected = [0, 1, 2].map((which) =>
      levels.reduce((sum, row) => sum + row.share * (chances(row.levels as never)[which] ?? 0), 0),
    );
    for (const [index, rate] of Object.values(baseRates).entries())
      assert.ok(Math.abs((expected[index] ?? 0) - rate) < 1e-5, `${index}: ${expected[index]}`);
    for (const row of levels) assert.ok((chances(row.levels as never, 2)[3] ?? 0) >= 0.05 - 1e-12);
  });
  it('the shares of groups and signals are what their tables say', () => {
    const claims = claimsWith();
    assertNear(shareOf(claims, isOlder), biasSizes.olderShare, 'older');
    assertNear(
      shareOf(claims, ({ nationality }) => nationality === 'other'),
      biasSizes.otherShare,
      'other',
    );
    assertNear(
      shareOf(claims, ({ reviewed }) => reviewed),
      biasSizes.reviewedShare,
      'reviewed',
    );
    assertNear(
      shareOf(claims, ({ addressChanged }) => addressChanged),
      biasSizes.addressChanged,
      'address',
    );
    assertNear(
      shareOf(claims, ({ recordGap }) => recordGap > 0),
      biasSizes.recordGap,
      'gap',
    );
    for (const [level, { share }] of signals.documentsMissing.entries())
      assertNear(
        shareOf(claims, ({ documentsMissing }) => documentsMissing === level),
        share,
        `missing ${level}`,
      );
  });
  it('signals tell something of the truth; a change of address and a gap tell nothing', () => {
    const claims = claimsWith();
    const fraud = ({ trueOutcome }: Claim) => trueOutcome === 'fraud';
    const rate = (has: (claim: Claim) => boolean) => shareOf(claims.filter(has), fraud);
    assert.ok(rate(({ earningsMismatch }) => earningsMismatch).share > 3 * baseRates.fraud);
    assertNear(
      rate(({ addressChanged }) => addressChanged),
      baseRates.fraud,
      'address',
    );
    assertNear(
      rate(({ recordGap }) => recordGap > 0),
      baseRates.fraud,
      'gap',
    );
  });
  it('what is on record is the truth where somebody looked, and nothing where nobody did', () => {
    for (const { reviewed, observedLabel, trueOutcome } of claimsWith())
      assert.equal(observedLabel, reviewed ? trueOutcome : 'not-reviewed');
  });
  it('every value is of its column', () => {
    for (const claim of claimsWith().slice(0, 3_000)) {
      for (const { key, kind } of claimColumns) {
        const value = claim[key];
        const right = {
          text: typeof value === 'string' && value !== '',
          choice: typeof value === 'string' && value !== '',
          number: Number.isInteger(value),
          money: typeof value === 'number' && value >= 0 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
          'yes-no': typeof value === 'boolean',
          date: typeof value === 'string' && value >= '2024-04-01' && value <= '2025-03-31',
        }[kind];
        assert.ok(right, `${key}: ${String(value)}`);
      }
      assert.ok(claim.age >= 18 && claim.age <= 66);
      assert.ok(outcomes.includes(claim.trueOutcome));
      assert.equal(groupsOf(claim).age === '45 and over', claim.age >= 45);
    }
    assert.equal(claimColumns.length, Object.keys(claimsWith()[0] ?? {}).length);
  });
  it('refuses rows that it cannot make', () => {
    for (const rows of [-1, 1.5, 1_000_001, Number.NaN])
      assert.throws(() => generateClaims({ seed: 1, rows }), RangeError);
    assert.deepEqual(generateClaims({ seed: 1, rows: 0 }), []);
  });
  it('thirty thousand claims, with their file, within a second', () => {
    // The best of three: others may be at work on the machine.
    const times = [3, 4, 5].map((seed) => {
      const start = performance.now();
      const text = claimsAsCsv(generateClaims({ seed, rows: 30_000 }));
      const took = performance.now() - start;
      assert.equal(text.split('\n').length, 30_002);
      return took;
    });
    assert.ok(Math.min(...times) < 1_000, `${times.map(Math.round).join(', ')} ms`);
  });
});
