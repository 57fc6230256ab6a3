import { useRef } from 'preact/hooks';
import type { SandboxInput, SandboxView } from '../../core/protocol.js';
import { t } from '../words.js';
import type { SandboxTools } from './tools.js';

export interface DataPickerProps {
  readonly documents: SandboxView['documents'];
  readonly data: SandboxInput['data'];
  readonly tools: SandboxTools;
}

/**
 * The document that goes with the prompt. A list of buttons rather than a `select`: moving through a `select`
 * with the arrow keys would already open the file dialog.
 */
export function DataPicker({ documents, data, tools }: DataPickerProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
    summary.current?.focus();
  };
  const choose = (post: () => void) => () => {
    tools.settle();
    post();
    close();
  };
  return (
    <div class="field">
      <span class="label" id="data-label">
        {t('Data')}
      </span>
      <details
        class="menu"
        ref={menu}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !menu.current?.open) return;
          event.stopPropagation();
          close();
        }}
        onFocusOut={(event) => {
          const to = event.relatedTarget;
          if (menu.current && to instanceof Node && !menu.current.contains(to)) menu.current.open = false;
        }}
      >
        <summary ref={summary} aria-labelledby="data-label data-chosen">
          <span id="data-chosen">{data.name === '' ? t('None') : data.name}</span>
        </summary>
        <ul>
          <li>
            <button type="button" onClick={choose(() => tools.post({ kind: 'attach-file' }))}>
              {t('A file …')}
            </button>
          </li>
          {documents.map((document) => (
            <li key={document.id}>
              <button type="button" onClick={choose(() => tools.post({ kind: 'attach-document', id: document.id }))}>
                {document.title}
              </button>
            </li>
          ))}
          {data.name !== '' && (
            <li>
              <button type="button" onClick={choose(() => tools.post({ kind: 'detach' }))}>
                {t('Remove {name}', { name: data.name })}
              </button>
            </li>
          )}
        </ul>
      </details>
    </div>
  );
}
