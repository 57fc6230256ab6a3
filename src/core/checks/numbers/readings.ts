/** What a number in a text can mean. */

import type { Span } from '../mark.js';

export type Reading =
  /** `bare`: no word behind it, as in a table, so that its unit may stand elsewhere. */
  | { readonly kind: 'number'; readonly value: number; readonly bare?: boolean }
  | { readonly kind: 'money'; readonly currency: Currency; readonly value: number }
  | { readonly kind: 'percent'; readonly value: number }
  /** A part of a whole, 0 to 1: a third. */
  | { readonly kind: 'share'; readonly value: number }
  | { readonly kind: 'ordinal'; readonly value: number }
  /** Months count from 1. A date may have a day and month, a month and year, a month alone, or all three. */
  | { readonly kind: 'date'; readonly day?: number; readonly month: number; readonly year?: number }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly day: number }
  /** Minutes since midnight. `exact` is false when it may be morning or afternoon. */
  | { readonly kind: 'time'; readonly minutes: number; readonly exact: boolean }
  /** A reference, postcode, telephone number: letters and digits alone, lower case. */
  | { readonly kind: 'code'; readonly text: string }
  /** Several numbers side by side, each of which must be right. */
  | { readonly kind: 'row'; readonly values: readonly number[] };

export type Currency = 'gbp' | 'usd' | 'eur';

/** A number, date or the like at its place, with everything it may mean. */
export interface Quantity extends Span {
  /** As written. */
  readonly text: string;
  readonly readings: readonly Reading[];
  /** It supports others when it is in a source, and asks for no support itself: list markers, "one" as a pronoun, "both". */
  readonly weak: boolean;
}

/** A quantity in a {@link NumberText}, before its place in the original is known. */
export interface Found extends Span {
  readonly readings: readonly Reading[];
  readonly weak?: boolean;
}

/** The text that readers search: folded, number words as digits, what was read already blanked out by {@link blank}. */
export interface NumberText {
  readonly text: string;
  /** The original letters of a stretch, for telling capitals. */
  original(start: number, end: number): string;
}

export type Reader = (text: NumberText) => readonly Found[];

/** Stands where something was read already. Not a word, number, space or mark. */
export const blank = '\ufffc';

export const near = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
