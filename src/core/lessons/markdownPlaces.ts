/** From an offset in the content that Markdown keeps back to the line and column in the file. */

/** A place in a text: lines and columns count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * The place of an offset in the content of a paragraph or heading that begins on line `from`, counted from 0.
 * The content has lost the indents and quotation marks before each line, so each of its lines is looked up
 * in the line it came from.
 */
export function placeInLines(lines: readonly string[], content: string, from: number, offset: number): TextPlace {
  const before = content.slice(0, offset);
  const index = before.split('\n').length - 1;
  const inLine = offset - (before.lastIndexOf('\n') + 1);
  const line = content.split('\n')[index] ?? '';
  const start = Math.max((lines[from + index] ?? '').indexOf(line), 0);
  return { line: from + index + 1, column: start + inLine + 1 };
}

/** The same for a cell of a table on line `row`, counted from 0; `from` is the index behind the cell before it. */
export function placeInCell(
  lines: readonly string[],
  content: string,
  row: number,
  from: number,
  offset: number,
): TextPlace {
  const line = lines[row] ?? '';
  const plain = line.indexOf(content, from);
  // In a cell, a bar that belongs to the text is written with a backslash.
  const start = plain === -1 ? line.indexOf(content.replaceAll('|', '\\|'), from) : plain;
  const backslashes = plain === -1 ? content.slice(0, offset).split('|').length - 1 : 0;
  return { line: row + 1, column: Math.max(start, 0) + offset + backslashes + 1 };
}

/** The column, from 1, of the first sign of a line. */
export function firstColumn(line: string): number {
  return line.length - line.trimStart().length + 1;
}
