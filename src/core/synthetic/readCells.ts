/** The cells of a table, with their places. */

export interface Cell {
  readonly value: string;
  /** UTF-16 code units into the text, of the first character of the value, inside its quotes. */
  readonly start: number;
}

/** Rows of RFC 4180, with LF or CRLF, read as far as they go: a quote that is never closed ends with the text. Linear. */
export function* readCells(text: string): Generator<readonly Cell[]> {
  let row: Cell[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const start = quoted ? at + 1 : at;
    let value: string;
    if (quoted) {
      const end = closingQuote(text, start);
      value = text.slice(start, end).replaceAll('""', '"');
      at = end + 1;
      // Between the quote and the comma nothing should stand; what does is passed over.
      while (at < text.length && !/[,\r\n]/.test(text.charAt(at))) at += 1;
    } else {
      while (at < text.length && !/[,\r\n]/.test(text.charAt(at))) at += 1;
      value = text.slice(start, at);
    }
    row.push({ value, start });
    if (text[at] === ',') {
      at += 1;
      if (at < text.length) continue;
      row.push({ value: '', start: at });
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    yield row;
    row = [];
  }
}

function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}
