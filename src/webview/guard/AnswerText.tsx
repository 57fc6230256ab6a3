import { useState } from 'preact/hooks';
import { putBack, type PseudonymMap } from '../../core/guard/pseudonyms.js';
import type { Span } from '../parts/segments.js';
import { t } from '../words.js';
import { GuardedText } from './GuardedText.js';

export interface AnswerTextProps {
  /** Unique on the page. */
  readonly id: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly pseudonyms: PseudonymMap;
}

/**
 * A finished answer with what was recognised in it. Where it has examples that stand for real values, these can be put back: into
 * what is shown and nowhere else.
 */
export function AnswerText({ id, text, spans, pseudonyms }: AnswerTextProps) {
  const [real, setReal] = useState(false);
  const withReal = putBack(text, pseudonyms);
  const shown = real ? withReal : text;
  return (
    <GuardedText id={id} text={shown} spans={real ? [] : spans} frame={(words) => <div class="box">{words}</div>}>
      {withReal !== text && (
        <p class="real-values">
          {real && <span class="muted">{t('With the real values, on this page only: this text is not kept.')} </span>}
          <button type="button" class="link" onClick={() => setReal(!real)}>
            {real ? t('Show the example values again') : t('Put the real values back')}
          </button>
        </p>
      )}
    </GuardedText>
  );
}
