import assert from 'node:assert/strict';
import { measureAutomationBias } from '../../../../src/core/fraud/automationBias.js';
import type { Course, Decision } from '../../../../src/core/fraud/automationBias.js';
import { casesOfEachKind, chooseCases } from '../../../../src/core/fraud/chooseCases.js';
import { rankCases, reviewedCases } from '../../../../src/core/fraud/ranking.js';
import type { Share } from '../../../../src/core/fraud/shares.js';

type Row = readonly [shown: boolean, score: Course, decision: Course, wrong: boolean, reason: string];
const decisionsOf = (rows: readonly Row[]): Decision[] =>
  rows.map(([shown, score, decision, wrong, reason], nth) => ({
    caseId: `CL-${nth}`,
    shown,
    score,
    decision,
    wrong,
    reason,
  }));
const counts = ({ count, of }: Share) => [count, of];

const rows: readonly Row[] = [
  // Shown: goes along with two of three wrong scores; overrides once well and once badly.
  [true, 'refer', 'refer', true, 'two documents are missing'],
  [true, 'refer', 'refer', false, ' the score is high '],
  [true, 'leave', 'leave', true, ''],
  [true, 'refer', 'leave', false, 'the gap was an illness'],
  [true, 'leave', 'refer', false, '  '],
  // Hidden: agrees with one of three wrong scores.
  [false, 'refer', 'refer', true, 'earnings differ'],
  [false, 'refer', 'leave', false, 'all in order'],
  [false, 'leave', 'refer', true, 'earnings differ'],
  [false, 'refer', 'refer', false, 'a new address'],
];
const bias = measureAutomationBias(decisionsOf(rows));

describe('automation bias', () => {
  const table = {
    followed: [
      [3, 5],
      [2, 4],
    ],
    overrode: [
      [2, 5],
      [2, 4],
    ],
    followedWrong: [
      [2, 3],
      [1, 3],
    ],
    followedIntoAccusing: [
      [1, 2],
      [1, 2],
    ],
    followedIntoMissing: [
      [1, 1],
      [0, 1],
    ],
    overrodeRight: [
      [1, 2],
      [0, 1],
    ],
    overrodeWell: [
      [1, 2],
      [2, 2],
    ],
    right: [
      [2, 5],
      [3, 4],
    ],
  } as const;
  for (const [figure, [shown, hidden]] of Object.entries(table) as [keyof typeof table, (typeof table)['right']][])
    it(figure, () => {
      assert.deepEqual(counts(bias.shown[figure]), shown);
      assert.deepEqual(counts(bias.hidden[figure]), hidden);
    });
  it('the table tells every figure', () => assert.deepEqual(Object.keys(table), Object.keys(bias.shown)));
  it('drawn along: shown less hidden, and a dozen cases do not go beyond chance', () => {
    assert.ok(bias.drawnAlong);
    assert.ok(Math.abs(bias.drawnAlong.difference - 1 / 3) < 1e-12);
    assert.equal(bias.drawnAlong.beyondChance, false);
    assert.ok(bias.drawnAlong.differenceInterval.low < 0 && bias.drawnAlong.differenceInterval.high > 1 / 3);
  });
  it('with many cases of the same kind, it does', () => {
    const many = measureAutomationBias(decisionsOf(Array.from({ length: 30 }, () => rows).flat()));
    assert.equal(many.drawnAlong?.beyondChance, true);
  });
  it('reasons are kept in both directions, and missing ones counted in both', () => {
    assert.deepEqual(
      bias.looked
        .slice(0, 5)
        .map(({ direction, scoreRight, decisionRight, reason }) => [direction, scoreRight, decisionRight, reason]),
      [
        ['followed', true, true, 'two documents are missing'],
        ['followed', false, false, 'the score is high'],
        ['followed', false, false, ''],
        ['overrode', false, true, 'the gap was an illness'],
        ['overrode', true, false, ''],
      ],
    );
    assert.deepEqual(bias.withoutReason, { followed: 1, overrode: 1 });
    assert.deepEqual(
      bias.looked.map(({ caseId }) => caseId),
      rows.map((_, nth) => `CL-${nth}`),
    );
  });
  it('without a wrong score on one side there is nothing to compare', () => {
    assert.equal(measureAutomationBias(decisionsOf(rows.slice(0, 5))).drawnAlong, undefined);
    assert.equal(measureAutomationBias([]).shown.right.share, undefined);
  });
});

describe('cases chosen to decide', () => {
  // By rule: a third wrong, scores that know little of it.
  const ranking = rankCases(
    Array.from({ length: 300 }, (_, place) => ({
      score: ((place * 37) % 101) / 101,
      wrong: place % 3 === 0,
      pounds: 1,
    })),
  );
  const reviews = 120;
  const chosen = chooseCases(ranking, reviews, 5);
  const kindOf = ({ place, score }: (typeof chosen)[number]) => {
    const wrong = ranking.cases[place]?.wrong;
    return score === 'refer' ? (wrong ? 'found' : 'wronglyAccused') : wrong ? 'missed' : 'leftInPeace';
  };

  it('of each kind as many as asked for, half of them shown', () => {
    for (const [kind, count] of Object.entries(casesOfEachKind)) {
      const those = chosen.filter((entry) => kindOf(entry) === kind);
      assert.equal(those.length, count, kind);
      assert.equal(those.filter(({ shown }) => shown).length, count / 2, kind);
    }
  });
  it('the score stands where the line puts it, and no case comes twice', () => {
    const reviewed = reviewedCases(ranking, reviews);
    assert.ok(chosen.every(({ place, score }) => reviewed[place] === (score === 'refer')));
    assert.equal(new Set(chosen.map(({ place }) => place)).size, 12);
  });
  it('the same for the same seed, others for another, kinds mixed', () => {
    assert.deepEqual(chooseCases(ranking, reviews, 5), chosen);
    assert.notDeepEqual(chooseCases(ranking, reviews, 6), chosen);
    assert.notDeepEqual(
      chosen.map(({ score }) => score),
      chosen
        .map(({ score }) => score)
        .toSorted()
        .reverse(),
    );
  });
  it('where there are too few of a kind, as many as there are', () => {
    assert.ok(chooseCases(ranking, 0, 5).every(({ score }) => score === 'leave'));
    assert.deepEqual(chooseCases(rankCases([]), 0, 5), []);
  });
});
