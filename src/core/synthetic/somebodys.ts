/** Where a text or a table has a value that could be somebody's. */

import type { FindingType } from '../guard/finding.js';
import { isReservedName } from '../guard/reserved.js';
import { scan } from '../guard/scan.js';
import { readCells } from './readCells.js';

export interface Place {
  readonly type: FindingType;
  /** UTF-16 code units into the text. */
  readonly start: number;
}

/** What the guard recognises and does not know as reserved, in order. Markings and orders to a model are no one's identity. */
export function somebodysInText(text: string): readonly Place[] {
  return scan(text)
    .filter(({ type, reserved }) => !reserved && type !== 'marking' && type !== 'injection')
    .map(({ type, start }) => ({ type, start }));
}

const nameColumn =
  /^(?:full |last |family |sur)?name$|^(?:claimant|applicant|tenant|patient|customer|caseworker|partner)(?: name)?$/i;
const looksLikeName = /^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){0,4}$/u;
/** Headers of values that the guard knows only by the words before them. */
const wordsMatter =
  /\b(?:birth|dob|born|passport|sort code|account|utr|tax|vat|paye|company|licence|plate|registration|vehicle|nhs)\b/i;

/**
 * A table is read three times: with its commas as white space, so that they do not hide what stands after them; each cell behind
 * the words of its header, where those matter; and the columns of names, in which every name must be reserved.
 */
export function somebodysInTable(text: string): readonly Place[] {
  const found = new Map<number, Place>();
  const add = (place: Place) => found.set(place.start, found.get(place.start) ?? place);
  const spaced: string[] = [];
  let copied = 0;
  const labelled = labelledCells();
  let header:
    readonly { readonly label: string; readonly isName: boolean; readonly wordsMatter: boolean }[] | undefined;
  for (const row of readCells(text)) {
    for (const { start } of row) {
      const comma = text[start - 1] === '"' ? start - 2 : start - 1;
      if (text[comma] !== ',') continue;
      spaced.push(text.slice(copied, comma), '\t');
      copied = comma + 1;
    }
    if (!header) {
      header = row.map(({ value }) => {
        const label = value.trim().replace(/[_-]/g, ' ');
        return { label, isName: nameColumn.test(label), wordsMatter: wordsMatter.test(label) };
      });
      continue;
    }
    for (let index = 0; index < row.length; index += 1) {
      const [cell, column] = [row[index], header[index]];
      if (!cell || !column || cell.value === '') continue;
      if (column.isName && looksLikeName.test(cell.value) && !isReservedName(cell.value))
        add({ type: 'person-name', start: cell.start });
      if (column.wordsMatter) labelled.add(column.label, cell.value, cell.start);
    }
  }
  spaced.push(text.slice(copied));
  for (const place of somebodysInText(spaced.join(''))) add(place);
  for (const place of labelled.places()) add(place);
  return [...found.values()].sort((one, other) => one.start - other.start);
}

/** Cells as lines of “header: value”, with the way back to the table. */
function labelledCells() {
  const lines: string[] = [];
  const ends: number[] = [];
  const cells: number[] = [];
  let length = 0;
  return {
    add(label: string, value: string, start: number) {
      // An empty line, so that no value stands near the words of the next.
      const line = `${label}: ${value}\n\n`;
      length += line.length;
      lines.push(line);
      ends.push(length);
      cells.push(start);
    },
    places(): readonly Place[] {
      let at = 0;
      return somebodysInText(lines.join('')).map(({ type, start }) => {
        while ((ends[at] ?? Infinity) <= start) at += 1;
        return { type, start: cells[at] ?? 0 };
      });
    },
  };
}
