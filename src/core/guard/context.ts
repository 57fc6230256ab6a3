/** Words near a value: what raises it, and what says that it is something else. Every look is at a stretch of bounded length. */

import type { DigitGroup, DigitRun, Reading } from './reading.js';

/** How far a label may stand from its value, in characters. */
const labelReach = 80;

const isBreak = (code: number) => code === 10 || code === 13 || code === 9;
const isGap = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
const isSmall = (code: number) => code >= 97 && code <= 122;
const isCapital = (code: number) => code >= 65 && code <= 90;

/**
 * Lines that were wrapped as one, `sort_code` and `sortCode` as words. Every value has its surroundings read, by several recognisers:
 * one look at each character takes a third of the time of expressions, and most stretches are not copied.
 */
function inOneLine(stretch: string): string {
  let line = '';
  let kept = 0;
  for (let at = 0; at < stretch.length; at += 1) {
    const code = stretch.charCodeAt(at);
    if (isBreak(code) || (code === 32 && stretch.charCodeAt(at + 1) === 32)) {
      line += `${stretch.slice(kept, at)} `;
      const space = code === 32 ? (next: number) => next === 32 : isGap;
      while (space(stretch.charCodeAt(at + 1))) at += 1;
      kept = at + 1;
    } else if (code === 95) {
      line += `${stretch.slice(kept, at)} `;
      kept = at + 1;
    } else if (isSmall(code) && isCapital(stretch.charCodeAt(at + 1))) {
      line += `${stretch.slice(kept, at + 1)} `;
      kept = at + 1;
    }
  }
  return kept === 0 ? stretch : line + stretch.slice(kept);
}

/** The stretch before a place, at most `length` characters, with lines that were wrapped told as one. */
export function before(text: string, start: number, length = labelReach): string {
  return inOneLine(text.slice(Math.max(0, start - length), start));
}

export function after(text: string, end: number, length = labelReach): string {
  return inOneLine(text.slice(end, end + length));
}

/** The heading of the column in which the value stands has the words. */
export function headed(reading: Reading, start: number, words: RegExp): boolean {
  return reading.heading(start).search(words) !== -1;
}

/** The words are within reach, before or after. */
export function near(text: string, start: number, end: number, words: RegExp, reach = labelReach): boolean {
  return before(text, start, reach).search(words) !== -1 || after(text, end, Math.min(reach, 40)).search(words) !== -1;
}

/** How far before a place the last of the words ends, undefined when there are none. `words` must have the flag g. */
export function distanceTo(words: RegExp, text: string, start: number, reach = labelReach): number | undefined {
  const stretch = before(text, start, reach);
  let end: number | undefined;
  // Not matchAll: it makes a new expression each time.
  words.lastIndex = 0;
  while (words.test(stretch)) end = words.lastIndex;
  return end === undefined ? undefined : stretch.length - end;
}

const gap = String.raw`[\s:#.=("'\-]{0,4}`;
const joint = String.raw`${gap}(?:(?:is|was|as|of|no|nos|number|num|ref|reference|id|code|(?:for|of) (?:this|the|your|our) \w{2,12})\b${gap}){0,3}$`;
const otherThings = new RegExp(
  String.raw`\b(?:case|claim|invoice|order|ticket|job|booking|file|document|customer|policy|application|complaint|incident|transaction|receipt|tracking|serial|part|item|product|model|isbn(?:-1[03])?|issn|doi|barcode|ean|upc|purchase|po|contract|grant|project|version|build|batch|asset|meter|licence key|our|your|ref|reference|refs|course|module|room|timestamp|epoch|grid|foi|petition|consignment|parcel|membership|library|staff|pay|payroll|employee|badge|pass|cr|urn|ubrn|cad|share code|error code|(?<!post |area |dialling |sort |branch )code)\b` +
    joint,
  'i',
);

/** The label right before the place says that this is the number of something else: a case, an invoice, a book. */
export function labelledOtherwise(text: string, start: number): boolean {
  return otherThings.test(before(text, start, 48));
}

export interface DigitWindow {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Digits in each group: 3-3-4. */
  readonly shape: string;
  /** It is the whole of its run. */
  readonly whole: boolean;
}

/** Stretches of one or more whole groups of a run whose digits are between `least` and `most`, in one of the shapes. */
export function* windows(
  text: string,
  runs: readonly DigitRun[],
  least: number,
  most: number,
  shapes: { has(shape: string): boolean },
): Generator<DigitWindow> {
  for (const { groups, count: all } of runs)
    for (let first = 0; all >= least && first < groups.length; first += 1) {
      let count = 0;
      for (let last = first; last < groups.length && last < first + 6; last += 1) {
        const group = groups[last] as DigitGroup;
        count += group.end - group.start;
        if (count > most) break;
        if (count < least) continue;
        const start = (groups[first] as DigitGroup).start;
        let shape = '';
        for (let index = first; index <= last; index += 1) {
          const part = groups[index] as DigitGroup;
          shape += index === first ? part.end - part.start : `-${part.end - part.start}`;
        }
        if (!shapes.has(shape) || !standsAlone(text, start, group.end)) continue;
        let digits = '';
        for (let index = first; index <= last; index += 1) {
          const part = groups[index] as DigitGroup;
          digits += text.slice(part.start, part.end);
        }
        yield { start, end: group.end, digits, shape, whole: last - first + 1 === groups.length };
      }
    }
}

/** Not a part of an amount, a decimal number or a longer code. A comma between columns is none of those. */
function standsAlone(text: string, start: number, end: number): boolean {
  const previous = text.slice(Math.max(0, start - 5), start);
  if (/[£$€]$|\d[./:]$|[A-Za-z][-/_.]$/.test(previous)) return false;
  if (/(?:^|\D)\d{1,3},$/.test(previous) && /^\d{3}(?!\d)/.test(text.slice(start, start + 4))) return false;
  const next = text.slice(end, end + 5);
  if (/^,\d{3}(?!\d)/.test(next) && /(?:^|\D)\d{1,3}$/.test(text.slice(Math.max(start, end - 4), end))) return false;
  return !/^(?:[./:]\d|[-/_][A-Za-z]|[%£€])/.test(next);
}
