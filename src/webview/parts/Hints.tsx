import { t } from '../words.js';

export interface HintsProps {
  readonly hints: readonly string[];
  readonly total: number;
}

/** The hints asked for so far. The newest takes the focus when it comes. */
export function Hints({ hints, total }: HintsProps) {
  if (hints.length === 0) return null;
  return (
    <ol class="hints">
      {hints.map((hint, index) => (
        <li key={index} tabIndex={-1} data-focus="hint">
          <span class="label">{t('Hint {number} of {total}', { number: index + 1, total })}</span>
          <span>{hint}</span>
        </li>
      ))}
    </ol>
  );
}
