import { t } from '../../words.js';

/** A prompt that was proved to work, and why it does. */
export function GoodPrompt({ prompt, reveal }: { readonly prompt: string; readonly reveal: string }) {
  return (
    <div class="revealed" tabIndex={-1} data-focus="answer">
      <h4>{t('A prompt that works')}</h4>
      <div class="box">
        <div class="text">{prompt}</div>
      </div>
      {reveal !== '' && <p>{reveal}</p>}
    </div>
  );
}
