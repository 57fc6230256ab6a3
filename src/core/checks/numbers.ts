/**
 * Numbers in a text, whatever way they are written: 1,250.50 · £1.2m · twelve · 3 March, 3/3, the 3rd of March · 7am, 07:00 · a third · QQ 12 34 56 C.
 * Each becomes one or more readings that can be compared with those of another text.
 */

import { fold } from './fold.js';
import { money, ordinalNumbers, percentages, plainNumbers, shares } from './numbers/amounts.js';
import { digitGroups, knownCodes, references } from './numbers/codes.js';
import { doubleYears, months, numericDates, weekdays, writtenDates } from './numbers/dates.js';
import { countOfOwnPoints, listMarkers, looseNumbers } from './numbers/loose.js';
import type { Quantity, Reader } from './numbers/readings.js';
import { blank } from './numbers/readings.js';
import { supportedIn } from './numbers/support.js';
import { times } from './numbers/times.js';
import { wordsToDigits } from './numbers/wordsToDigits.js';

// The order decides what a stretch of text is read as: what is most particular comes first.
const readers: readonly Reader[] = [
  listMarkers,
  knownCodes,
  writtenDates,
  numericDates,
  doubleYears,
  months,
  weekdays,
  times,
  money,
  percentages,
  countOfOwnPoints,
  shares,
  references,
  digitGroups,
  ordinalNumbers,
  looseNumbers,
  plainNumbers,
];

/** All numbers, sums, percentages, shares, dates, times and references of a text, in order, none overlapping. Linear in practice. */
export function quantities(text: string): Quantity[] {
  const digits = wordsToDigits(fold(text));
  const original = (start: number, end: number) => {
    const place = digits.place(start, end);
    return text.slice(place.start, place.end);
  };
  const result: Quantity[] = [];
  let left = digits.text;
  const units = left.split('');
  for (const reader of readers) {
    const found = reader({ text: left, original });
    for (const { start, end, readings, weak = false } of found) {
      if (units.slice(start, end).includes(blank)) continue;
      units.fill(blank, start, end);
      const place = digits.place(start, end);
      result.push({ ...place, text: text.slice(place.start, place.end), readings, weak });
    }
    if (found.length > 0) left = units.join('');
  }
  return result.sort((one, other) => one.start - other.start);
}

/** A function that says whether a quantity is in this source, however either is written. */
export function supportedBy(source: string): (quantity: Quantity) => boolean {
  return supportedIn(source, quantities(source));
}
