import { segmentsOf, type Span } from './segments.js';

export interface MarkedTextProps {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** A finished answer, with the places that a check pointed at. Each can take the focus. */
export function MarkedText({ text, spans }: MarkedTextProps) {
  return (
    <div class="text">
      {segmentsOf(text, spans).map((segment, index) =>
        segment.marked ? (
          <mark key={index} tabIndex={-1}>
            {segment.text}
          </mark>
        ) : (
          segment.text
        ),
      )}
    </div>
  );
}
