import type { TextareaHTMLAttributes } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../core/guard/finding.js';
import { createBackdrop, type Backdrop } from './backdrop.js';

/** What a box can be asked from outside. */
export interface BoxActions {
  /** Selects the words, brings them into view and gives the box the focus. */
  select(start: number, end: number): void;
}

export interface MarkedBoxProps {
  /** What stands in the box now. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** A click on something underlined. */
  readonly clicked: (finding: Finding) => void;
  readonly actions: { current: BoxActions | null };
  /** What the textarea itself is given. */
  readonly area: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onScroll' | 'onClick'>;
}

/** A box to write in that underlines words: behind the textarea the same text is drawn without colour, with the underlines. */
export function MarkedBox({ text, findings, clicked, actions, area }: MarkedBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  const backdrop = useRef<Backdrop | null>(null);

  useLayoutEffect(() => {
    // Written only when it differs, so that the cursor stays where it is.
    if (box.current && box.current.value !== text) box.current.value = text;
  }, [text]);

  useLayoutEffect(() => {
    if (!behind.current) return;
    backdrop.current ??= createBackdrop(behind.current);
    backdrop.current.show(text, findings);
  }, [text, findings]);

  const follow = () => {
    const { current } = box;
    if (current && behind.current) behind.current.style.transform = `translateY(${-current.scrollTop}px)`;
  };
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    // The width for text, which a scroll bar and the person's own resizing change.
    const watch = new ResizeObserver(([entry]) => {
      if (entry && behind.current) behind.current.style.width = `${entry.contentRect.width}px`;
      follow();
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, []);

  actions.current = {
    select(start, end) {
      const { current } = box;
      if (!current) return;
      current.focus({ preventScroll: true });
      current.setSelectionRange(start, end);
      const place = backdrop.current?.place(start, end);
      const room = current.getBoundingClientRect();
      if (place) current.scrollTop += place.top - room.top - current.clientHeight / 3;
      follow();
      scrollIntoView(backdrop.current?.place(start, end) ?? room, current);
    },
  };

  const click = (event: MouseEvent) => {
    const { current } = box;
    if (!current || current.selectionStart !== current.selectionEnd) return;
    if (!backdrop.current?.isUnderlined(event.clientX, event.clientY)) return;
    const at = current.selectionStart;
    const [shortest] = findings
      .filter(({ start, end }) => start <= at && at <= end)
      .sort((one, other) => one.end - one.start - (other.end - other.start));
    if (shortest) clicked(shortest);
  };

  return (
    <div class="marked-box">
      <div class="backdrop" aria-hidden="true">
        <div ref={behind} />
      </div>
      <textarea {...area} ref={box} data-focus="box" defaultValue={text} onScroll={follow} onClick={click} />
    </div>
  );
}

/** Scrolls the page no further than is needed to see a place in the box. */
function scrollIntoView({ top, bottom }: DOMRect, box: HTMLElement): void {
  const header = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  if (top < header || bottom > window.innerHeight) box.scrollIntoView({ block: 'nearest' });
  const after = box.getBoundingClientRect();
  if (after.height > window.innerHeight - header) window.scrollBy(0, top - header);
}
