/** Lengths of time: "two weeks" for 14 days, "a year" of twelve months, "£1,200 a year" for £100 a month. */

import type { Quantity } from '../checks/numbers/readings.js';
import { near } from '../checks/numbers/readings.js';
import type { Derivation } from './quantities.js';
import type { Source } from './source.js';

const periods = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type Period = (typeof periods)[number];

const words =
  /^[\s-]*(?:(?:full|calendar|whole|more|further|extra|consecutive|additional)[\s-]+)?(?<working>working[\s-]+)?(?<period>minute|min|hour|hr|day|week|month|year|yr)s?(?!\p{L})/u;
const short: { readonly [word: string]: Period } = { min: 'minute', hr: 'hour', yr: 'year' };

/** The period that a text begins with, as after "14": " days". Working days are days. */
export function periodOf(after: string): Period | undefined {
  const word = words.exec(after)?.groups?.['period'] ?? '';
  return short[word] ?? periods.find((period) => period === word);
}

/** How many of the smaller make one of the larger: the round ones that people use. */
const makes: readonly (readonly [Period, Period, readonly number[]])[] = [
  ['minute', 'hour', [60]],
  ['hour', 'day', [24]],
  ['day', 'week', [7, 5]],
  ['week', 'month', [4]],
  ['day', 'month', [28, 30, 31]],
  ['month', 'year', [12]],
  ['week', 'year', [52]],
  ['day', 'year', [365]],
];

/** The same length in another unit. */
export function sameLength(one: number, unit: Period, other: number, otherUnit: Period): boolean {
  if (unit === otherUnit) return near(one, other);
  return makes.some(
    ([small, large, factors]) =>
      (unit === large && otherUnit === small && factors.some((factor) => near(one * factor, other))) ||
      (unit === small && otherUnit === large && factors.some((factor) => near(other * factor, one))),
  );
}

export interface Length {
  readonly value: number;
  readonly period: Period;
  readonly quantity: Quantity;
}

/** Every length of time that a source names. */
export function lengthsOf(source: Source): Length[] {
  return source.quantities
    .filter(({ weak, text }) => !weak || /fortnight/iu.test(text))
    .flatMap((quantity) => {
      const period = periodOf(source.text.slice(quantity.end, quantity.end + 40).toLowerCase());
      const reading = quantity.readings.find((one) => one.kind === 'number');
      if (/fortnight/iu.test(quantity.text)) return [{ value: 2, period: 'week' as const, quantity }];
      return period && reading?.kind === 'number' ? [{ value: reading.value, period, quantity }] : [];
    });
}

const every =
  /(?:a|per|each|every)\s+(?<every>week|month|year|day)|(?<ly>weekly|monthly|yearly|annual|annually)|\/(?<slash>week|month|year|day)/u;
const lies: { readonly [word: string]: Period } = {
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};

function rateOf(text: string): Period | undefined {
  const groups = every.exec(text)?.groups ?? {};
  const word = groups['every'] ?? groups['slash'];
  return lies[groups['ly'] ?? ''] ?? periods.find((period) => period === word);
}

/** "A week", "the first month": a length of one without a number. */
const lone =
  /(?<!\p{L})(?:an?|one|first|last|next|final|each|every|per)\s+(?<period>minute|hour|day|week|month|year)(?!\p{L})/giu;

/** "6 minutes 40 seconds", as minutes; "2 hours 15 minutes", as hours. */
const mixed = /(?<whole>\d{1,3}) (?<period>hour|minute)s?,? (?:and )?(?<part>\d{1,2}) (?:minute|second)s?(?!\p{L})/giu;

const timesIn = /^\s*times an? (?<period>hour|day|week|year)(?!\p{L})/u;

export const durations: Derivation = (source) => {
  const ones = [...source.text.matchAll(lone)].flatMap(({ groups }) => {
    const period = periods.find((name) => name === groups?.['period']?.toLowerCase());
    return period ? [{ value: 1, period }] : [];
  });
  const parted = [...source.text.matchAll(mixed)].flatMap(({ groups }) => {
    const period = periods.find((name) => name === groups?.['period']?.toLowerCase());
    return period ? [{ value: Number(groups?.['whole']) + Number(groups?.['part']) / 60, period }] : [];
  });
  const lengths = [...lengthsOf(source), ...ones];
  return ({ reading, before, after }) => {
    // "A year and a half" is eighteen months.
    const half =
      reading.kind === 'share'
        ? /(?:an?|one) (?<period>hour|week|month|year) and $/u.exec(before)?.groups?.['period']
        : undefined;
    if (half !== undefined)
      return lengths.some(({ value, period }) =>
        sameLength(value, period, 1.5, periods.find((name) => name === half) ?? 'year'),
      );
    if (reading.kind === 'number') {
      const often = timesIn.exec(after)?.groups?.['period'];
      // Every twenty minutes is three times an hour.
      if (often !== undefined)
        return lengths.some(({ value, period }) =>
          sameLength(value * reading.value, period, 1, periods.find((name) => name === often) ?? 'hour'),
        );
      const period = periodOf(after);
      if (parted.some((length) => length.period === period && Math.abs(length.value - reading.value) <= 0.5))
        return true;
      return (
        period !== undefined && lengths.some((length) => sameLength(length.value, length.period, reading.value, period))
      );
    }
    if (reading.kind !== 'money') return false;
    const rate = rateOf(after.slice(0, 24)) ?? rateOf(before.slice(-24));
    return (
      rate !== undefined &&
      source.quantities.some((quantity) =>
        quantity.readings.some((other) => {
          if (other.kind !== 'money' || other.currency !== reading.currency) return false;
          const otherRate = rateOf(source.text.slice(quantity.end, quantity.end + 24).toLowerCase());
          // What costs 100 a month costs twelve times as much a year.
          return (
            otherRate !== undefined && otherRate !== rate && sameLength(other.value, rate, reading.value, otherRate)
          );
        }),
      )
    );
  };
};
