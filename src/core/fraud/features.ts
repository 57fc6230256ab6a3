/** What a score may be made from: only what is known of a claim before anybody reviews it. */

import type { Claim } from '../synthetic/claims.js';
import type { Matrix } from './matrix.js';

/** One number of a claim. A choice of several values is one feature for each value but the first, which the others are held against. */
export interface Feature {
  /** Stable, for tables and records: the name of the column, with the value of a choice after a colon. */
  readonly name: string;
  /** For people. */
  readonly says: string;
  readonly column: keyof Claim;
  /** `group`: a trait that the law protects, given to a model only where a lesson asks for it by name. */
  readonly stands: 'claim' | 'documents' | 'group';
  readonly of: (claim: Claim) => number;
}

type Key<Value> = { [Name in keyof Claim]: Claim[Name] extends Value ? Name : never }[keyof Claim];

const number = (name: string, column: Key<number>, stands: Feature['stands'], says: string): readonly Feature[] => [
  { name, says, column, stands, of: (claim) => claim[column] },
];
const yesNo = (name: string, column: Key<boolean>, stands: Feature['stands'], says: string): readonly Feature[] => [
  { name, says, column, stands, of: (claim) => (claim[column] ? 1 : 0) },
];
/** One-hot, without the first value: with it each row would add up to the same, and no coefficient would mean anything alone. */
const choice = <Column extends Key<string>>(
  name: string,
  column: Column,
  stands: Feature['stands'],
  [, ...values]: readonly { readonly value: Claim[Column]; readonly says: string }[],
): readonly Feature[] =>
  values.map(({ value, says }) => ({
    name: `${name}:${value}`,
    says,
    column,
    stands,
    of: (claim) => (claim[column] === value ? 1 : 0),
  }));

/**
 * Every feature there is. Left out: who the claimant is (name, number, address: nothing to learn from, and ways round to a group), the
 * date of the claim, what a review found, and the truth.
 */
export const features: readonly Feature[] = [
  ...choice('household', 'household', 'claim', [
    { value: 'single', says: 'lives alone' },
    { value: 'couple', says: 'lives as a couple' },
  ]),
  ...number('children', 'children', 'claim', 'number of children'),
  ...number('rent', 'rent', 'claim', 'rent a month'),
  ...number('earnings', 'earnings', 'claim', 'earnings a month'),
  ...yesNo('self_employed', 'selfEmployed', 'claim', 'is self-employed'),
  ...number('amount', 'amount', 'claim', 'amount claimed a month'),
  ...yesNo('address_changed', 'addressChanged', 'documents', 'changed address in the last year'),
  ...number('record_gap_months', 'recordGap', 'documents', 'months without an entry in the record'),
  ...number('documents_missing', 'documentsMissing', 'documents', 'documents missing'),
  ...yesNo('earnings_mismatch', 'earningsMismatch', 'documents', 'earnings differ from the record'),
  ...number('late_reports', 'lateReports', 'documents', 'changes reported late'),
  ...yesNo('earlier_overpayment', 'earlierOverpayment', 'documents', 'was overpaid before'),
  ...number('age', 'age', 'group', 'age'),
  ...choice('nationality', 'nationality', 'group', [
    { value: 'UK', says: 'UK national' },
    { value: 'other', says: 'another nationality' },
  ]),
];

/** What a model is given when nobody says otherwise: no trait that the law protects. */
export const usualFeatures: readonly Feature[] = features.filter(({ stands }) => stands !== 'group');

/** Features by column name, such as `record_gap_months`, for “take this one out and see”. Unknown names change nothing. */
export function featuresWithout(...columns: readonly string[]): readonly Feature[] {
  return usualFeatures.filter(({ name }) => !columns.includes(name.split(':')[0] ?? name));
}

/** A row a claim, a column a feature, in the order given; not yet standardised. */
export function featureMatrix(claims: readonly Claim[], chosen: readonly Feature[] = usualFeatures): Matrix {
  const values = new Float64Array(claims.length * chosen.length);
  let at = 0;
  for (const claim of claims)
    for (const feature of chosen) {
      values[at] = feature.of(claim);
      at += 1;
    }
  return { rows: claims.length, columns: chosen.length, values };
}
