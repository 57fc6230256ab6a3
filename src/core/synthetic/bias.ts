/** Bias that is planted on purpose, by name and of known size. Without a name switched on, no group is treated otherwise than another. */

export const biasNames = [
  'selective-labels',
  'proxy-address-change',
  'proxy-record-gap',
  'group-size',
  'prevalence',
  'label-noise',
] as const;
export type BiasName = (typeof biasNames)[number];

export type Nationality = 'UK' | 'other';
/** The two traits that a lesson looks at by group. Nothing else of a claim hangs on them but through a switch. */
export interface Groups {
  readonly age: number;
  readonly nationality: Nationality;
}
/** The age from which a claimant is of the older group. */
export const olderFrom = 45;
export const isOlder = ({ age }: { readonly age: number }) => age >= olderFrom;

/** All sizes are invented: chosen so that thirty thousand claims show them clearly. None is an estimate of anything real. */
export const biasSizes = {
  /** Claimants of 45 and over. */
  olderShare: 0.4,
  /** Claimants of another nationality; with `group-size`, the second. */
  otherShare: 0.2,
  otherShareWhenSmall: 0.04,
  /** Claims that somebody reviewed. */
  reviewedShare: 0.25,
  /** `selective-labels`: how many times as often each of the two groups was reviewed. */
  selective: 3,
  /** A change of address in the last year; with `proxy-address-change` by nationality, the same share over all. */
  addressChanged: 0.16,
  addressChangedOther: 0.6,
  addressChangedUk: 0.05,
  /** A gap in the record; with `proxy-record-gap` by age, the same share over all. */
  recordGap: 0.2,
  recordGapOlder: 0.44,
  recordGapYounger: 0.04,
  /** `prevalence`: how many times as common fraud truly is among the older. */
  prevalence: 2,
  /** `label-noise`: the share of reviewed claims with a wrong outcome on record. */
  labelNoise: 0.05,
} as const;

/** What each switch does, for lists and `--help`. */
export const biasSays: { readonly [Name in BiasName]: string } = {
  'selective-labels':
    'reviewers looked three times as often at people of 45 and over, and three times as often at people of another nationality, whatever their claim said; as many claims were reviewed in all',
  'proxy-address-change':
    'people of another nationality have changed address far more often, so that the address gives the group away',
  'proxy-record-gap':
    'people of 45 and over have a gap in their record far more often, so that the gap gives the group away',
  'group-size': 'people of another nationality are 4 claimants in 100 instead of 20',
  prevalence: 'fraud is truly twice as common among people of 45 and over; the rate over all is as before',
  'label-noise': 'one reviewed claim in 20 has a wrong outcome on record',
};

/** The chances that switches change, of one claimant. */
export interface Tilt {
  readonly otherShare: number;
  reviewed(groups: Groups): number;
  addressChanged(groups: Groups): number;
  recordGap(groups: Groups): number;
  /** Multiplies the chance of fraud. */
  prevalence(groups: Groups): number;
  readonly labelNoise: number;
}

export function tiltOf(bias: readonly BiasName[]): Tilt {
  const on = (name: BiasName) => bias.includes(name);
  const sizes = biasSizes;
  const otherShare = on('group-size') ? sizes.otherShareWhenSmall : sizes.otherShare;
  const factor = on('selective-labels') ? sizes.selective : 1;
  // Divided by its own average, so that a switch changes who, never how many.
  const averageOf = (share: number, times: number) => 1 + share * (times - 1);
  const reviewed = sizes.reviewedShare / (averageOf(otherShare, factor) * averageOf(sizes.olderShare, factor));
  const prevalence = on('prevalence') ? sizes.prevalence : 1;
  const average = averageOf(sizes.olderShare, prevalence);
  return {
    otherShare,
    reviewed: (groups) => reviewed * (groups.nationality === 'other' ? factor : 1) * (isOlder(groups) ? factor : 1),
    addressChanged: ({ nationality }) =>
      !on('proxy-address-change')
        ? sizes.addressChanged
        : nationality === 'other'
          ? sizes.addressChangedOther
          : sizes.addressChangedUk,
    recordGap: (groups) =>
      !on('proxy-record-gap') ? sizes.recordGap : isOlder(groups) ? sizes.recordGapOlder : sizes.recordGapYounger,
    prevalence: (groups) => (isOlder(groups) ? prevalence : 1) / average,
    labelNoise: on('label-noise') ? sizes.labelNoise : 0,
  };
}
