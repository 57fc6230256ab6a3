import assert from 'node:assert/strict';
import { fitLogistic, predictChances, sigmoid } from '../../../../src/core/fraud/logisticRegression.js';
import type { FitSettings } from '../../../../src/core/fraud/logisticRegression.js';
import { matrixOf, standardisationOf, standardise } from '../../../../src/core/fraud/matrix.js';
import { assertClose, reference } from './reference.js';

const matrix = matrixOf(reference.table);
const standardisation = standardisationOf(matrix);
const scaled = standardise(matrix, standardisation);

describe('a matrix brought to one scale', () => {
  it('means and deviations as scikit-learn has them, 1 for a column that never changes', () => {
    assertClose(standardisation.means, reference.means, 1e-10, 'means');
    assertClose(standardisation.scales, reference.scales, 1e-10, 'scales');
  });
  it('leaves the given one as it was, and takes a column apart from its neighbours', () => {
    assert.deepEqual([...matrix.values], reference.table.flat());
    const again = standardisationOf(scaled);
    assertClose(again.means, [0, 0, 0, 0, 0], 1e-12);
    assertClose(again.scales, [1, 1, 1, 1, 1], 1e-12);
  });
  it('equal numbers that no computer can write exactly are no difference', () => {
    const same = matrixOf(Array.from({ length: 1_000 }, () => [0.1]));
    assert.deepEqual(standardisationOf(same).scales, [1]);
  });
  it('rows of different widths are refused', () => assert.throws(() => matrixOf([[1], [1, 2]]), RangeError));
});

describe('logistic regression', () => {
  it('the fixture says which version and calls made it', () => {
    assert.match(reference.madeBy['scikit-learn'], /^1\.\d+\.\d+$/);
    assert.ok(reference.madeBy.calls.some((call) => call.startsWith('LogisticRegression(')));
  });
  for (const { name, penalty, weights, intercept, coefficients, chances } of reference.fits)
    it(`${name}: coefficients within 0.0001 and chances within 0.00001 of scikit-learn's`, () => {
      const fit = fitLogistic(scaled, reference.labels, { penalty, weights });
      assertClose([fit.intercept], [intercept], 1e-4, 'intercept');
      assertClose(fit.coefficients, coefficients, 1e-4, 'coefficients');
      assertClose(predictChances(scaled, fit), chances, 1e-5, 'chances');
      assert.ok(fit.steps > 1 && fit.steps < 20, `${fit.steps} steps`);
    });
  it('the same rows give the same bits', () => {
    const fit = () => fitLogistic(scaled, reference.labels, { penalty: 1 });
    assert.deepEqual(fit(), fit());
  });
  it('classes that a line divides wholly keep finite coefficients, and the larger the penalty, the smaller', () => {
    const divided = matrixOf([[-2], [-1], [1], [2]]);
    const sizes = [0.001, 0.1, 1, 100].map(
      (penalty) => fitLogistic(divided, [false, false, true, true], { penalty }).coefficients[0] ?? NaN,
    );
    assert.ok(sizes.every((size) => Number.isFinite(size) && size > 0));
    assert.deepEqual(
      sizes,
      sizes.toSorted((one, other) => other - one),
    );
  });
  it('columns of very different size, far from 0, reach the minimum all the same', () => {
    const far = matrixOf(reference.table.map(([one = 0, two = 0]) => [1e6 + 1_000 * one, two / 1_000]));
    const fit = fitLogistic(far, reference.labels, { penalty: 0.01 });
    // At the minimum the chances add up to the number of “yes”: the intercept has no penalty.
    const sum = predictChances(far, fit).reduce((total, chance) => total + chance, 0);
    assertClose([sum], [reference.labels.filter(Boolean).length], 1e-4);
  });
  const refused: readonly (readonly [string, number[][], boolean[], FitSettings])[] = [
    ['labels that are all yes', [[1], [2]], [true, true], { penalty: 1 }],
    ['labels that are all no', [[1], [2]], [false, false], { penalty: 1 }],
    ['no rows', [], [], { penalty: 1 }],
    ['no penalty', [[1], [2]], [true, false], { penalty: 0 }],
    ['a penalty that is no number', [[1], [2]], [true, false], { penalty: NaN }],
    ['a label too few', [[1], [2], [3]], [true, false], { penalty: 1 }],
    ['a value that is no number', [[1], [NaN]], [true, false], { penalty: 1 }],
    ['a weight of nothing', [[1], [2]], [true, false], { penalty: 1, weights: { yes: 0, no: 1 } }],
  ];
  for (const [what, rows, labels, settings] of refused)
    it(`refused: ${what}`, () => assert.throws(() => fitLogistic(matrixOf(rows), labels, settings), RangeError));
  it('a matrix of another width has no chances', () => {
    const fit = fitLogistic(scaled, reference.labels, { penalty: 1 });
    assert.throws(() => predictChances(matrixOf([[1, 2]]), fit), RangeError);
  });
  it('the sigmoid overflows at neither end', () => {
    assert.deepEqual([-1_000, 0, 1_000].map(sigmoid), [0, 0.5, 1]);
    assertClose([sigmoid(2) + sigmoid(-2)], [1], 1e-15);
  });
});
