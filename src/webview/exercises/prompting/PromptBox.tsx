import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../words.js';
import { isRunKey } from '../ExerciseFrame.js';

export interface PromptBoxProps {
  /** The element's id; the ids of what describes the box grow from it. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What stands at the right of the label, such as the count of tokens. */
  readonly fact?: ComponentChildren;
  readonly error?: string | undefined;
  readonly rows?: number;
  readonly change: (text: string) => void;
  readonly leave: () => void;
  /** Ctrl+Enter, or Cmd+Enter on a Mac. */
  readonly run: () => void;
}

/** A box to write a prompt in. It grows with what is written. */
export function PromptBox({ id, label, value, fact, error, rows = 3, change, leave, run }: PromptBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const errorId = `${id}-error`;
  const factId = `${id}-fact`;
  useLayoutEffect(() => {
    // Written only when it differs, so that the cursor stays where it is.
    if (box.current && box.current.value !== value) box.current.value = value;
  }, [value]);
  const described = [fact !== undefined && factId, error && errorId].filter(Boolean).join(' ');
  return (
    <div class="field">
      <div class="label-line">
        <label class="label" for={id}>
          {label}
        </label>
        {fact !== undefined && (
          <span class="facts" id={factId}>
            {fact}
          </span>
        )}
      </div>
      {error && (
        <p class="field-error" id={errorId}>
          {error}
        </p>
      )}
      <textarea
        id={id}
        ref={box}
        rows={rows}
        defaultValue={value}
        spellcheck={true}
        aria-invalid={error !== undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        data-focus="box"
        title={t('Ctrl+Enter or Cmd+Enter runs the prompt')}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onInput={(event) => change(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (isRunKey(event)) run();
        }}
      />
    </div>
  );
}
