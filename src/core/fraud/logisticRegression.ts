/** Logistic regression with a ridge penalty: small enough to read, exact enough to be checked against a known library. */

import type { Matrix } from './matrix.js';

/** How much each row counts: all alike, each class as much as the other in all, or as given. */
export type ClassWeights = 'even' | 'balanced' | { readonly yes: number; readonly no: number };

export interface FitSettings {
  /** λ of the penalty, above 0: the larger, the closer the coefficients stay to 0. It is 1 / C of scikit-learn. */
  readonly penalty: number;
  readonly weights?: ClassWeights;
}

export interface LogisticFit {
  readonly intercept: number;
  /** One for each column, in log-odds for each unit of the column. */
  readonly coefficients: readonly number[];
  /** Steps of Newton's method that were taken. */
  readonly steps: number;
}

const mostSteps = 100;
/** Of the largest part of the gradient, for each unit of weight: far below what changes a coefficient in its sixth place. */
const closeEnough = 1e-10;
/** Of the sum that is made small, what rounding may change. */
const roundingOf = 1e-12;

/**
 * The one minimum of Σ wᵢ·log(1 + exp(−yᵢ·zᵢ)) + (λ/2)·Σ βⱼ², where zᵢ = intercept + Σ βⱼ·xᵢⱼ and yᵢ is 1 or −1; the intercept has no
 * penalty. Newton's method (iteratively reweighted least squares: D. R. Cox and E. J. Snell, “Analysis of Binary Data”, 2nd ed.,
 * 1989), each step halved until it goes down. No chance in it: the same rows give the same numbers, but for the last bits in which
 * JavaScript engines may differ in `Math.exp`.
 *
 * `balanced` is rows / (2 · rows of the class), as scikit-learn has it.
 *
 * Throws a RangeError for a penalty or weight that is not above 0, labels of another number than rows, a value that is not finite,
 * and for labels that are all the same: then nothing can be told apart.
 */
export function fitLogistic(matrix: Matrix, labels: ArrayLike<boolean>, settings: FitSettings): LogisticFit {
  const { rows, columns, values } = matrix;
  const { penalty } = settings;
  if (!(penalty > 0 && Number.isFinite(penalty))) throw new RangeError('a penalty above 0');
  if (labels.length !== rows) throw new RangeError(`${rows} rows and ${labels.length} labels`);
  if (!values.every(Number.isFinite)) throw new RangeError('only finite values');
  const sample: Sample = { matrix, labels, weights: weightsOf(labels, settings.weights ?? 'even'), penalty };
  const total = Array.from(labels).reduce((sum, label) => sum + sample.weights[label ? 'yes' : 'no'], 0);

  let beta = new Float64Array(columns + 1);
  let loss = lossAt(sample, beta);
  let steps = 0;
  while (steps < mostSteps) {
    const { gradient, curvature } = slopesAt(sample, beta);
    if (gradient.every((part) => Math.abs(part) <= closeEnough * total)) break;
    const step = solve(curvature, gradient);
    steps += 1;
    const from = beta;
    for (let length = 1; length > 1e-6 && beta === from; length /= 2) {
      const tried = from.map((value, place) => value - length * (step[place] ?? 0));
      const now = lossAt(sample, tried);
      // At the very bottom the sum goes up and down by its own rounding.
      if (now <= loss + roundingOf * loss) {
        beta = tried;
        loss = now;
      }
    }
    // No step goes down any further: as near as the numbers of the machine allow.
    if (beta === from) break;
  }
  return { intercept: beta[0] ?? 0, coefficients: [...beta.subarray(1)], steps };
}

interface Sample {
  readonly matrix: Matrix;
  readonly labels: ArrayLike<boolean>;
  readonly weights: { readonly yes: number; readonly no: number };
  readonly penalty: number;
}

/** The sum that is made small. `beta` is the intercept and then the coefficients. */
function lossAt({ matrix, labels, weights, penalty }: Sample, beta: Float64Array): number {
  let loss = 0;
  for (let row = 0; row < matrix.rows; row += 1) {
    const z = logOddsOf(matrix, beta, row);
    const against = labels[row] ? -z : z;
    loss += (labels[row] ? weights.yes : weights.no) * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(z))));
  }
  for (let place = 1; place < beta.length; place += 1) loss += (penalty / 2) * (beta[place] ?? 0) ** 2;
  return loss;
}

/** Its first derivatives, and the lower half of its second ones, row after row. */
function slopesAt({ matrix, labels, weights, penalty }: Sample, beta: Float64Array) {
  const { columns, values } = matrix;
  const size = beta.length;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  // The row with a 1 before it, for the intercept.
  const full = new Float64Array(size).fill(1);
  for (let row = 0; row < matrix.rows; row += 1) {
    const chance = sigmoid(logOddsOf(matrix, beta, row));
    const weight = labels[row] ? weights.yes : weights.no;
    const slope = weight * (chance - (labels[row] ? 1 : 0));
    const bend = weight * chance * (1 - chance);
    for (let column = 0, at = row * columns; column < columns; column += 1, at += 1) full[column + 1] = values[at] ?? 0;
    for (let one = 0; one < size; one += 1) {
      const value = full[one] ?? 0;
      gradient[one] = (gradient[one] ?? 0) + slope * value;
      const bent = bend * value;
      for (let other = 0, at = one * size; other <= one; other += 1, at += 1)
        curvature[at] = (curvature[at] ?? 0) + bent * (full[other] ?? 0);
    }
  }
  for (let place = 1; place < size; place += 1) {
    gradient[place] = (gradient[place] ?? 0) + penalty * (beta[place] ?? 0);
    curvature[place * size + place] = (curvature[place * size + place] ?? 0) + penalty;
  }
  return { gradient, curvature };
}

function logOddsOf({ columns, values }: Matrix, beta: Float64Array, row: number): number {
  let sum = beta[0] ?? 0;
  for (let column = 0, at = row * columns; column < columns; column += 1, at += 1)
    sum += (beta[column + 1] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** 1 / (1 + e^−z), without overflow at either end. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const small = Math.exp(z);
  return small / (1 + small);
}

/** The chance of “yes” for each row, from 0 to 1. Throws a RangeError for a matrix of another width. */
export function predictChances(matrix: Matrix, fit: LogisticFit): Float64Array {
  const expected = fit.coefficients.length;
  if (matrix.columns !== expected) throw new RangeError(`${matrix.columns} columns, not ${expected}`);
  const beta = Float64Array.of(fit.intercept, ...fit.coefficients);
  return Float64Array.from({ length: matrix.rows }, (_, row) => sigmoid(logOddsOf(matrix, beta, row)));
}

function weightsOf(labels: ArrayLike<boolean>, weights: ClassWeights): { readonly yes: number; readonly no: number } {
  const rows = labels.length;
  const yes = Array.from(labels).filter(Boolean).length;
  if (yes === 0 || yes === rows) throw new RangeError('labels that are all the same');
  if (weights === 'even') return { yes: 1, no: 1 };
  if (weights === 'balanced') return { yes: rows / (2 * yes), no: rows / (2 * (rows - yes)) };
  if (!(weights.yes > 0 && weights.no > 0)) throw new RangeError('class weights above 0');
  return weights;
}

/** `matrix · x = right` by Cholesky's method; of the symmetric matrix only the lower half is read. It is used up. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const at = (row: number, column: number) => matrix[row * size + column] ?? 0;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = at(row, column);
      for (let inner = 0; inner < column; inner += 1) sum -= at(row, inner) * at(column, inner);
      // A pivot that has rounded away to nothing would make the step endless; a tiny one is halved until it goes down.
      matrix[row * size + column] = row === column ? Math.sqrt(Math.max(sum, 1e-14)) : sum / at(column, column);
    }
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    let sum = x[row] ?? 0;
    for (let inner = 0; inner < row; inner += 1) sum -= at(row, inner) * (x[inner] ?? 0);
    x[row] = sum / at(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = x[row] ?? 0;
    for (let inner = row + 1; inner < size; inner += 1) sum -= at(inner, row) * (x[inner] ?? 0);
    x[row] = sum / at(row, row);
  }
  return x;
}
