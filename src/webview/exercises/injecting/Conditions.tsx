import type { InjectingView } from '../../../core/exercises/injecting/viewSchema.js';
import { t } from '../../words.js';

/** The four ways in which the letter is sent, each with what the defence adds, word for word. */
export function Conditions({ conditions }: Pick<InjectingView, 'conditions'>) {
  return (
    <details class="folded">
      <summary>{t('The four ways in which it is sent')}</summary>
      <ol class="ways">
        {conditions.map(({ name, title, how, wording }) => (
          <li key={name}>
            <strong>{title}.</strong> {how}
            {wording !== '' && (
              <div class="box">
                <div class="text">{wording}</div>
              </div>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
