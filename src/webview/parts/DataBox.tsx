import { useId } from 'preact/hooks';
import { GuardedText } from '../guard/GuardedText.js';
import { t } from '../words.js';
import type { Span } from './segments.js';

export interface DataBoxProps {
  readonly title: string;
  readonly text: string;
  /** Places to mark in it. */
  readonly spans?: readonly Span[];
}

/**
 * A document of the pack, which goes to the model with the prompt. Pack data is synthetic by rule, and says so: that its values are
 * examples need not be told again.
 */
export function DataBox({ title, text, spans = [] }: DataBoxProps) {
  const id = useId();
  return (
    <div class="data">
      <div class="label-line">
        <span class="label">{title}</span>
        <span class="tag" title={t('Made up for this lesson. It is about no real person.')}>
          {t('Synthetic')}
        </span>
      </div>
      <GuardedText
        id={id}
        text={text}
        spans={spans}
        quiet
        frame={(words) => (
          <div class="box long" role="region" aria-label={title} tabIndex={0}>
            {words}
          </div>
        )}
      />
    </div>
  );
}
