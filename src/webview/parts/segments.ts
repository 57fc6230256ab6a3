/** Cuts a text at the edges of its marked spans. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** Spans may touch, overlap, come in any order or reach beyond the text; empty ones are left out. */
export function segmentsOf(text: string, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const start = Math.max(at, span.start);
    const end = Math.min(text.length, span.end);
    if (end <= start) continue;
    if (start > at) segments.push({ text: text.slice(at, start), marked: false });
    segments.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false });
  return segments;
}
