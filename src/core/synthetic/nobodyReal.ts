/** The proof that data can belong to nobody: every identifier in it is from a range that is never given out. */

import type { FindingType } from '../guard/finding.js';
import { isReservedDomain, isReservedNino, isReservedPhone, isReservedPostcode } from '../guard/reserved.js';
import type { LessonProblem } from '../problems.js';
import type { Claim } from './claims.js';
import { claimColumns } from './columns.js';
import { isMadeUpName } from './people.js';
import { somebodysInTable, somebodysInText } from './somebodys.js';

/**
 * One problem for each value that could be somebody's, at its line and column; empty when there is none. A text is read by the
 * guard, and whatever it recognises must be reserved; of a table (`.csv`) also what stands in a column of names, which no words
 * around it give away. Rows are held to the lists and ranges that they were made from.
 *
 * What the guard cannot recognise it cannot prove: a name in the middle of a sentence, say. Linear in the length; never throws; no
 * problem carries the value itself.
 *
 * @param file the name that problems give
 */
export function nobodyReal(data: string | readonly Claim[], file: string): readonly LessonProblem[] {
  return typeof data === 'string' ? inText(data, file) : inRows(data, file);
}

function inText(text: string, file: string): readonly LessonProblem[] {
  const places = /\.csv$/i.test(file) ? somebodysInTable(text) : somebodysInText(text);
  let line = 1;
  let lineStart = 0;
  let next = text.indexOf('\n');
  return places.map(({ type, start }) => {
    while (next !== -1 && next < start) {
      line += 1;
      lineStart = next + 1;
      next = text.indexOf('\n', lineStart);
    }
    return couldBeReal(type, file, line, start - lineStart + 1);
  });
}

/** What the columns of a claim that could name a person are held to. */
const held: {
  readonly [Key in keyof Claim]?: { readonly type: FindingType; readonly reserved: (value: string) => boolean };
} = {
  name: { type: 'person-name', reserved: isMadeUpName },
  nino: { type: 'nino', reserved: (value) => isReservedNino(compact(value)) },
  postcode: { type: 'postcode', reserved: (value) => isReservedPostcode(compact(value)) },
  phone: { type: 'phone', reserved: (value) => isReservedPhone(compact(value)) },
  email: { type: 'email', reserved: (value) => isReservedDomain(value.slice(value.lastIndexOf('@') + 1)) },
};
const compact = (value: string) => value.replace(/\s/g, '');

function inRows(rows: readonly Claim[], file: string): readonly LessonProblem[] {
  const checks = claimColumns.flatMap(({ key }, index) => {
    const check = held[key];
    return check ? [{ key, index, ...check }] : [];
  });
  const found: LessonProblem[] = [];
  for (const [row, claim] of rows.entries())
    for (const { key, index, type, reserved } of checks)
      // The header is line 1, and the mark column 1.
      if (!reserved(String(claim[key]))) found.push(couldBeReal(type, file, row + 2, index + 2));
  return found;
}

const couldBeReal = (type: FindingType, file: string, line: number, column: number): LessonProblem => ({
  code: 'pack.data-could-be-real',
  type,
  file,
  line,
  column,
});
