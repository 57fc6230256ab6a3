/** Sound rounding: "about 1,200" for 1,198, "£1.2m" for £1,198,450, "nearly half" for 48 %. */

import type { Reading } from '../checks/numbers/readings.js';
import type { Derivation } from './quantities.js';

export const about =
  /(?:^|[^\p{L}])(?:about|around|roughly|approximately|approx\.?|circa|c\.|some|nearly|almost|close to|just (?:over|under|above|below|short of)|in the region of|~|≈)\s*(?:an?\s+|the\s+|[£$€])?$/u;
const over =
  /(?:^|[^\p{L}])(?:over|more than|above|at least|upwards of|exceeding|in excess of|greater than)\s*(?:an?\s+|[£$€])?$/u;
const under = /(?:^|[^\p{L}])(?:under|less than|fewer than|below|up to|not quite|at most)\s*(?:an?\s+|[£$€])?$/u;

/** How far "about" may be from what it stands for. */
export const tolerance = 0.05;

type Sized = Extract<Reading, { kind: 'number' | 'money' | 'percent' | 'share' }>;
const isSized = (reading: Reading): reading is Sized =>
  reading.kind === 'number' || reading.kind === 'money' || reading.kind === 'percent' || reading.kind === 'share';

/** A share and a percentage are the same kind of thing; a bare number may be any. */
export function comparable(one: Sized, other: Sized): boolean {
  if (one.kind === 'money' && other.kind === 'money') return one.currency === other.currency;
  const part = (reading: Sized) => reading.kind === 'percent' || reading.kind === 'share';
  if (part(one) || part(other)) return part(one) && part(other);
  if (one.kind === other.kind) return true;
  return (one.kind === 'number' && one.bare !== false) || (other.kind === 'number' && other.bare !== false);
}

export const sizeOf = (reading: Sized): number => (reading.kind === 'share' ? reading.value * 100 : reading.value);

export const roundings: Derivation = (source) => {
  const sizes = source.quantities.flatMap(({ readings }) => readings.filter(isSized));
  return ({ reading, before }) => {
    if (!isSized(reading)) return false;
    const asked = sizeOf(reading);
    const others = sizes.filter((other) => comparable(reading, other)).map(sizeOf);
    // What was rounded has fewer figures than what it stands for.
    const rounder = (other: number) => reading.kind === 'share' || figuresOf(asked) < figuresOf(other);
    if (about.test(before)) {
      const most = reading.kind === 'share' ? 4 : Math.abs(asked) * tolerance;
      return others.some((other) => rounder(other) && Math.abs(other - asked) <= most);
    }
    if (over.test(before)) return others.some((other) => rounder(other) && other > asked && other <= asked * 1.1);
    if (under.test(before)) return others.some((other) => rounder(other) && other < asked && other >= asked * 0.9);
    return others.some((other) => isRounded(asked, other));
  };
};

/** Without a word such as "about": the figures that are left are those of the number rounded, at least two, or one after the point was dropped. */
export function isRounded(rounded: number, exact: number): boolean {
  if (rounded === exact || exact === 0) return false;
  const figures = figuresOf(rounded);
  if (figures >= figuresOf(exact)) return false;
  if (figures < 2 && !(Number.isInteger(rounded) && Math.abs(exact) >= 3 && Math.abs(exact) < 10)) return false;
  if (Math.abs(exact - rounded) > Math.abs(exact) * 0.025 && Math.abs(exact) >= 10) return false;
  return Number(exact.toPrecision(figures)) === rounded || Math.trunc(exact) === rounded;
}

/** 1,200 has two, 1,198 four, 0.5 one. */
export const figuresOf = (value: number): number =>
  String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/gu, '').length || 1;
