import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { FindingList } from '../../guard/FindingList.js';
import { MarkedBox, type BoxActions } from '../../guard/MarkedBox.js';
import { useFindings } from '../../guard/useFindings.js';
import { useOpenGroup } from '../../guard/useOpenGroup.js';
import { useSpokenFindings } from '../../guard/useSpokenFindings.js';
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
  /** Puts example values in place of what was recognised. */
  readonly replace?: () => void;
  /** Tells a screen reader something, when it is free. */
  readonly say: (sentence: string) => void;
}

/** A box to write a prompt in. It grows with what is written, and underlines what is recognised in it. */
export function PromptBox(props: PromptBoxProps) {
  const { id, label, value, fact, error, rows = 3, change, leave, run, replace, say } = props;
  const found = useFindings(value);
  const { open, setOpen, openFor } = useOpenGroup();
  const box = useRef<BoxActions | null>(null);
  useSpokenFindings(value, found, say);
  const written = value.trim() !== '';
  const errorId = `${id}-error`;
  const factId = `${id}-fact`;
  const foundId = `${id}-found`;
  const described = [fact !== undefined && factId, error && errorId, written && foundId].filter(Boolean).join(' ');
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
      <MarkedBox
        text={value}
        findings={found.findings}
        clicked={openFor}
        actions={box}
        area={{
          id,
          rows,
          spellcheck: true,
          'aria-invalid': error !== undefined,
          'aria-keyshortcuts': 'Control+Enter Meta+Enter',
          title: t('Ctrl+Enter or Cmd+Enter runs the prompt'),
          ...(described === '' ? {} : { 'aria-describedby': described }),
          onInput: (event) => change(event.currentTarget.value),
          onBlur: leave,
          onKeyDown: (event) => {
            if (isRunKey(event)) run();
          },
        }}
      />
      {written && (
        <FindingList
          id={foundId}
          findings={found.findings}
          open={open}
          setOpen={setOpen}
          show={({ start, end }) => box.current?.select(start, end)}
          replace={replace}
        />
      )}
    </div>
  );
}
