import type { WritingView } from '../../../core/exercises/writing/viewSchema.js';
import { t } from '../../words.js';

/** A text that meets every check, part by part, and why it is good. */
export function GoodText({ parts, reveal }: NonNullable<WritingView['good']>) {
  return (
    <div class="revealed" tabIndex={-1} data-focus="answer">
      <h4>{t('A good text')}</h4>
      {parts.map((part, index) => (
        <div key={index} class="field">
          {parts.length > 1 && <p class="label">{part.label}</p>}
          <div class="box">
            <div class="text">{part.text}</div>
          </div>
        </div>
      ))}
      {reveal !== '' && <p>{reveal}</p>}
    </div>
  );
}
