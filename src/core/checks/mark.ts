/** What comes out of marking. Reasons are data; the sentence is made at the edge by `sayReason` in `../sentences/reasons.js`. */

import type { FindingType } from '../guard/finding.js';

/** A stretch of an answer, in UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Always expected and got, so that a learner can see what to change. */
export type Reason =
  | { readonly code: 'words'; readonly got: number; readonly max?: number; readonly min?: number }
  | { readonly code: 'sentences'; readonly got: number; readonly max: number }
  | { readonly code: 'bullets'; readonly got: number; readonly min: number; readonly max: number }
  | { readonly code: 'contains'; readonly missing: readonly string[] }
  | { readonly code: 'contains-none-of'; readonly wanted: readonly string[] }
  | { readonly code: 'forbidden'; readonly found: readonly string[] }
  | { readonly code: 'label'; readonly allowed: readonly string[]; readonly got: string }
  | { readonly code: 'not-json' }
  | { readonly code: 'json-shape'; readonly at: string; readonly said: string }
  | { readonly code: 'numbers'; readonly unsupported: readonly string[] }
  | { readonly code: 'quotes'; readonly unsupported: readonly string[]; readonly quoted: number }
  | { readonly code: 'points'; readonly missed: readonly string[]; readonly of: number }
  | { readonly code: 'reading-age'; readonly got: number; readonly max: number }
  | { readonly code: 'prompt-lacks'; readonly missing: number }
  | { readonly code: 'personal-data'; readonly found: readonly FindingType[] }
  | { readonly code: 'empty-answer' };

export interface CheckResult {
  readonly passed: boolean;
  /** 0 to 1. */
  readonly score: number;
  readonly reason: Reason;
  /** The very places in the answer that the reason speaks of. */
  readonly spans?: readonly Span[];
}

/** What a rule may look at. Nothing else: a rule has no clock, no random numbers, no files. */
export interface CheckInput {
  readonly answer: string;
  readonly prompt: string;
  readonly source: string;
}

/** One check over all runs of an attempt. */
export interface CheckMark {
  readonly id: string;
  readonly says: string;
  readonly passedRuns: number;
  readonly runs: number;
  /** One for each answer, in order. */
  readonly results: readonly CheckResult[];
}

export type Verdict =
  /** Enough runs pass every check. */
  | 'passed'
  /** At least half of the checks hold in every run. */
  | 'nearly'
  | 'not-yet';

export interface Mark {
  readonly verdict: Verdict;
  readonly passed: boolean;
  /** How many runs passed every check, of how many, and how many were needed. */
  readonly passedRuns: number;
  readonly runs: number;
  readonly neededRuns: number;
  readonly checks: readonly CheckMark[];
}
