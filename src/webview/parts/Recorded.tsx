import { t } from '../words.js';

/** Says that an answer was written earlier and is only played back. */
export function Recorded() {
  return (
    <span class="tag" title={t('This answer was written earlier by a model and is played back.')}>
      {t('Recorded')}
    </span>
  );
}
