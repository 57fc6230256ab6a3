/** The columns of a file of claims: their names, what they hold, and where they stand in the story. */

import type { Claim } from './claims.js';

/** The mark of every file that this generator makes: `sandpit check` asks for the word in the first line. */
export const syntheticMark = 'SYNTHETIC';

export interface Column {
  /** In the header of the file. */
  readonly name: string;
  readonly key: keyof Claim;
  readonly kind: 'text' | 'number' | 'money' | 'yes-no' | 'date' | 'choice';
  /** `group`: for looking at results by group, never for a model. `truth`: not shown before the reveal. */
  readonly stands: 'claimant' | 'group' | 'claim' | 'documents' | 'truth' | 'history';
}

const column = (name: string, key: keyof Claim, kind: Column['kind'], stands: Column['stands']): Column => ({
  name,
  key,
  kind,
  stands,
});

/** In the order of the file. New ones go to the end, so that a column keeps its letter in a spreadsheet. */
export const claimColumns: readonly Column[] = [
  column('claim_id', 'claimId', 'text', 'claim'),
  column('name', 'name', 'text', 'claimant'),
  column('national_insurance_number', 'nino', 'text', 'claimant'),
  column('address', 'address', 'text', 'claimant'),
  column('town', 'town', 'text', 'claimant'),
  column('postcode', 'postcode', 'text', 'claimant'),
  column('phone', 'phone', 'text', 'claimant'),
  column('email', 'email', 'text', 'claimant'),
  column('age', 'age', 'number', 'group'),
  column('nationality', 'nationality', 'choice', 'group'),
  column('claim_date', 'claimDate', 'date', 'claim'),
  column('household', 'household', 'choice', 'claim'),
  column('children', 'children', 'number', 'claim'),
  column('rent', 'rent', 'money', 'claim'),
  column('earnings', 'earnings', 'money', 'claim'),
  column('self_employed', 'selfEmployed', 'yes-no', 'claim'),
  column('amount', 'amount', 'money', 'claim'),
  column('address_changed', 'addressChanged', 'yes-no', 'documents'),
  column('record_gap_months', 'recordGap', 'number', 'documents'),
  column('documents_missing', 'documentsMissing', 'number', 'documents'),
  column('earnings_mismatch', 'earningsMismatch', 'yes-no', 'documents'),
  column('late_reports', 'lateReports', 'number', 'documents'),
  column('earlier_overpayment', 'earlierOverpayment', 'yes-no', 'documents'),
  column('reviewed', 'reviewed', 'yes-no', 'history'),
  column('observed_label', 'observedLabel', 'choice', 'history'),
  column('true_outcome', 'trueOutcome', 'choice', 'truth'),
];
