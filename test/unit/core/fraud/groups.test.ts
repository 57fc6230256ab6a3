import assert from 'node:assert/strict';
import { reportGroups, smallestGroup } from '../../../../src/core/fraud/groups.js';
import type { GroupFigure, GroupedCase } from '../../../../src/core/fraud/groups.js';

/** People of a group: referred and wrong, referred and sound, not referred and wrong, not referred and sound. */
const people = (group: string, found: number, accused: number, missed: number, peace: number): GroupedCase[] => [
  ...Array.from({ length: found }, () => ({ group, referred: true, wrong: true })),
  ...Array.from({ length: accused }, () => ({ group, referred: true, wrong: false })),
  ...Array.from({ length: missed }, () => ({ group, referred: false, wrong: true })),
  ...Array.from({ length: peace }, () => ({ group, referred: false, wrong: false })),
];
const counts = (figure: GroupFigure | undefined) =>
  figure?.kind === 'shown' ? [figure.count, figure.of] : figure?.kind;

describe('figures by group', () => {
  it('referral and outcome are two different numbers, each with its interval', () => {
    // Twice as often referred; once referred, half as often wrong; as many truly wrong.
    const cases = [...people('A', 20, 80, 20, 880), ...people('B', 20, 180, 20, 780)];
    const { groups, disparities } = reportGroups(cases, ['A', 'B']);
    assert.deepEqual(
      groups.map(({ group, referral, outcome, wronglyAccused, truth }) => [
        group,
        counts(referral),
        counts(outcome),
        counts(wronglyAccused),
        counts(truth),
      ]),
      [
        ['A', [100, 1_000], [20, 100], [80, 960], [40, 1_000]],
        ['B', [200, 1_000], [20, 200], [180, 960], [40, 1_000]],
      ],
    );
    const [disparity] = disparities;
    assert.deepEqual([disparity?.group, disparity?.heldAgainst, disparities.length], ['B', 'A', 1]);
    const ratios = { referral: 2, outcome: 0.5, wronglyAccused: 2.25, truth: 1 } as const;
    for (const [measure, ratio] of Object.entries(ratios) as [keyof typeof ratios, number][]) {
      const shown = disparity?.[measure];
      assert.ok(shown?.kind === 'shown' && shown.ratioInterval, measure);
      assert.equal(shown.ratio, ratio);
      assert.ok(shown.ratioInterval.low < ratio && ratio < shown.ratioInterval.high);
      assert.equal(shown.beyondChance, measure !== 'truth', measure);
    }
  });

  const sizes: readonly (readonly [string, GroupedCase[], unknown, unknown])[] = [
    ['a person too few', people('B', 5, 10, 4, 10), 'suppressed', 'suppressed'],
    ['enough people, too few of them referred', people('B', 2, 10, 4, 100), [12, 116], 'suppressed'],
    ['just enough of both', people('B', 10, 20, 0, 0), [30, 30], [10, 30]],
    ['nobody', [], 'suppressed', 'suppressed'],
  ];
  for (const [what, group, referral, outcome] of sizes)
    it(`small groups: ${what}`, () => {
      const { groups, disparities } = reportGroups([...people('A', 30, 30, 30, 300), ...group], ['A', 'B']);
      assert.deepEqual([counts(groups[1]?.referral), counts(groups[1]?.outcome)], [referral, outcome]);
      assert.equal(disparities[0]?.referral.kind, referral === 'suppressed' ? 'suppressed' : 'shown');
      assert.equal(disparities[0]?.outcome.kind, outcome === 'suppressed' ? 'suppressed' : 'shown');
    });
  it('a figure that is suppressed gives away no count', () => {
    const { groups, disparities } = reportGroups(
      [...people('A', 30, 30, 30, 300), ...people('B', 1, 3, 2, 7)],
      ['A', 'B'],
    );
    const suppressed = { kind: 'suppressed', fewerThan: smallestGroup };
    assert.deepEqual(groups[1], {
      group: 'B',
      referral: suppressed,
      outcome: suppressed,
      wronglyAccused: suppressed,
      truth: suppressed,
    });
    assert.deepEqual(Object.values(disparities[0] ?? {}).slice(2), Array(4).fill(suppressed));
  });
  it('too small a group to hold against suppresses every disparity', () => {
    const { disparities } = reportGroups([...people('A', 1, 2, 3, 4), ...people('B', 30, 30, 30, 30)], ['A', 'B']);
    assert.equal(disparities[0]?.referral.kind, 'suppressed');
  });
  it('more than two groups, in the order given; others are passed over', () => {
    const cases = ['A', 'B', 'C', 'D'].flatMap((group) => people(group, 30, 30, 30, 30));
    const { groups, disparities } = reportGroups(cases, ['C', 'A', 'B']);
    assert.deepEqual(
      groups.map(({ group }) => group),
      ['C', 'A', 'B'],
    );
    assert.deepEqual(
      disparities.map(({ group, heldAgainst }) => [group, heldAgainst]),
      [
        ['A', 'C'],
        ['B', 'C'],
      ],
    );
    assert.deepEqual(reportGroups(cases, []), { groups: [], disparities: [] });
  });
});
