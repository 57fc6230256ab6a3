import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Streams } from '../streams.js';

export interface StreamedTextProps {
  /** The stream's name in {@link Streams}. */
  readonly id: string;
  readonly streams: Streams;
}

/** An answer while it is being written. Its one text node belongs to {@link Streams}. */
export function StreamedText({ id, streams }: StreamedTextProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (place.current ? streams.attach(id, place.current) : undefined), [id, streams]);
  return <div class="text" ref={place} />;
}
