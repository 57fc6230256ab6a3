import { putBack, type PseudonymMap } from '../../core/guard/pseudonyms.js';
import type { SandboxInput } from '../../core/protocol.js';
import { GuardedText } from '../guard/GuardedText.js';
import { t } from '../words.js';
import type { SandboxTools } from './tools.js';

export interface AttachedTextProps {
  readonly data: SandboxInput['data'];
  /** What was put in place of real values. */
  readonly pseudonyms: PseudonymMap;
  readonly tools: SandboxTools;
}

/** The attached document, folded away until it is wanted, and what was recognised in it, which is not. */
export function AttachedText({ data, pseudonyms, tools }: AttachedTextProps) {
  const replaced = putBack(data.text, pseudonyms) !== data.text;
  return (
    <GuardedText
      id="data"
      text={data.text}
      name={data.name}
      replace={() => tools.replace('data')}
      frame={(words) => (
        <details class="folded">
          <summary>{t('Read {name}', { name: data.name })}</summary>
          <div class="box long" role="region" aria-label={data.name} tabIndex={0}>
            {words}
          </div>
        </details>
      )}
    >
      {replaced && (
        <p class="real-values">
          <button type="button" class="link" onClick={tools.restoreData}>
            {t('Put the real values back into {name}', { name: data.name })}
          </button>
        </p>
      )}
    </GuardedText>
  );
}
