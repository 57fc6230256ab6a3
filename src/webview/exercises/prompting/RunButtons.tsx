import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../words.js';

export interface RunButtonsProps {
  readonly runs: number;
  /** In place of “Run 3 times”. */
  readonly label?: string;
  readonly running: boolean;
  /** False once the exercise is passed, or while there is no model: then the way on is the page's one primary button. */
  readonly primary: boolean;
  readonly run: () => void;
  readonly cancel: () => void;
  readonly hint: (() => void) | undefined;
  /** The engine line. */
  readonly children: ComponentChildren;
}

export function RunButtons({ runs, label, running, primary, run, cancel, hint, children }: RunButtonsProps) {
  const runButton = useRef<HTMLButtonElement>(null);
  const cancelFocused = useRef(false);
  useLayoutEffect(() => {
    // Cancel is gone when the run ends; the focus must not go with it.
    if (!running && cancelFocused.current) runButton.current?.focus();
    if (!running) cancelFocused.current = false;
  }, [running]);
  return (
    <div class="buttons">
      <button
        type="button"
        class={primary ? 'primary' : undefined}
        ref={runButton}
        aria-disabled={running}
        data-focus="run"
        onClick={run}
      >
        {running ? t('Running') : (label ?? (runs === 1 ? t('Run') : t('Run {count} times', { count: runs })))}
      </button>
      {running && (
        <button
          type="button"
          onClick={cancel}
          onFocus={() => (cancelFocused.current = true)}
          onBlur={(event) => {
            // A button that is taken away loses the focus to nothing at all; that is not leaving it.
            if (event.relatedTarget !== null) cancelFocused.current = false;
          }}
        >
          {t('Cancel')}
        </button>
      )}
      {hint && !running && (
        <button type="button" onClick={hint}>
          {t('Hint')}
        </button>
      )}
      {children}
    </div>
  );
}
