import { useMemo } from 'preact/hooks';
import type { Finding } from '../../core/guard/finding.js';
import { stretchesOf, type Stretch } from '../guard/stretches.js';
import { segmentsOf, type Span } from './segments.js';

export interface MarkedTextProps {
  readonly text: string;
  readonly spans: readonly Span[];
  /** What was recognised in the text, which is underlined. */
  readonly findings?: readonly Finding[];
  /** A click on something underlined. */
  readonly clicked?: (finding: Finding) => void;
}

const none: readonly Finding[] = [];

/** A finished text, with the places that a check pointed at and what was recognised in it. Each can take the focus. */
export function MarkedText({ text, spans, findings = none, clicked }: MarkedTextProps) {
  const stretches = useMemo(() => stretchesOf(findings), [findings]);
  let at = 0;
  return (
    <div class="text">
      {segmentsOf(text, spans).map((segment, index) => {
        const start = at;
        at += segment.text.length;
        const words = underlined(segment.text, start, stretches, clicked);
        return segment.marked ? (
          <mark key={index} tabIndex={-1}>
            {words}
          </mark>
        ) : (
          words
        );
      })}
    </div>
  );
}

/** The words of one segment, which begins at `start` of the text. */
function underlined(text: string, start: number, stretches: readonly Stretch[], clicked: MarkedTextProps['clicked']) {
  const end = start + text.length;
  const here = stretches.filter((stretch) => stretch.start < end && stretch.end > start);
  if (here.length === 0) return text;
  const within = here.map((stretch) => ({
    start: Math.max(stretch.start, start) - start,
    end: Math.min(stretch.end, end) - start,
  }));
  let next = 0;
  return segmentsOf(text, within).map((segment, index) => {
    const stretch = segment.marked ? here[next++] : undefined;
    if (!stretch) return segment.text;
    const { finding } = stretch;
    return (
      <span
        key={index}
        class={`found found-${finding.severity}`}
        tabIndex={-1}
        data-at={finding.start}
        onClick={() => clicked?.(finding)}
      >
        {segment.text}
      </span>
    );
  });
}
