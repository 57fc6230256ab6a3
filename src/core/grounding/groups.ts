/** Which numbers of a source belong together: those of a sentence, of a row, of a column. */

import type { Currency, Quantity, Reading } from '../checks/numbers/readings.js';
import type { Passage, Source } from './source.js';

export interface Part {
  readonly unit: 'number' | 'percent' | Currency;
  readonly value: number;
  /** A figure alone, as in a table: its unit may stand in the heading. */
  readonly bare: boolean;
}

/** Parts with the stems of the words that stand with them. */
export interface Group {
  readonly parts: readonly Part[];
  readonly stems: ReadonlySet<string>;
}

export interface Groups {
  /** Sentences and rows. */
  readonly beside: readonly Group[];
  readonly columns: readonly (readonly Part[])[];
  /** Three sentences one after the other. */
  readonly neighbouring: readonly Group[];
}

/** A sentence with more numbers than these is a table that was taken for one. */
const mostInSentence = 6;
const mostInNeighbours = 8;
const mostInColumn = 30;

/** Sizes in order, each as it is read first. Of the weak quantities only "one" counts. */
export function partsOf(quantities: readonly Quantity[]): Part[] {
  return quantities.flatMap(({ readings, weak, text }) =>
    weak && text.toLowerCase() !== 'one' ? [] : readings.slice(0, 1).flatMap(partOf),
  );
}

/** Sizes in every way they can be read. */
export function allPartsOf(quantities: readonly Quantity[]): Part[] {
  return quantities.flatMap(({ readings }) => readings.flatMap(partOf));
}

function partOf(first: Reading): Part[] {
  if (first.kind === 'money') return [{ unit: first.currency, value: first.value, bare: false }];
  if (first.kind === 'percent') return [{ unit: 'percent', value: first.value, bare: false }];
  if (first.kind === 'number') return [{ unit: 'number', value: first.value, bare: first.bare === true }];
  return [];
}

/** A row of a table, a point of a list, or a label with its figure: what else has numbers line after line is prose. */
const inColumns =
  /\||(?:[\w/ -]{1,30}: ?[£$€]?\d[\d,.]*[.;,]? ?){2}|\t|^\s*[-*•–]\s|^[^.]{1,60}?[:\s][£$€]?[\d.,]+\s?%?\s*$/u;

const cache = new WeakMap<Source, Groups>();

export function groupsOf(source: Source): Groups {
  const known = cache.get(source);
  if (known) return known;
  const read = ({ quantities, stems }: Passage): Group => ({ parts: partsOf(quantities), stems });
  const sentences = source.sentences.map(read);
  const rows = source.lines.map(read);
  const fits = ({ parts }: Group) => parts.length > 1 && parts.length <= mostInSentence;
  const groups: Groups = {
    beside: [...sentences, ...rows.filter((_, index) => inColumns.test(source.lines[index]?.text ?? ''))].filter(fits),
    columns: columns(
      source.lines,
      rows.map(({ parts }) => parts),
    ).filter(({ length }) => length > 1),
    neighbouring: sentences
      .map(({ parts, stems }, index) => {
        const next = sentences.slice(index + 1, index + 3);
        return {
          parts: [...parts, ...next.flatMap((group) => group.parts)],
          stems: new Set([...stems, ...next.flatMap((group) => [...group.stems])]),
        };
      })
      .filter(({ parts }) => parts.length > 1 && parts.length <= mostInNeighbours),
  };
  cache.set(source, groups);
  return groups;
}

/** The nth number of each of several lines in a row. */
function columns(lines: readonly Passage[], rows: readonly (readonly Part[])[]): Part[][] {
  const found: Part[][] = [];
  let from = 0;
  while (from < lines.length) {
    let to = from;
    while ((rows[to]?.length ?? 0) > 0) to += 1;
    const run = rows.slice(from, to);
    const listed = lines.slice(from, to).every(({ text }) => inColumns.test(text));
    if (listed && run.length > 1 && run.length <= mostInColumn)
      for (let column = 0; column < Math.min(4, Math.max(...run.map(({ length }) => length))); column += 1)
        found.push(run.flatMap((parts) => parts.slice(column, column + 1)));
    from = to + 1;
  }
  return found;
}
