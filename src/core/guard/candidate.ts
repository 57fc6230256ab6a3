/** What a recogniser hands over before overlaps are resolved. */

import type { FindingType, MarkingLevel, Severity } from './finding.js';
import type { Reading } from './reading.js';

interface Seen {
  /** Places in the plain text of the reading. */
  readonly start: number;
  readonly end: number;
  /** How sure the recogniser is, 0 to 1: only to choose between readings of the same words. */
  readonly sure: number;
  readonly severity: Severity;
  readonly reserved?: boolean;
  /** Readings of the same words that pass their checks just as well. */
  readonly ambiguousWith?: readonly FindingType[];
}

export type Candidate =
  | (Seen & { readonly type: 'marking'; readonly level: MarkingLevel })
  | (Seen & { readonly type: Exclude<FindingType, 'marking'> });

/** Finds one kind of thing. Linear in the length of the text; never throws. */
export type Recogniser = (reading: Reading) => readonly Candidate[];

/** An example value is told, and never cried over. */
export function severityOf(reserved: boolean, otherwise: Severity): Severity {
  return reserved ? 'info' : otherwise;
}
