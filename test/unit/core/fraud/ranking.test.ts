import assert from 'node:assert/strict';
import { billOf, figuresOf, gridOf } from '../../../../src/core/fraud/confusion.js';
import { areasOf, bestReviews, costCurve, curveOf, scoreHistogram } from '../../../../src/core/fraud/curves.js';
import { lowestReviewed, rankCases, reviewedCases, reviewsAt } from '../../../../src/core/fraud/ranking.js';
import type { Cut, ScoredCase } from '../../../../src/core/fraud/ranking.js';
import { assertClose, reference } from './reference.js';

const entry = (score: number, wrong: boolean, pounds: number): ScoredCase => ({ score, wrong, pounds });
/** In no order, with a tie at 0.5. */
const cases = [
  entry(0.2, false, 100),
  entry(0.9, true, 400),
  entry(0.5, false, 200),
  entry(0.5, true, 300),
  entry(0.1, true, 50),
  entry(0.7, false, 1_000),
];
const ranking = rankCases(cases);
const reviewedPlaces = (reviews: number) =>
  reviewedCases(ranking, reviews).flatMap((reviewed, place) => (reviewed ? [place] : []));

describe('where the line is drawn', () => {
  const threshold = (at: number): Cut => ({ kind: 'threshold', threshold: at });
  const daily = (reviewsADay: number, days: number): Cut => ({ kind: 'reviews-a-day', reviewsADay, days });
  const rows: readonly (readonly [Cut, number[], number | undefined])[] = [
    [threshold(1), [], undefined],
    [threshold(0.9), [1], 0.9],
    [threshold(0.71), [1], 0.9],
    [threshold(0.7), [1, 5], 0.7],
    [threshold(0.5), [1, 2, 3, 5], 0.5],
    [threshold(0), [0, 1, 2, 3, 4, 5], 0.1],
    [daily(0, 250), [], undefined],
    [daily(1, 2), [1, 5], 0.7],
    // Time for one of two with the same score: the earlier claim.
    [daily(3, 1), [1, 2, 5], 0.5],
    [daily(0.5, 5), [1, 5], 0.7],
    [daily(10, 5), [0, 1, 2, 3, 4, 5], 0.1],
    [daily(-1, 5), [], undefined],
  ];
  for (const [cut, places, lowest] of rows)
    it(JSON.stringify(cut), () => {
      const reviews = reviewsAt(ranking, cut);
      assert.equal(reviews, places.length);
      assert.deepEqual(reviewedPlaces(reviews), places);
      assert.equal(lowestReviewed(ranking, reviews), lowest);
    });
  it('nobody at all', () => {
    const empty = rankCases([]);
    assert.equal(reviewsAt(empty, threshold(0.5)), 0);
    assert.deepEqual(gridOf(empty, 0).all, { people: 0, pounds: 0 });
    assert.equal(figuresOf(gridOf(empty, 0)).baseRate.share, undefined);
    assert.deepEqual([curveOf(empty), areasOf(empty), reviewedCases(empty, 0)], [[], undefined, []]);
  });
  it('a score that is no number is refused', () =>
    assert.throws(() => rankCases([entry(NaN, false, 1), entry(0.5, true, 1)]), RangeError));
});

describe('the confusion grid', () => {
  it('in people and in pounds', () => {
    assert.deepEqual(gridOf(ranking, 3), {
      found: { people: 1, pounds: 400 },
      wronglyAccused: { people: 2, pounds: 1_200 },
      missed: { people: 2, pounds: 350 },
      leftInPeace: { people: 1, pounds: 100 },
      reviewed: { people: 3, pounds: 1_600 },
      all: { people: 6, pounds: 2_050 },
    });
  });
  it('is what counting by hand gives, wherever the line stands', () => {
    const many = rankCases(
      reference.ranking.scores.map((score, place) =>
        entry(score, reference.labels[place] ?? false, reference.table[place]?.[2] ?? 0),
      ),
    );
    for (let reviews = 0; reviews <= many.cases.length; reviews += 1) {
      const reviewed = reviewedCases(many, reviews);
      const grid = gridOf(many, reviews);
      const cells = [
        [grid.found, true, true],
        [grid.wronglyAccused, true, false],
        [grid.missed, false, true],
        [grid.leftInPeace, false, false],
      ] as const;
      for (const [cell, isReviewed, wrong] of cells) {
        const those = many.cases.filter((one, place) => reviewed[place] === isReviewed && one.wrong === wrong);
        assert.equal(cell.people, those.length);
        assertClose([cell.pounds], [those.reduce((sum, { pounds }) => sum + pounds, 0)], 1e-6);
      }
    }
  });
  it('precision, recall, wrongly accused and base rate, with intervals', () => {
    const figures = figuresOf(gridOf(ranking, 4));
    const rows = [
      [figures.precision, 2, 4],
      [figures.recall, 2, 3],
      [figures.wronglyAccused, 2, 3],
      [figures.baseRate, 3, 6],
    ] as const;
    for (const [share, count, of] of rows) {
      assert.deepEqual([share.count, share.of, share.share], [count, of, count / of]);
      assert.ok(share.interval.low < count / of && count / of < share.interval.high);
    }
    assert.equal(figures.timesChance, 1);
    assert.equal(figuresOf(gridOf(ranking, 1)).timesChance, 2);
  });
  it('with nobody reviewed there is no precision, and recall is none', () => {
    const figures = figuresOf(gridOf(ranking, 0));
    assert.deepEqual([figures.precision.share, figures.recall.share, figures.timesChance], [undefined, 0, undefined]);
  });
  it('the bill, with what a wrong accusation costs as the learner says', () => {
    const bill = (wrongAccusation: number) => billOf(gridOf(ranking, 3), { review: 50, wrongAccusation, months: 6 });
    assert.deepEqual(bill(0), { stopped: 2_400, missed: 2_100, reviews: 150, wrongAccusations: 0, net: 2_250 });
    assert.deepEqual(bill(1_500), {
      stopped: 2_400,
      missed: 2_100,
      reviews: 150,
      wrongAccusations: 3_000,
      net: -750,
    });
  });
});

describe('curves', () => {
  const { scores, roc, precisionRecall, areaUnderRoc, averagePrecision } = reference.ranking;
  const known = rankCases(scores.map((score, place) => entry(score, reference.labels[place] ?? false, 1)));

  it('ROC and precision–recall points as scikit-learn has them', () => {
    const points = curveOf(known);
    for (const key of ['threshold', 'falseAlarms', 'recall'] as const)
      assertClose(
        points.map((point) => point[key]),
        roc.map((point) => point[key]),
        1e-12,
        key,
      );
    for (const key of ['threshold', 'precision', 'recall'] as const)
      assertClose(
        points.map((point) => point[key]),
        precisionRecall.map((point) => point[key]),
        1e-12,
        key,
      );
  });
  it('areas as scikit-learn has them', () => {
    const areas = areasOf(known);
    assertClose([areas?.underRoc ?? NaN, areas?.averagePrecision ?? NaN], [areaUnderRoc, averagePrecision], 1e-12);
  });
  it('each point is where a threshold would stand', () => {
    for (const { threshold, reviews } of curveOf(known))
      assert.equal(reviewsAt(known, { kind: 'threshold', threshold }), reviews);
  });
  it('fewer points keep the first and the last', () => {
    const all = curveOf(known);
    const few = curveOf(known, 3);
    assert.equal(few.length, 3);
    assert.deepEqual([few[0], few[2]], [all[0], all.at(-1)]);
  });
  it('no curve where nothing is wrong, or everything', () => {
    for (const wrong of [true, false]) {
      const alike = rankCases([entry(0.2, wrong, 1), entry(0.4, wrong, 1)]);
      assert.deepEqual([curveOf(alike), areasOf(alike)], [[], undefined]);
    }
  });

  const costs = { review: 50, wrongAccusation: 300, months: 6 };
  it('the cost curve runs from nobody to everybody, and its best point is the best of all', () => {
    const points = costCurve(ranking, costs);
    assert.deepEqual(
      points.map(({ reviewed, net }) => [reviewed, net]),
      [0, 1, 2, 3, 4, 5, 6].map((reviews) => [reviews, billOf(gridOf(ranking, reviews), costs).net]),
    );
    const best = bestReviews(ranking, costs);
    assert.equal(best.net, Math.max(...points.map(({ net }) => net)));
    assert.deepEqual(best, points[best.reviewed]);
    assert.equal(best.reviewed, 4);
  });
  it('where a wrong accusation costs enough, a review is for the surest alone, and where reviews cost enough, for nobody', () => {
    assert.equal(bestReviews(ranking, { ...costs, wrongAccusation: 5_000 }).reviewed, 1);
    const none = bestReviews(ranking, { ...costs, review: 1e6 });
    assert.deepEqual([none.reviewed, none.net, none.threshold], [0, 0, undefined]);
  });
  it('the histogram holds everybody once', () => {
    const bars = scoreHistogram(ranking, 9);
    assertClose(
      bars.map(({ from }) => from),
      [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
      1e-12,
    );
    assertClose([bars.at(-1)?.to ?? NaN], [0.9], 1e-12);
    assert.equal(
      bars.reduce((sum, { wrong, sound }) => sum + wrong + sound, 0),
      cases.length,
    );
    assert.deepEqual([bars.at(-1)?.wrong, bars.at(-1)?.sound], [1, 0]);
    assert.equal(
      scoreHistogram(rankCases([entry(0, false, 1)]), 4).reduce((sum, { sound }) => sum + sound, 0),
      1,
    );
  });
});
