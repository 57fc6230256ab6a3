import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusElement } from '../focus.js';
import { BlockedWords } from './BlockedWords.js';
import { DecisionWords } from './DecisionWords.js';
import type { Hold } from './hold.js';
import { t } from '../words.js';

export interface HoldPanelProps {
  readonly hold: Hold;
  /** Puts example values in place and sends; left out where there is nothing to replace. */
  readonly replaceAndSend?: (() => void) | undefined;
  readonly sendAsItIs: () => void;
  /** Back to the text, nothing sent. */
  readonly goBack: () => void;
}

/** Nothing was sent yet, and why: one decision to take, or nothing to be done but to change the text. It takes the focus. */
export function HoldPanel({ hold, replaceAndSend, sendAsItIs, goBack }: HoldPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // The panel and not its first button: a key that is held down must not decide.
    if (panel.current) focusElement(panel.current);
  }, [hold]);
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    goBack();
  };
  const blocked = hold.kind === 'blocked';
  return (
    <div
      class={blocked ? 'hold hold-blocked' : 'hold'}
      role="group"
      aria-label={blocked ? t('This may not be sent') : t('Before you send')}
      tabIndex={-1}
      data-focus="hold"
      ref={panel}
      onKeyDown={key}
    >
      {blocked ? <BlockedWords hold={hold} /> : <DecisionWords found={hold.found} />}
      <div class="buttons">
        {!blocked && replaceAndSend && (
          <button type="button" class="primary" onClick={replaceAndSend}>
            {t('Replace with example values and send')}
          </button>
        )}
        {!blocked && (
          <button type="button" onClick={sendAsItIs}>
            {t('Send as it is')}
          </button>
        )}
        <button type="button" class={blocked || !replaceAndSend ? 'primary' : undefined} onClick={goBack}>
          {t('Go back and change it')}
        </button>
      </div>
    </div>
  );
}
