/** From two dates to the time between them, and from a date and a time to the other date. */

import type { Reading } from '../checks/numbers/readings.js';
import { lengthsOf, periodOf, sameLength } from './periods.js';
import type { Period } from './periods.js';
import type { Derivation } from './quantities.js';

type DateReading = Extract<Reading, { kind: 'date' }>;

const day = 86_400_000;
/** More dates than these make any length likely by chance. */
const mostDates = 12;

const dayNumber = ({ day: date, month, year }: DateReading, usual: number): number | undefined =>
  date === undefined ? undefined : Date.UTC(year ?? usual, month - 1, date) / day;

const since =
  /(?<!\p{L})(?:after|between|from|until|till|later|earlier|wait|took|take|over|last|since|late|delay|ago|before|span|past|long|spent|in|there)/u;

export const dateSums: Derivation = (source) => {
  const all = source.quantities.flatMap(({ readings }) => readings.filter((reading) => reading.kind === 'date'));
  const usual = all.find(({ year }) => year !== undefined)?.year ?? 2026;
  const seen = new Map(all.map((date) => [`${date.day} ${date.month} ${date.year}`, date]));
  const dates = [...seen.values()].slice(0, mostDates);
  const times = source.sentences.map(({ quantities }) =>
    quantities.flatMap(({ readings }) => readings.filter((reading) => reading.kind === 'time')),
  );
  const years = source.quantities
    .flatMap(({ readings }) =>
      readings.flatMap((reading) =>
        reading.kind === 'date' ? (reading.year ?? []) : reading.kind === 'number' ? reading.value : [],
      ),
    )
    .filter((value) => Number.isInteger(value) && value >= 1800 && value <= 2100);
  const lengths = lengthsOf(source);
  return ({ reading, before, after }) => {
    if (reading.kind === 'number') {
      const period = periodOf(after);
      if (period === undefined) return false;
      const spanned =
        since.test(before.slice(-24) + after) && !/(?:within|after|every|up to) $/u.test(before) ? dates : [];
      return (
        spanned.some((one, index) =>
          spanned.slice(index + 1).some((other) => isBetween(one, other, usual, reading.value, period)),
        ) ||
        times.some((group) =>
          group.some((one, index) => {
            const next = group[index + 1];
            if (!next) return false;
            const minutes = (next.minutes - one.minutes + 720) % 720 || 720;
            return sameLength(minutes, 'minute', reading.value, period);
          }),
        ) ||
        (period === 'year' && years.some((one) => years.some((other) => other - one === reading.value)))
      );
    }
    if (reading.kind !== 'date' || reading.day === undefined) return false;
    const asked = dayNumber(reading, usual);
    return dates.some((date) => {
      const from = dayNumber(date, usual);
      if (from === undefined || asked === undefined) return false;
      return lengths.some(({ value, period }) => [1, -1].some((sign) => endsOn(from, value * sign, period, asked)));
    });
  };
};

function isBetween(one: DateReading, other: DateReading, usual: number, asked: number, period: Period): boolean {
  const [from, to] = [dayNumber(one, usual), dayNumber(other, usual)];
  if (period === 'month') {
    const months = Math.abs(((other.year ?? usual) - (one.year ?? usual)) * 12 + other.month - one.month);
    if (from !== undefined && to !== undefined) return Math.abs(Math.abs(to - from) - asked * 30.44) <= 3;
    return months > 0 && (months === asked || months === asked - 1);
  }
  if (from === undefined || to === undefined) return false;
  const days = Math.abs(to - from);
  // A span may be counted with its first day.
  if (period === 'day') return days > 0 && (days === asked || days + 1 === asked);
  if (period === 'week') return Math.abs(days - asked * 7) <= 1;
  if (period === 'year') return Math.abs(days - asked * 365.25) <= 2;
  return false;
}

function endsOn(from: number, value: number, period: Period, asked: number): boolean {
  if (period === 'day' || period === 'week') return from + value * (period === 'week' ? 7 : 1) === asked;
  const date = new Date(from * day);
  if (period === 'month') date.setUTCMonth(date.getUTCMonth() + value);
  else if (period === 'year') date.setUTCFullYear(date.getUTCFullYear() + value);
  else return false;
  return Math.abs(date.getTime() / day - asked) <= 1;
}
