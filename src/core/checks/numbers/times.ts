/** Times of day: 7am, 7.30 p.m., 07:00, 9 to 5pm, noon, half past seven, 8 o'clock. */

import type { Found, NumberText, Reading } from './readings.js';
import { blank } from './readings.js';

const half = `(?<half>a\\.m\\.?|p\\.m\\.?|am|pm|noon|midday|midnight|in\\s+the\\s+(?:morning|afternoon|evening)|at\\s+night)(?![\\p{L}\\p{N}])`;
const clock = `(?:[01]?\\d|2[0-4])(?:[:.][0-5]\\d)?`;
const start = '(?<![\\p{L}\\p{N}£$€]|[\\p{N}][.,:/-])';

// "9 to 5pm" says two times, the first without its half of the day.
const withHalf = new RegExp(
  `${start}(?:(?<first>${clock})(?<link>\\s*(?:-|to|and|or|until|till)\\s*))?(?<hour>${clock})\\s*${half}`,
  'gu',
);
// After an ISO date, which is read before, a "t" may stand in front: 2026-03-03T10:15:00Z.
const withColon = new RegExp(
  `(?:(?<=${blank}t)|(?<![\\p{L}\\p{N}£$€]|[\\p{N}][.,:/]))(?<hour>(?:[01]?\\d|2[0-4]):[0-5]\\d)(?::[0-5]\\d(?:\\.\\d+)?)?z?(?![\\p{L}\\p{N}:]|\\.\\d)`,
  'gu',
);
const oClock = new RegExp(`${start}(?<hour>1[0-2]|[1-9]|one)\\s+o'?\\s?clock(?:\\s+${half})?`, 'gu');
const past = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<part>half|(?:a\\s+)?quarter|\\d{1,2})\\s+(?<side>past|to)\\s+(?<hour>1[0-2]|[1-9]|one)(?![\\p{L}\\p{N}%]|[.,:]\\d)(?:\\s*${half})?`,
  'gu',
);
const named = /(?<![\p{L}\p{N}])(?:(?:12\s+)?(?:noon|midday)|(?:12\s+)?midnight)(?![\p{L}\p{N}])/gu;

function time(hour: number, minute: number, half: string | undefined, padded: boolean): Reading | undefined {
  if (hour > 24 || minute > 59) return undefined;
  const word = half?.replace(/[.\s]/gu, '') ?? '';
  if (word === '' || hour > 12)
    return { kind: 'time', minutes: (hour % 24) * 60 + minute, exact: padded || hour > 12 || hour === 0 };
  const morning = word === 'am' || word === 'midnight' || word.endsWith('morning');
  return { kind: 'time', minutes: ((hour % 12) + (morning ? 0 : 12)) * 60 + minute, exact: true };
}

function read(text: string, half: string | undefined): Reading | undefined {
  const [hour = '', minute = '0'] = text.split(/[:.]/u);
  return time(hour === 'one' ? 1 : Number(hour), Number(minute), half, /^0\d:/u.test(text));
}

/** Times of day. A time without am or pm, and below 13, may be either. */
export function times({ text }: NumberText): Found[] {
  const found: Found[] = [];
  const add = (start: number, end: number, reading: Reading | undefined) => {
    if (reading) found.push({ start, end, readings: [reading] });
  };
  for (const match of text.matchAll(withHalf)) {
    const { first, link, hour = '', half } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (first === undefined) add(match.index, end, read(hour, half));
    else {
      add(match.index, match.index + first.length, read(first, undefined));
      add(match.index + first.length + (link ?? '').length, end, read(hour, half));
    }
  }
  for (const expression of [withColon, oClock])
    for (const match of text.matchAll(expression))
      add(match.index, match.index + match[0].length, read(match.groups?.['hour'] ?? '', match.groups?.['half']));
  for (const match of text.matchAll(past)) {
    const { part = '', side, hour = '', half } = match.groups ?? {};
    const minutes = part === 'half' ? 30 : part.endsWith('quarter') ? 15 : Number(part);
    // "3 to 7" is a range, "10 past 3" is a time.
    if (minutes > 30 || (side === 'to' && !part.endsWith('quarter')) || minutes === 0) continue;
    const base = hour === 'one' ? 1 : Number(hour);
    add(
      match.index,
      match.index + match[0].length,
      side === 'past' ? time(base, minutes, half, false) : time(base === 1 ? 12 : base - 1, 60 - minutes, half, false),
    );
  }
  for (const match of text.matchAll(named))
    add(match.index, match.index + match[0].length, {
      kind: 'time',
      minutes: match[0].endsWith('midnight') ? 0 : 720,
      exact: true,
    });
  return found;
}
