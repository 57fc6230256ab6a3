/** What scikit-learn and statsmodels say, as kept in test/fixtures/fraud (its script says how it was made). */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ClassWeights } from '../../../../src/core/fraud/logisticRegression.js';

interface Reference {
  readonly madeBy: { readonly 'scikit-learn': string; readonly calls: readonly string[] };
  readonly table: readonly (readonly number[])[];
  readonly labels: readonly boolean[];
  readonly means: readonly number[];
  readonly scales: readonly number[];
  readonly fits: readonly {
    readonly name: string;
    readonly penalty: number;
    readonly weights: ClassWeights;
    readonly intercept: number;
    readonly coefficients: readonly number[];
    readonly chances: readonly number[];
  }[];
  readonly ranking: {
    readonly scores: readonly number[];
    readonly areaUnderRoc: number;
    readonly averagePrecision: number;
    readonly roc: readonly { readonly threshold: number; readonly falseAlarms: number; readonly recall: number }[];
    readonly precisionRecall: readonly {
      readonly threshold: number;
      readonly precision: number;
      readonly recall: number;
    }[];
  };
  readonly twoShares: readonly {
    readonly one: readonly [number, number];
    readonly other: readonly [number, number];
    readonly difference: readonly [number, number];
    readonly ratio: readonly [number, number];
    readonly wilson: readonly [number, number];
  }[];
}

export const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/fraud/reference.json', import.meta.url), 'utf8'),
) as Reference;

export function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, within: number, what = ''): void {
  assert.equal(actual.length, expected.length, what);
  for (let at = 0; at < expected.length; at += 1)
    assert.ok(
      Math.abs((actual[at] ?? NaN) - (expected[at] ?? NaN)) <= within,
      `${what} [${at}]: ${actual[at]}, not ${expected[at]}`,
    );
}
