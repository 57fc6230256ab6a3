/** Days since 1 January 1970 as dates, without the clock or the time zone of the machine. */

const dayMs = 86_400_000;
const months = 'January February March April May June July August September October November December'.split(' ');

/** `2025-03-31`. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** `31 March 2025`. */
export function dayInWords(day: number): string {
  const date = new Date(day * dayMs);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

export function dayOf(isoDate: string): number {
  return Math.round(Date.parse(`${isoDate}T00:00:00Z`) / dayMs);
}
