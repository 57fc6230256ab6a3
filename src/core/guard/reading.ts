/** A text made ready for the recognisers: look-alike characters told as the plain ones, with the way back to each place. */

/** A run of digits with single spaces or hyphens between its groups: `943 476 5919`, `12-34-56`. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly DigitGroup[];
}
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  /** Spaces, hyphens, digits and quotes of any kind as the plain ASCII ones; characters without width left out. */
  readonly text: string;
  /** Every run of digits that is not part of a word. */
  readonly digits: readonly DigitRun[];
  /** From a stretch of `text` to the stretch of the text as it was written. */
  place(start: number, end: number): { readonly start: number; readonly end: number };
}

const special =
  /[\u00a0\u00ad\u034f\u061c\u180e\u2000-\u200f\u2010-\u2015\u2018-\u201f\u2028-\u202f\u2032\u205f-\u2069\u2212\u3000\ufe58\ufe63\ufeff\uff01-\uff5e]|&(?:nbsp|#160|#xa0|shy|zwnj);/giu;
const dropped = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|&(?:shy|zwnj);/iu;

function plain(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/[\u2010-\u2015\u2212\ufe58\ufe63]/u.test(character)) return '-';
  if (/[\u2018-\u201b\u2032]/u.test(character)) return "'";
  if (/[\u201c-\u201f]/u.test(character)) return '"';
  if (code === 0x2028 || code === 0x2029) return '\n';
  return ' ';
}

/** Reads a text. Linear in its length; a text of plain characters is not copied. */
export function read(written: string): Reading {
  const pieces: string[] = [];
  // Where each kept stretch begins, in the plain text and in the written one.
  const plainStarts: number[] = [0];
  const writtenStarts: number[] = [0];
  let length = 0;
  let last = 0;
  const shifted = (at: number) => {
    plainStarts.push(length);
    writtenStarts.push(at);
  };
  for (const match of written.matchAll(special)) {
    const found = match[0];
    const between = written.slice(last, match.index);
    pieces.push(between);
    length += between.length;
    last = match.index + found.length;
    if (dropped.test(found)) {
      shifted(last);
      continue;
    }
    pieces.push(plain(found));
    length += 1;
    if (found.length > 1) shifted(last);
  }
  const text = last === 0 ? written : pieces.join('') + written.slice(last);
  const original = (at: number) => {
    if (plainStarts.length === 1) return at;
    let low = 0;
    let high = plainStarts.length - 1;
    // The last stretch that begins at or before `at`.
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((plainStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return (writtenStarts[low] ?? 0) + at - (plainStarts[low] ?? 0);
  };
  return {
    text,
    digits: digitRuns(text),
    place: (start, end) => ({ start: original(start), end: original(end - 1) + 1 }),
  };
}

const run = /\d+(?:[ -]\d+)*/g;
const wordy = /[A-Za-z\d_]/;
/** Longer runs are tables or noise; their groups are read all the same, one by one. */
function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  for (const match of text.matchAll(run)) {
    const end = match.index + match[0].length;
    if (wordy.test(text.charAt(match.index - 1)) || wordy.test(text.charAt(end))) continue;
    const groups: DigitGroup[] = [];
    for (let at = match.index; at < end;) {
      let stop = at;
      while (stop < end && text.charCodeAt(stop) >= 48 && text.charCodeAt(stop) <= 57) stop += 1;
      groups.push({ start: at, end: stop });
      at = stop + 1;
    }
    runs.push({ start: match.index, end, groups });
  }
  return runs;
}
