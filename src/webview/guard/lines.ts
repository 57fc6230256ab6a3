import type { Finding, Severity } from '../../core/guard/finding.js';
import { stretchesOf } from './stretches.js';

/** A stretch of one line that looks the same all along. */
export interface Piece {
  readonly text: string;
  /** How it is underlined, if it is. */
  readonly look?: Severity;
}

/** A line with its line break. */
export interface Line {
  readonly start: number;
  readonly pieces: readonly Piece[];
}

/** The lines of a text down to the last that has a finding: what comes below needs no backdrop. */
export function linesOf(text: string, findings: readonly Finding[]): Line[] {
  const stretches = stretchesOf(findings);
  const lines: Line[] = [];
  let at = 0;
  for (let start = 0; at < stretches.length;) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const pieces: Piece[] = [];
    let done = start;
    for (let stretch = stretches[at]; stretch && stretch.start <= end; stretch = stretches[at]) {
      const from = Math.max(stretch.start, start);
      const to = Math.min(stretch.end, end);
      if (from > done) pieces.push({ text: text.slice(done, from) });
      if (to > from) pieces.push({ text: text.slice(from, to), look: stretch.finding.severity });
      done = Math.max(done, to);
      // The rest of it stands on the next line.
      if (stretch.end > end + 1 && lineBreak >= 0) break;
      at += 1;
    }
    pieces.push({ text: `${text.slice(done, end)}\n` });
    lines.push({ start, pieces });
    if (lineBreak < 0) break;
    start = lineBreak + 1;
  }
  return lines;
}
