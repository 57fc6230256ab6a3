import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../words.js';
import { saySettings } from './settings.js';
import type { SandboxState } from './receive.js';
import type { SandboxTools } from './tools.js';

export interface RunRowProps {
  readonly state: SandboxState;
  readonly tools: SandboxTools;
  readonly primary: boolean;
  readonly settingsOpen: boolean;
  readonly toggleSettings: () => void;
}

export function RunRow({ state, tools, primary, settingsOpen, toggleSettings }: RunRowProps) {
  const { input, view } = state;
  const running = view?.running !== undefined;
  const runButton = useRef<HTMLButtonElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Cancel cannot be used once the run ends; the focus must not stay on a dead button.
    if (!running && document.activeElement === cancelButton.current) runButton.current?.focus();
  }, [running]);
  const compareSettings = input.compare === 'settings';
  return (
    <div class="buttons">
      <button
        type="button"
        class={primary ? 'primary' : undefined}
        ref={runButton}
        aria-disabled={running}
        data-focus="run"
        onClick={tools.run}
      >
        {running ? t('Running') : input.compare === 'none' ? t('Run') : t('Run both')}
      </button>
      <button type="button" ref={cancelButton} aria-disabled={!running} onClick={tools.cancel}>
        {t('Cancel')}
      </button>
      {!compareSettings && (
        <>
          <button
            type="button"
            class="link"
            aria-expanded={settingsOpen}
            onClick={toggleSettings}
            {...(settingsOpen ? { 'aria-controls': 'settings' } : {})}
          >
            {t('Settings')}
          </button>
          <span class="muted">{saySettings(input.a.settings)}</span>
        </>
      )}
    </div>
  );
}
