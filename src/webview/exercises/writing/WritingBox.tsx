import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../words.js';
import { isRunKey } from '../ExerciseFrame.js';

export interface WritingBoxProps {
  /** The element's id; the ids of what describes the box grow from it. */
  readonly id: string;
  readonly label: string;
  /** Empty when there is none. */
  readonly hint: string;
  readonly rows: number;
  readonly value: string;
  readonly error: string | undefined;
  /** The box where a learner starts, and where the focus comes back to. */
  readonly first: boolean;
  readonly change: (text: string) => void;
  /** Ctrl+Enter, or Cmd+Enter on a Mac. */
  readonly check: () => void;
}

/** A box to write one part of a text in. */
export function WritingBox({ id, label, hint, rows, value, error, first, change, check }: WritingBoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  useLayoutEffect(() => {
    // Written only when it differs, so that the cursor stays where it is.
    if (box.current && box.current.value !== value) box.current.value = value;
  }, [value]);
  useLayoutEffect(() => {
    // A box that grows with its text does not heed `rows`; the pages' policy refuses a style attribute, not this.
    box.current?.style.setProperty('--rows', String(rows));
  }, [rows]);
  const described = [hint !== '' && hintId, error && errorId].filter(Boolean).join(' ');
  return (
    <div class="field writing-part">
      <label class="label" for={id}>
        {label}
      </label>
      {hint !== '' && (
        <p class="muted reading" id={hintId}>
          {hint}
        </p>
      )}
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
        title={t('Ctrl+Enter or Cmd+Enter checks the text')}
        {...(first ? { 'data-focus': 'box' } : {})}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isRunKey(event)) check();
        }}
      />
    </div>
  );
}
