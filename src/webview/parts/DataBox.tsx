import { t } from '../words.js';

export interface DataBoxProps {
  readonly title: string;
  readonly text: string;
}

/** A document of the pack, which goes to the model with the prompt. Pack data is synthetic by rule, and says so. */
export function DataBox({ title, text }: DataBoxProps) {
  return (
    <div class="data">
      <div class="label-line">
        <span class="label">{title}</span>
        <span class="tag" title={t('Made up for this lesson. It is about no real person.')}>
          {t('Synthetic')}
        </span>
      </div>
      <div class="box long" role="region" aria-label={title} tabIndex={0}>
        <div class="text">{text}</div>
      </div>
    </div>
  );
}
