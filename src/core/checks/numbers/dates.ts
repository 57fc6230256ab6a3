/** Dates and days of the week. Day before month, as in the United Kingdom, unless only the other way makes sense. */

import type { Found, NumberText, Reading } from './readings.js';

const monthNames = 'january february march april may june july august september october november december'.split(' ');
const weekdayNames = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const ordinals = new Map(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
    'seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth ' +
    'twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
  )
    .split(' ')
    .map((word, index) => [word, index + 1]),
);
// After number words became digits, "twenty-first" reads "20-first".
const ordinalWord = `(?:${[...ordinals.keys()]
  .map((word) => word.replace('twenty-', '(?:twenty|20)[ -]').replace('thirty-', '(?:thirty|30)[ -]'))
  .sort((one, other) => other.length - one.length)
  .join('|')})`;
const month = `(?:(?<month>${monthNames.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?![\\p{L}\\p{N}])(?:(?<=sept|(?<![a-z])[a-z]{3})(?<!may)\\.)?)`;
const weekday = `(?:(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat)\\.?,?\\s+)`;
const day = `(?:${ordinalWord}|(?:0?[1-9]|[12]\\d|3[01])(?:\\s?(?:st|nd|rd|th))?)(?![\\p{L}\\p{N}])`;
const year = `(?:,?\\s+(?:in\\s+)?(?<year>(?:1[5-9]|2[01])\\d\\d)(?![\\p{L}\\p{N}]|[.,:]\\d)|\\s+'(?<short>\\d\\d)(?!\\d))`;
const start = '(?<![\\p{L}\\p{N}£$€.,/]|\\d-)';

// "3 March", "the 3rd of March 2026", "3, 4 and 5 March", "Monday 3 to Friday 7 March".
const dayMonth = new RegExp(
  `${start}(?<days>${day}(?:\\s*(?:,|and|or|to|until|&|-|,\\s*and)\\s*${weekday}?(?:the\\s+)?${day}){0,8})\\s*(?:of\\s+)?${month}${year}?`,
  'gu',
);
// "March 3", "March 3rd, 2026"; not "March 2026".
const monthDay = new RegExp(
  `(?<![\\p{L}\\p{N}])${month}\\s+(?:the\\s+)?(?<days>${day})(?!\\s*(?:%|per|:\\d|am|pm))${year}?`,
  'gu',
);
const monthYear = new RegExp(`(?<![\\p{L}\\p{N}])${month}(?:\\s+of)?${year}`, 'gu');
const monthAlone = new RegExp(`(?<![\\p{L}\\p{N}])${month}`, 'gu');
const numeric =
  /(?<![\p{L}\p{N}£$€]|[\p{N}][./,-])(?<one>\d{1,2})(?<sign>[/.-])(?<two>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})(?![\p{L}\p{N}]|[./-]\d)/gu;
const numericShort = /(?<![\p{L}\p{N}£$€]|[\p{N}][./,-])(?<one>\d{1,2})\/(?<two>\d{1,2})(?![\p{L}\p{N}%]|[./,-]\d)/gu;
const iso = /(?<![\p{L}\p{N}-])(?<year>\d{4})[-/](?<two>\d{2})[-/](?<one>\d{2})(?=t\d|[^\p{L}\p{N}-]|$)/gu;
const weekdayAlone = new RegExp(`(?<![\\p{L}\\p{N}])(?<name>${weekdayNames.join('|')})s?(?![\\p{L}\\p{N}])`, 'gu');

/** A date, undefined when there is no such day in any year. */
function date(day: number, month: number, year?: number): Reading | undefined {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > longest) return undefined;
  return { kind: 'date', day, month, ...(year !== undefined && { year }) };
}

function yearOf(groups: { readonly [name: string]: string | undefined }): { readonly year?: number } {
  const short = groups['short'] ?? (groups['year']?.length === 2 ? groups['year'] : undefined);
  if (short !== undefined) return { year: Number(short) + (Number(short) < 50 ? 2000 : 1900) };
  return groups['year'] === undefined ? {} : { year: Number(groups['year']) };
}

const monthOf = (name: string | undefined) =>
  monthNames.findIndex((full) => full.startsWith((name ?? '?').slice(0, 3))) + 1;

function dayOf(text: string): number {
  const digits = /^\d+(?=\s?(?:st|nd|rd|th)?$)/u.exec(text)?.[0];
  return digits !== undefined
    ? Number(digits)
    : (ordinals.get(text.replace(/^20[ -]|^twenty /u, 'twenty-').replace(/^30[ -]|^thirty /u, 'thirty-')) ?? 0);
}

/** Dates with a day and a month in words. */
export function writtenDates({ text }: NumberText): Found[] {
  const found: Found[] = [];
  for (const expression of [dayMonth, monthDay])
    for (const match of text.matchAll(expression)) {
      const groups = match.groups ?? {};
      const days = groups['days'] ?? '';
      const daysAt = match.index + match[0].indexOf(days, expression === monthDay ? (groups['month'] ?? '').length : 0);
      const parts = [...days.matchAll(new RegExp(day, 'gu'))];
      for (const [index, part] of parts.entries()) {
        const reading = date(dayOf(part[0]), monthOf(groups['month']), yearOf(groups).year);
        const last = index === parts.length - 1;
        if (!reading) continue;
        const from = expression === monthDay ? match.index : daysAt + part.index;
        found.push({
          start: from,
          end: last ? match.index + match[0].length : from + part[0].length,
          readings: [reading],
        });
      }
    }
  return found;
}

/** 03/03/2026, 3.3.26, 2026-03-03, 3/3. A short one may be a fraction, one with hyphens a sort code. */
export function numericDates({ text }: NumberText): Found[] {
  const found: Found[] = [];
  for (const expression of [iso, numeric, numericShort])
    for (const match of text.matchAll(expression)) {
      const groups = match.groups ?? {};
      const [one, two] = [Number(groups['one']), Number(groups['two'])];
      const { year } = yearOf(groups);
      const reading = date(one, two, year) ?? (expression === iso ? undefined : date(two, one, year));
      const others: Reading[] = [];
      if (expression === numericShort && one < two) others.push({ kind: 'share', value: one / two });
      if (groups['sign'] === '-') others.push({ kind: 'code', text: match[0].replaceAll('-', '') });
      // Round the clock.
      if (match[0] === '24/7') others.push({ kind: 'row', values: [] });
      if (reading || others.length > 0)
        found.push({
          start: match.index,
          end: match.index + match[0].length,
          readings: [...(reading ? [reading] : []), ...others],
        });
    }
  return found;
}

/** A year that runs from one spring to the next: 2025/26, 2025-26, 2025 to 2026 is two numbers already. */
export function doubleYears({ text }: NumberText): Found[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}£$€.,/-])((?:19|20)\d\d)[/-](\d\d)(?![\p{L}\p{N}]|[./-]\d)/gu)].flatMap(
    (match) => {
      const from = Number(match[1]);
      if ((from + 1) % 100 !== Number(match[2])) return [];
      return [
        {
          start: match.index,
          end: match.index + match[0].length,
          readings: [{ kind: 'row' as const, values: [from, from + 1] }],
        },
      ];
    },
  );
}

/** "March 2026", and a month by itself where it cannot be the verb "may" or "march". */
export function months(context: NumberText): Found[] {
  const found: Found[] = [];
  for (const match of context.text.matchAll(monthYear))
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      readings: [{ kind: 'date', month: monthOf(match.groups?.['month']), ...yearOf(match.groups ?? {}) }],
    });
  for (const match of context.text.matchAll(monthAlone)) {
    const end = match.index + match[0].length;
    const name = match.groups?.['month'] ?? '';
    const capital = /^\p{Lu}\p{Ll}/u.test(context.original(match.index, end));
    const before = context.text.slice(Math.max(0, match.index - 12), match.index);
    const timely =
      /(?:^|\s)(?:in|of|by|since|until|till|from|to|during|before|after|next|last|this|every|each|early|late|mid|end of)[\s-]+$/u.test(
        before,
      );
    if (!capital || (name.length <= 3 && name !== 'may') || ((name === 'may' || name === 'march') && !timely)) continue;
    found.push({ start: match.index, end, readings: [{ kind: 'date', month: monthOf(name) }] });
  }
  return found;
}

/** Days of the week in full, with a capital. */
export function weekdays(context: NumberText): Found[] {
  return [...context.text.matchAll(weekdayAlone)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (!/^\p{Lu}/u.test(context.original(match.index, end))) return [];
    return [
      {
        start: match.index,
        end,
        readings: [{ kind: 'weekday' as const, day: weekdayNames.indexOf(match.groups?.['name'] ?? '') }],
      },
    ];
  });
}
