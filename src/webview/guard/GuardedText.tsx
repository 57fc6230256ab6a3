import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { focusElement } from '../focus.js';
import { MarkedText } from '../parts/MarkedText.js';
import type { Span } from '../parts/segments.js';
import { FindingList } from './FindingList.js';
import { useFindings } from './useFindings.js';
import { useOpenGroup } from './useOpenGroup.js';

export interface GuardedTextProps {
  /** Unique on the page. */
  readonly id: string;
  readonly text: string;
  /** Places that a check pointed at. */
  readonly spans?: readonly Span[];
  /** Puts the text into its box. */
  readonly frame: (text: ComponentChildren) => ComponentChildren;
  /** What the text is, where that is not plain from its place. */
  readonly name?: string;
  /** Puts example values in place of what was recognised; left out where the text cannot be changed. */
  readonly replace?: () => void;
  /** Passes over example values: the text says of itself that it is made up. */
  readonly quiet?: boolean;
  /** What belongs to the text and stands right under its box. */
  readonly children?: ComponentChildren;
}

/** A finished text with what was recognised in it underlined, and explained in a list below. Nothing is said when there is nothing. */
export function GuardedText({ id, text, spans = [], frame, name, replace, quiet = false, children }: GuardedTextProps) {
  const found = useFindings(text).findings;
  const findings = useMemo(() => (quiet ? found.filter(({ reserved }) => !reserved) : found), [found, quiet]);
  const { open, setOpen, openFor } = useOpenGroup();
  const place = useRef<HTMLDivElement>(null);
  return (
    <div class="guarded" ref={place}>
      {frame(<MarkedText text={text} spans={spans} findings={findings} clicked={openFor} />)}
      <div class="about">
        {children}
        {findings.length > 0 && (
          <FindingList
            id={`${id}-found`}
            findings={findings}
            open={open}
            setOpen={setOpen}
            show={({ start }) => {
              const found = place.current?.querySelector<HTMLElement>(`[data-at="${start}"]`);
              // It may stand in a part that is folded away.
              const fold = found?.closest('details');
              if (fold) fold.open = true;
              if (found) focusElement(found);
            }}
            replace={replace}
            {...(name === undefined ? {} : { name })}
          />
        )}
      </div>
    </div>
  );
}
