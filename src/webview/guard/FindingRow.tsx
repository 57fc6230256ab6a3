import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../core/guard/finding.js';
import { sayPrinciple } from '../../core/sentences/principles.js';
import { figure, t } from '../words.js';
import { explain, type FindingGroup } from './groups.js';

export interface FindingRowProps {
  /** Unique on the page. */
  readonly id: string;
  readonly group: FindingGroup;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly show: (finding: Finding) => void;
}

/** One line for what was recognised; opened it tells why that matters, by which principle, and what to do instead. */
export function FindingRow({ id, group, open, toggle, show }: FindingRowProps) {
  /** Index of the place shown last; several places are shown one after the other. */
  const [shown, setShown] = useState(-1);
  const explained = useRef<HTMLDivElement>(null);
  const { findings } = group;
  const count = findings.length;
  const next = (shown + 1) % count;
  const { what, why, otherwise, instead, principle } = explain(group);
  useLayoutEffect(() => {
    // The words that were clicked may stand far above the list.
    if (open) explained.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const showNext = () => {
    setShown(next);
    show(findings[next] ?? findings[0]);
  };
  return (
    <li class="finding">
      <button
        type="button"
        class="finding-name"
        aria-expanded={open}
        onClick={toggle}
        {...(open ? { 'aria-controls': id } : {})}
      >
        <span class={`found found-${findings[0].severity}`}>{what}</span>
        {count > 1 && <span class="muted">{t('{count} places', { count: figure(count) })}</span>}
      </button>
      {open && (
        <div class="finding-explained" id={id} ref={explained}>
          <p>
            {why}
            {otherwise !== undefined && ` ${otherwise}`}
          </p>
          <p>
            <strong>{t('Instead:')}</strong> {instead}
          </p>
          <p class="muted">{sayPrinciple(principle, t)}</p>
          <p>
            <button type="button" class="link" onClick={showNext}>
              {count === 1 || shown < 0
                ? t('Show in the text')
                : t('Show the next place ({number} of {count})', { number: next + 1, count })}
            </button>
          </p>
        </div>
      )}
    </li>
  );
}
