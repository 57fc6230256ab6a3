/** What is true of a claim, and how often. */

/** Official statistics keep fraud apart from mistakes, and whose mistake it was; so do we. */
export const outcomes = ['fraud', 'claimant-error', 'official-error', 'correct'] as const;
export type Outcome = (typeof outcomes)[number];
/** What the records say: an outcome, or that nobody looked. */
export type ObservedLabel = Outcome | 'not-reviewed';

/**
 * Department for Work and Pensions, “Fraud and error in the benefit system, financial year ending 2025”, written statement of
 * 15 May 2025: 3.3 % of expenditure was overpaid: fraud 2.2 %, claimant error 0.7 %, official error 0.4 %.
 *
 * Simplified: those are shares of *money* over all benefits, and here they are the share of *claims*. A claim here is wholly
 * right or wholly wrong, and what is paid hangs on nothing that makes a claim go wrong, so the share of money comes out the same.
 * Underpayment (0.4 %) is left out. Single benefits have other rates.
 */
export const baseRates: { readonly [Wrong in Exclude<Outcome, 'correct'>]: number } = {
  fraud: 0.022,
  'claimant-error': 0.007,
  'official-error': 0.004,
};

/** A level of a signal: what share of claims has it, and by how much it multiplies the chance of each outcome. */
interface Level {
  readonly share: number;
  readonly fraud: number;
  readonly claimantError: number;
  readonly officialError: number;
}
const level = (share: number, fraud: number, claimantError: number, officialError: number): Level => ({
  share,
  fraud,
  claimantError,
  officialError,
});

/**
 * What the true outcome hangs on, level by level. All invented, generic and without a source: no rule of any department is here,
 * and nothing that would show anybody how not to be found. A change of address and a gap in the record are *not* in this table:
 * they tell nothing about the truth, whatever reviewers believe.
 */
export const signals = {
  documentsMissing: [level(0.7, 1, 1, 1), level(0.18, 1.5, 1.3, 1), level(0.08, 2, 1.6, 1.2), level(0.04, 3, 2, 1.4)],
  earningsMismatch: [level(0.92, 1, 1, 1), level(0.08, 5, 2, 1.5)],
  lateReports: [level(0.75, 1, 1, 1), level(0.15, 1.2, 1.6, 1), level(0.07, 1.4, 2.2, 1), level(0.03, 1.8, 3, 1)],
  earlierOverpayment: [level(0.94, 1, 1, 1), level(0.06, 2, 1.2, 1)],
  selfEmployed: [level(0.86, 1, 1, 1), level(0.14, 1.3, 1.5, 1.5)],
} as const satisfies { readonly [signal: string]: readonly Level[] };
export type Signal = keyof typeof signals;
export type SignalLevels = { readonly [Name in Signal]: number };

const names = Object.keys(signals) as Signal[];
/** What the signals multiply by on average: divided out, so that the rates over all claims are the published ones. */
const average = (of: 'fraud' | 'claimantError' | 'officialError') =>
  names.reduce((product, name) => product * signals[name].reduce((sum, entry) => sum + entry.share * entry[of], 0), 1);
const averages = {
  fraud: average('fraud'),
  claimantError: average('claimantError'),
  officialError: average('officialError'),
};

/**
 * The chance of each outcome, in the order of {@link outcomes}, of a claim with these signals. `prevalence` multiplies the chance of
 * fraud. That of being wrong never goes above 0.95: fewer than one claim in a million would.
 */
export function chances(levels: SignalLevels, prevalence = 1): readonly [number, number, number, number] {
  let fraud = (baseRates.fraud / averages.fraud) * prevalence;
  let claimantError = baseRates['claimant-error'] / averages.claimantError;
  let officialError = baseRates['official-error'] / averages.officialError;
  for (const name of names) {
    const entry: Level | undefined = signals[name][levels[name]];
    if (!entry) throw new RangeError(`no level ${levels[name]} of ${name}`);
    fraud *= entry.fraud;
    claimantError *= entry.claimantError;
    officialError *= entry.officialError;
  }
  fraud = Math.min(fraud, 0.8);
  claimantError = Math.min(claimantError, 0.1);
  officialError = Math.min(officialError, 0.05);
  return [fraud, claimantError, officialError, 1 - fraud - claimantError - officialError];
}
