/** Numbers, dates, sums, percentages, times and references in a summary that its source does not have and does not give. */

import type { Span } from '../checks/mark.js';
import type { Quantity, Reading } from '../checks/numbers/readings.js';
import { near } from '../checks/numbers/readings.js';
import { quantities } from '../checks/numbers.js';
import { supportedIn } from '../checks/numbers/support.js';
import { sentences } from '../checks/sentences.js';
import { counts } from './counts.js';
import { topicsOf } from './nearest.js';
import { dateSums } from './durations.js';
import { durations, periodOf } from './periods.js';
import type { Suspect, UnsupportedKind } from './grounding.js';
import { ratios } from './ratios.js';
import { roundings } from './rounding.js';
import type { Source } from './source.js';
import { sums } from './sums.js';

/** What a number may follow from. Each prepares the source once. */
const derivations = [roundings, sums, ratios, counts, durations, dateSums] as const;

/** A quantity with the words around it, in the summary. */
export interface Asked {
  readonly quantity: Quantity;
  readonly reading: Reading;
  /** Up to 40 units before and after, in lower case. */
  readonly before: string;
  readonly after: string;
  /** The other quantities of its sentence that the source has. */
  readonly siblings: readonly Quantity[];
  /** What its sentence is about, as stems. */
  readonly topics: ReadonlySet<string>;
}

export type Derivation = (source: Source) => (asked: Asked) => boolean;

export interface Judged {
  readonly unsupported: readonly Suspect[];
  /** What the source does not state, but gives. */
  readonly derived: readonly Span[];
}

/** "The second half" is a place; what "an hour and a half" comes from is not worked out. */
const partOfOne =
  /(?<!\p{L})(?:(?:first|second|latter|other|former|top|bottom)|(?:minute|hour|day|week|month|year)s? and) $/iu;
/** "On five May mornings" is not the fifth of May. */
const countBeforeMonth = /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) \p{Lu}/iu;

function isAsked({ weak, readings: [first], start, end, text }: Quantity, summary: string): boolean {
  if (weak || first === undefined) return false;
  if (first.kind === 'share')
    return (
      !partOfOne.test(summary.slice(Math.max(0, start - 14), start)) &&
      !/^ of an (?:hour|inch)/u.test(summary.slice(end, end + 12))
    );
  return first.kind !== 'date' || !countBeforeMonth.test(text);
}

/** Says of every quantity of a summary whether the source has it, however written, or gives it by a sound step: rounding, adding up, counting, subtracting. */
export function unsupportedQuantities(source: Source): (summary: string) => Judged {
  const inSource = supportedIn(source.text, source.quantities);
  const given = derivations.map((derivation) => derivation(source));
  const around = (summary: string, quantity: Quantity) => ({
    quantity,
    before: summary.slice(Math.max(0, quantity.start - 40), quantity.start).toLowerCase(),
    after: summary.slice(quantity.end, quantity.end + 40).toLowerCase(),
  });
  return (summary) => {
    const all = quantities(summary).filter((quantity) => isAsked(quantity, summary));
    const places = sentences(summary);
    const stated = all.filter((quantity) =>
      quantity.readings.some(
        (reading) =>
          inSource({ ...quantity, readings: [reading] }) &&
          !isOnlyAlike({ ...around(summary, quantity), reading, siblings: [], topics: new Set() }, source),
      ),
    );
    const open = all.filter((quantity) => !stated.includes(quantity));
    const follow = (from: readonly Quantity[]) => (quantity: Quantity) => {
      const place = places.find(({ start, end }) => start <= quantity.start && quantity.start < end);
      const topics = topicsOf(place ? summary.slice(place.start, place.end) : summary);
      const siblings = from.filter(({ start }) => place && place.start <= start && start < place.end);
      return quantity.readings.some((reading) =>
        given.some((follows) => follows({ ...around(summary, quantity), reading, siblings, topics })),
      );
    };
    // "An income of 560 in all, which leaves 12": the second follows from the first.
    const first = open.filter(follow(stated));
    const derived = [
      ...first,
      ...open.filter((quantity) => !first.includes(quantity)).filter(follow([...stated, ...first])),
    ];
    return {
      derived,
      unsupported: open
        .filter((quantity) => !derived.includes(quantity))
        .map(({ start, end, readings }) => ({ start, end, kind: kindOf(readings) })),
    };
  };
}

/**
 * A number of things is not in the source because a day of the month, an hour or a price is the same number; a number of days is
 * not because there is as many weeks.
 */
function isOnlyAlike({ reading, after }: Asked, source: Source): boolean {
  if (reading.kind !== 'number' || reading.bare !== false) return false;
  if (Number.isInteger(reading.value) && reading.value >= 1900 && reading.value < 2100) return false;
  const asked = periodOf(after);
  const same = source.quantities.filter(({ readings }) =>
    readings.some(
      (other) =>
        ((other.kind === 'number' || other.kind === 'ordinal') && near(other.value, reading.value)) ||
        (other.kind === 'row' && other.values.includes(reading.value)) ||
        (other.kind === 'code' && other.text.includes(String(reading.value))),
    ),
  );
  if (asked === undefined) return same.length === 0;
  return !same.some(({ end, readings }) => {
    const behind = source.text.slice(end, end + 40).toLowerCase();
    const bare = readings.some((other) => other.kind === 'number' && other.bare === true);
    // "Five to ten days" says the unit once.
    return (
      bare || periodOf(behind) === asked || periodOf(behind.replace(/^\s*(?:to|or|and|-|–)\s*[\w-]+/u, '')) === asked
    );
  });
}

/** What sort of quantity it is, by what it is read as first. */
export function kindOf(readings: readonly Reading[]): UnsupportedKind {
  const [first] = readings;
  switch (first?.kind) {
    case 'money':
      return 'money';
    case 'percent':
    case 'share':
      return 'percentage';
    case 'date':
    case 'weekday':
      return 'date';
    case 'time':
      return 'time';
    case 'code':
      return 'reference';
    case 'number':
    case 'ordinal':
    case 'row':
    case undefined:
      return 'number';
    default:
      return first satisfies never;
  }
}
