/** From an offset in the content that Markdown keeps back to the line and column in the file. */

/** A place in a text: lines and columns count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export type PlaceOf = (offset: number) => TextPlace;

/**
 * Leads from offsets in the content of a paragraph or heading, which begins on line `from` (counted from 0), to places.
 * The content has lost the indents and quotation marks before each line, so each of its lines is looked up
 * in the line it came from. Offsets must not fall, so that a long line with many links is walked through once.
 */
export function placesInLines(lines: readonly string[], content: string, from: number): PlaceOf {
  const written = content.split('\n');
  const indentOf = (index: number) => Math.max((lines[from + index] ?? '').indexOf(written[index] ?? ''), 0);
  let index = 0;
  let start = 0;
  let indent = indentOf(0);
  return (offset) => {
    for (let line = written[index]; line !== undefined && offset > start + line.length; line = written[index]) {
      start += line.length + 1;
      index += 1;
      indent = indentOf(index);
    }
    return { line: from + index + 1, column: indent + offset - start + 1 };
  };
}

/** The same for a cell of a table on line `row`, counted from 0; `from` is the index behind the cell before it. */
export function placesInCell(lines: readonly string[], content: string, row: number, from: number): PlaceOf {
  const line = lines[row] ?? '';
  const plain = line.indexOf(content, from);
  // In a cell, a bar that belongs to the text is written with a backslash.
  const start = plain === -1 ? line.indexOf(content.replaceAll('|', '\\|'), from) : plain;
  const backslashes = (offset: number) => (plain === -1 ? content.slice(0, offset).split('|').length - 1 : 0);
  return (offset) => ({ line: row + 1, column: Math.max(start, 0) + offset + backslashes(offset) + 1 });
}

/** The column, from 1, of the first sign of a line. */
export function firstColumn(line: string): number {
  return line.length - line.trimStart().length + 1;
}
