import { useState } from 'preact/hooks';
import type { CheckView } from '../../core/views.js';
import { t } from '../words.js';
import { Sign } from './Sign.js';

export type CheckPlace = CheckView['places'][number];

export interface CheckRowsProps {
  readonly checks: readonly CheckView[];
  readonly showPlace: (place: CheckPlace) => void;
}

/** One row a check: sign, what it asks, what was seen, and a way to the very place. */
export function CheckRows({ checks, showPlace }: CheckRowsProps) {
  return (
    <ul class="checks">
      {checks.map((check) => (
        <CheckRow key={check.id} check={check} showPlace={showPlace} />
      ))}
    </ul>
  );
}

interface CheckRowProps {
  readonly check: CheckView;
  readonly showPlace: (place: CheckPlace) => void;
}

function CheckRow({ check, showPlace }: CheckRowProps) {
  /** Index of the place shown last; several places are shown one after the other. */
  const [shown, setShown] = useState(-1);
  const count = check.places.length;
  const next = count === 0 ? 0 : (shown + 1) % count;
  const show = () => {
    const place = check.places[next];
    if (!place) return;
    setShown(next);
    showPlace(place);
  };
  return (
    <li class="check">
      <Sign kind={check.passed ? 'passed' : 'failed'} />
      <div>
        <p class="check-says">{check.says}</p>
        <p class="muted">
          {check.seen}{' '}
          {count > 0 && (
            <button type="button" class="link" onClick={show}>
              {count === 1 || shown < 0
                ? t('Show where')
                : t('Show the next place ({number} of {count})', { number: next + 1, count })}
              <span class="unseen">: {check.says}</span>
            </button>
          )}
        </p>
      </div>
    </li>
  );
}
