/** Claims for a benefit that does not exist, made cause by cause. */

import { biasSizes, isOlder, tiltOf } from './bias.js';
import type { BiasName, Nationality } from './bias.js';
import { dateOfDay, dayOf } from './days.js';
import { chances, outcomes, signals } from './outcomes.js';
import type { ObservedLabel, Outcome, Signal } from './outcomes.js';
import { mostPeople, peopleOf } from './people.js';
import type { Person } from './people.js';
import { between, pick, share, streamOf, whole } from './streams.js';

/** One claim, in the order in which it came to be. Money in pounds a month, with pence. */
export interface Claim extends Person {
  readonly claimId: string;
  // The claimant. Age and nationality are the groups a lesson looks at; a model should not be given them.
  readonly age: number;
  readonly nationality: Nationality;
  // The claim.
  /** ISO date in the financial year ending 2025. */
  readonly claimDate: string;
  readonly household: 'single' | 'couple';
  readonly children: number;
  readonly rent: number;
  readonly earnings: number;
  readonly selfEmployed: boolean;
  readonly amount: number;
  // The documents and the record.
  readonly addressChanged: boolean;
  /** Months without an entry, 0 for none. */
  readonly recordGap: number;
  readonly documentsMissing: number;
  readonly earningsMismatch: boolean;
  readonly lateReports: number;
  readonly earlierOverpayment: boolean;
  // What is true, which nobody in the story knows.
  readonly trueOutcome: Outcome;
  // What happened, and what went on record.
  readonly reviewed: boolean;
  readonly observedLabel: ObservedLabel;
}

export interface ClaimSettings {
  /** A whole number from 0 to 2^53 - 1. */
  readonly seed: number;
  readonly bias?: readonly BiasName[];
}

/** As many claims as one seed gives. */
export const mostClaims = mostPeople;

/**
 * The claims of a seed, by their number from 0: claimant → claim → documents → true outcome → who was reviewed → what went on record.
 * A causal story, not a likeness of any data: there is nothing real to leak. Each field has a stream of its own, so a new field or
 * a switch changes only what hangs on it.
 *
 * Simplified, and invented where no source is given: fields hang together less than in life; reviewers make no mistakes unless
 * `label-noise` is on; who is reviewed is chance alone unless `selective-labels` is on; nothing hangs on age or nationality but
 * through a switch. The rates are those of {@link baseRates}.
 */
export function claimsOf({ seed, bias = [] }: ClaimSettings): (index: number) => Claim {
  const tilt = tiltOf(bias);
  const people = peopleOf(seed);
  const stream = (name: string) => streamOf(seed, `claim.${name}`);
  const older = stream('older');
  const age = stream('age');
  const nationality = stream('nationality');
  const claimDate = stream('claim-date');
  const household = stream('household');
  const children = stream('children');
  const rent = stream('rent');
  const inWork = stream('in-work');
  const earnings = stream('earnings');
  const addressChanged = stream('address-changed');
  const hasGap = stream('has-record-gap');
  const recordGap = stream('record-gap');
  const signalStreams = Object.fromEntries(
    (Object.keys(signals) as Signal[]).map((name) => {
      const shares = signals[name].map((entry) => entry.share);
      const values = stream(`signal.${name}`);
      return [name, (index: number) => share(shares, values(index))];
    }),
  ) as { readonly [Name in Signal]: (index: number) => number };
  const outcome = stream('true-outcome');
  const reviewed = stream('reviewed');
  const noise = stream('label-noise');
  const noisyLabel = stream('noisy-label');

  return (index) => {
    const groups = {
      age: older(index) < biasSizes.olderShare ? whole(45, 66, age(index)) : whole(18, 44, age(index)),
      nationality: nationality(index) < tilt.otherShare ? ('other' as const) : ('UK' as const),
    };
    const couple = household(index) < 0.35;
    const count = share(childShares, children(index));
    const paidRent = pounds(between(rents, rent(index)));
    const earned = inWork(index) < 0.4 ? pounds(between(wages, earnings(index))) : 0;
    const levels = {
      documentsMissing: signalStreams.documentsMissing(index),
      earningsMismatch: signalStreams.earningsMismatch(index),
      lateReports: signalStreams.lateReports(index),
      earlierOverpayment: signalStreams.earlierOverpayment(index),
      selfEmployed: signalStreams.selfEmployed(index),
    };
    const trueOutcome = outcomes[share(chances(levels, tilt.prevalence(groups)), outcome(index))] ?? 'correct';
    const looked = reviewed(index) < tilt.reviewed(groups);
    const person = people(index);
    // Written out: objects that are spread together are several times slower to make and to read.
    return {
      name: person.name,
      nino: person.nino,
      address: person.address,
      town: person.town,
      postcode: person.postcode,
      phone: person.phone,
      email: person.email,
      claimId: `CL-${String(index + 1).padStart(7, '0')}`,
      age: groups.age,
      nationality: groups.nationality,
      claimDate: pick(claimDates, claimDate(index)),
      household: couple ? 'couple' : 'single',
      children: count,
      rent: paidRent,
      earnings: earned,
      selfEmployed: levels.selfEmployed === 1,
      amount: Math.max(25, pounds((couple ? 480 : 310) + 190 * Math.min(count, 3) + 0.6 * paidRent - 0.45 * earned)),
      addressChanged: addressChanged(index) < tilt.addressChanged(groups),
      recordGap: hasGap(index) < tilt.recordGap(groups) ? whole(1, 24, recordGap(index)) : 0,
      documentsMissing: levels.documentsMissing,
      earningsMismatch: levels.earningsMismatch === 1,
      lateReports: levels.lateReports,
      earlierOverpayment: levels.earlierOverpayment === 1,
      trueOutcome,
      reviewed: looked,
      observedLabel: !looked
        ? 'not-reviewed'
        : noise(index) < tilt.labelNoise
          ? pick(
              outcomes.filter((other) => other !== trueOutcome),
              noisyLabel(index),
            )
          : trueOutcome,
    };
  };
}

/** The first `rows` claims of a seed. Throws a RangeError for more than {@link mostClaims}. */
export function generateClaims({ rows, ...settings }: ClaimSettings & { readonly rows: number }): Claim[] {
  if (!Number.isInteger(rows) || rows < 0 || rows > mostClaims) throw new RangeError(`rows from 0 to ${mostClaims}`);
  const claimAt = claimsOf(settings);
  return Array.from({ length: rows }, (_, index) => claimAt(index));
}

/** Of claims with 0, 1, 2, 3 and 4 children; and rents and wages at points of equal share. All invented. */
const childShares = [0.5, 0.22, 0.18, 0.07, 0.03];
const rents = [0, 280, 390, 460, 540, 640, 980];
const wages = [90, 310, 540, 760, 1_050, 1_480];
/** The financial year ending 2025, from 1 April 2024. */
const claimDates = Array.from({ length: 365 }, (_, day) => dateOfDay(dayOf('2024-04-01') + day));
const pounds = (amount: number) => Math.round(amount * 100) / 100;

/** The group names of a claim, as a lesson shows them. */
export function groupsOf(claim: Pick<Claim, 'age' | 'nationality'>): {
  readonly age: 'under 45' | '45 and over';
  readonly nationality: 'UK' | 'another nationality';
} {
  return {
    age: isOlder(claim) ? '45 and over' : 'under 45',
    nationality: claim.nationality === 'UK' ? 'UK' : 'another nationality',
  };
}
