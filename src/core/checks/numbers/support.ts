/** Is a quantity of an answer in a source, however it is written there? */

import { fold } from '../fold.js';
import type { Quantity, Reading } from './readings.js';
import { near } from './readings.js';

type Of<Kind extends Reading['kind']> = Extract<Reading, { readonly kind: Kind }>;

/** All that a source says, by kind. */
interface Stock {
  readonly all: readonly Reading[];
  readonly text: string;
}

function only<Kind extends Reading['kind']>(stock: Stock, kind: Kind): Of<Kind>[] {
  return stock.all.filter((reading): reading is Of<Kind> => reading.kind === kind);
}

/** Prepares a source once; the function says of each quantity whether one of its readings is supported. */
export function supportedIn(source: string, quantities: readonly Quantity[]): (quantity: Quantity) => boolean {
  const stock: Stock = {
    all: quantities.flatMap((quantity) => quantity.readings),
    text: fold(source).text,
  };
  return (quantity) => quantity.readings.some((reading) => isSupported(reading, stock));
}

function isSupported(reading: Reading, stock: Stock): boolean {
  switch (reading.kind) {
    case 'number':
      return hasNumber(reading.value, stock);
    case 'row':
      return reading.values.every((value) => hasNumber(value, stock));
    case 'money':
      return (
        only(stock, 'money').some((other) => other.currency === reading.currency && near(other.value, reading.value)) ||
        hasBare(reading.value, stock)
      );
    case 'percent':
      return (
        only(stock, 'percent').some((other) => near(other.value, reading.value)) ||
        only(stock, 'share').some((other) => samePart(reading.value, other.value)) ||
        hasBare(reading.value, stock)
      );
    case 'share':
      return (
        only(stock, 'share').some((other) => near(other.value, reading.value)) ||
        only(stock, 'percent').some((other) => samePart(other.value, reading.value)) ||
        only(stock, 'number').some((other) => near(other.value, reading.value))
      );
    case 'ordinal':
      return only(stock, 'ordinal').some((other) => other.value === reading.value) || hasNumber(reading.value, stock);
    case 'date':
      return only(stock, 'date').some((other) => sameDate(reading, other, stock));
    case 'weekday':
      return (
        only(stock, 'weekday').some((other) => other.day === reading.day) ||
        only(stock, 'date').some((other) => weekdayOf(other) === reading.day)
      );
    case 'time':
      return only(stock, 'time').some((other) => sameTime(reading, other));
    case 'code':
      return only(stock, 'code').some((other) => other.text === reading.text) || spaced(reading.text).test(stock.text);
    default:
      return reading satisfies never;
  }
}

/** A plain number may stand in the source as money, a percentage, a day or year of a date, an hour, or digits of a reference. */
function hasNumber(value: number, stock: Stock): boolean {
  return stock.all.some((other) => {
    switch (other.kind) {
      case 'number':
      case 'money':
      case 'percent':
      case 'ordinal':
      case 'share':
        return near(other.value, value);
      case 'row':
        return other.values.includes(value);
      case 'date':
        return other.day === value || other.year === value;
      case 'time':
        return other.minutes % 60 === 0 && (other.minutes / 60 === value || (other.minutes / 60) % 12 === value % 12);
      case 'code':
        return (other.text.match(/\d{3,}/gu) ?? []).some((digits) => Number(digits) === value);
      case 'weekday':
        return false;
      default:
        return other satisfies never;
    }
  });
}

/** A number without a word behind it, as in a table: its unit may stand in the heading. */
const hasBare = (value: number, stock: Stock) =>
  only(stock, 'number').some((other) => other.bare === true && near(other.value, value));

/** 33% and a third are the same to the figures shown. */
function samePart(percent: number, share: number): boolean {
  const shown = String(percent).split('.')[1]?.length ?? 0;
  return Math.abs(percent - share * 100) < 0.5 * 10 ** -shown + 1e-9;
}

function sameDate(asked: Of<'date'>, other: Of<'date'>, stock: Stock): boolean {
  if (asked.month !== other.month) return false;
  if (asked.day !== undefined && asked.day !== other.day) return false;
  if (asked.year === undefined || asked.year === other.year) return true;
  // "3 March" in a letter that names the year elsewhere.
  return other.year === undefined && hasNumber(asked.year, stock);
}

/** 0 is Sunday; undefined without a day and a year. */
function weekdayOf({ day, month, year }: Of<'date'>): number | undefined {
  if (day === undefined || year === undefined) return undefined;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function sameTime(one: Of<'time'>, other: Of<'time'>): boolean {
  if (one.minutes === other.minutes) return true;
  return (!one.exact || !other.exact) && one.minutes % 720 === other.minutes % 720;
}

/** A code with spaces, hyphens, points or slashes anywhere between its signs. */
function spaced(code: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${[...code].join('[\\s./-]{0,2}')}(?![\\p{L}\\p{N}])`, 'u');
}
