/** What comes out of comparing a summary with its source. Data only; sentences are made at the edge. */

import type { Span } from '../checks/mark.js';

export const unsupportedKinds = [
  'number',
  'money',
  'percentage',
  'date',
  'time',
  'reference',
  'person',
  'organisation',
  'place',
  'name',
  'contrary',
  'negation',
] as const;

/**
 * What sort of thing the source does not have. `name` is a name of which the text does not tell whose.
 * `contrary` is a word that the source never uses where it uses its opposite or another of the same set; `negation` a denial that the source does not make.
 */
export type UnsupportedKind = (typeof unsupportedKinds)[number];

/** A line of the source: its number from 1, and its place in UTF-16 units, end exclusive, without its line end. */
export interface SourceLine extends Span {
  readonly line: number;
}

/** A place in the summary, in UTF-16 units, end exclusive. */
export interface Unsupported extends Span {
  readonly kind: UnsupportedKind;
  /** As written in the summary. */
  readonly text: string;
  /** The line of the source that has most in common with the sentence it stands in; absent when nothing is in common. */
  readonly nearest?: SourceLine;
}

export interface Grounding {
  /** Nothing was found. That is not the same as true: see {@link ground}. */
  readonly supported: boolean;
  /** In order of place, none overlapping. */
  readonly unsupported: readonly Unsupported[];
}

/** What one check finds, before its line of the source is looked up. */
export interface Suspect extends Span {
  readonly kind: UnsupportedKind;
}
