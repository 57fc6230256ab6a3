/** Headings of tables in plain text: in CSV, in Markdown, between tabs, or kept apart by spaces. A value may stand far below its label. */

/** A row longer than this is no row; neither is a heading with so long a cell. */
const longestRow = 600;
const longestHeading = 44;

const separators = ['\t', '|', ';', ',', '  '] as const;
type Separator = (typeof separators)[number];

interface Table {
  /** From where in the text to where its rows stand, the heading left out. */
  readonly start: number;
  readonly end: number;
  readonly separator: Separator;
  readonly headings: readonly string[];
}

/** The cells of a line. A separator between quotes is part of its cell. */
function cells(line: string, separator: Separator): string[] {
  if (separator === '  ') return line.trim().split(/ {2,}/);
  const plain = separator === '\t' ? line : line.trim();
  if (!plain.includes('"')) return plain.split(separator);
  const found: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain.charAt(at);
    if (character === '"') quoted = !quoted;
    if (character !== separator || quoted) continue;
    found.push(plain.slice(from, at));
    from = at + 1;
  }
  return [...found, plain.slice(from)];
}

/**
 * The heading above a place, in words (`sort_code` and `sortCode` as “sort code”), or nothing. Reading the tables is put off until
 * somebody asks, done once, and linear.
 */
export function headings(text: string): (at: number) => string {
  let tables: readonly Table[] | undefined;
  // Several recognisers ask about one place.
  const asked = new Map<number, string>();
  return (at) => {
    let heading = asked.get(at);
    if (heading === undefined) asked.set(at, (heading = found(at)));
    return heading;
  };

  function found(at: number): string {
    tables ??= tablesOf(text);
    let low = 0;
    let high = tables.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tables[middle] as Table).end <= at) low = middle + 1;
      else high = middle;
    }
    const table = tables[low];
    if (!table || table.start > at) return '';
    const row = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    // A sign stands for the value itself, so that the cell it is in is counted.
    return table.headings[cells(`${row}x`, table.separator).length - 1] ?? '';
  }
}

/** `sort_code` and `sortCode` as words. */
export function inWords(name: string): string {
  return /_|[a-z][A-Z]/.test(name) ? name.replace(/_/g, ' ').replace(/([a-z])(?=[A-Z])/g, '$1 ') : name;
}

function tablesOf(text: string): Table[] {
  const tables: Table[] = [];
  let open: { separator: Separator; headings: string[]; start: number; end: number } | undefined;
  const close = () => {
    if (open && open.end > open.start) tables.push(open);
    open = undefined;
  };
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start);
    const end = stop === -1 ? text.length : stop;
    const line = end - start > longestRow ? '' : text.slice(start, end);
    const next = end + 1;
    if (open && belongs(line, open)) open.end = next;
    else {
      close();
      const heading = headingOf(line, text, next);
      if (heading) open = { ...heading, start: next, end: next };
    }
    start = next;
  }
  close();
  return tables;
}

function belongs(line: string, { separator, headings: { length } }: Pick<Table, 'separator' | 'headings'>): boolean {
  return line.includes(separator) && cells(line, separator).length === length;
}

function headingOf(line: string, text: string, next: number): { separator: Separator; headings: string[] } | undefined {
  const separator = separators.find((each) => line.includes(each));
  if (!separator || line.trimStart().indexOf(separator) > longestHeading) return undefined;
  // Without a row below it is none; most lines are done with here.
  const stop = text.indexOf('\n', next);
  const below = text.slice(next, Math.min(next + longestRow, stop === -1 ? text.length : stop));
  if (!below.includes(separator)) return undefined;
  const found = cells(line, separator);
  if (found.length < 2 || found.some((cell) => cell.length > longestHeading)) return undefined;
  // Figures belong into rows, and sentences into prose; a heading is words.
  if (/\d{3}|[A-Za-z]{5}[.!?]\s|(?<!\b(?:nos?|ref|reg|tel|acct?))[.!?]\s*$/i.test(line) || !/[A-Za-z]{2}/.test(line))
    return undefined;
  return { separator, headings: found.map((cell) => inWords(cell.replace(/^["'\s*]+|["'\s*]+$/g, ''))) };
}
