/** What the guard noticed in a text. A finding says where and what kind; it never carries the matched words. */

/** The closed list of kinds. Adding one is a recogniser, a line in `recognisers.ts`, and its words in `explain.ts`. */
export const findingTypes = [
  'nhs-number',
  'nino',
  'utr',
  'vat-number',
  'paye-reference',
  'company-number',
  'sort-code',
  'account-number',
  'iban',
  'payment-card',
  'postcode',
  'phone',
  'email',
  'driving-licence',
  'passport',
  'vehicle-registration',
  'date-of-birth',
  'person-name',
  'marking',
  'injection',
] as const;
export type FindingType = (typeof findingTypes)[number];

/** `info`: an example value, or a marking that permits. `low`: a guess. `high`: sure, and harmful if it leaves. */
export type Severity = 'high' | 'medium' | 'low' | 'info';

/**
 * What a protective marking says. The three tiers, the marking within OFFICIAL, `published` for what is released to the
 * public, and `old` for the marking scheme that ended on 2 April 2014 and has no exact match in the present one.
 */
export const markingLevels = ['published', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET', 'old'] as const;
export type MarkingLevel = (typeof markingLevels)[number];

interface Found {
  /** UTF-16 code units into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  /** A value that is set aside for examples and can belong to nobody. */
  readonly reserved: boolean;
  /** What else the same words could be. */
  readonly ambiguousWith: readonly FindingType[];
}

export type Finding =
  | (Found & { readonly type: 'marking'; readonly level: MarkingLevel })
  | (Found & { readonly type: Exclude<FindingType, 'marking'> });
