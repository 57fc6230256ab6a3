import type * as vscode from 'vscode';
import { fromSandboxPage, type SandboxInput } from '../core/protocol.js';
import type { Run } from '../core/records/run.js';
import { panelIds } from './ids.js';
import { fillPanel, newPanel } from './panels.js';
import { createSandboxSession, type SandboxParts, type SandboxSession } from './sandboxSession.js';
import { phrasesForPages, t } from './words.js';

export interface SandboxPanel {
  open(): void;
  restore(panel: vscode.WebviewPanel): void;
  /** Opens it with something in the boxes. */
  fill(input: Partial<SandboxInput>, runs?: { a?: Run; b?: Run }): Promise<void>;
  command(command: 'check' | 'cancel'): void;
  /** The models may have changed. */
  refresh(): Promise<void>;
}

/** The one sandbox page. */
export function createSandboxPanel(extensionUri: vscode.Uri, parts: Omit<SandboxParts, 'post'>): SandboxPanel {
  let shown: { readonly panel: vscode.WebviewPanel; readonly session: SandboxSession } | undefined;

  function fillWith(panel: vscode.WebviewPanel): SandboxSession {
    const filled = fillPanel(panel, {
      page: 'sandbox',
      title: t('Sandbox'),
      extensionUri,
      resourceRoots: [],
      onMessage: (message) => void receive(message),
      onDispose: () => {
        session.dispose();
        shown = undefined;
      },
    });
    const session = createSandboxSession({ ...parts, post: filled.post });

    async function receive(message: unknown): Promise<void> {
      const parsed = fromSandboxPage.safeParse(message);
      if (!parsed.success) return parts.log(parsed.error);
      if (parsed.data.kind === 'ready') filled.post({ kind: 'words', ...phrasesForPages() });
      try {
        await session.handle(parsed.data);
      } catch (error) {
        parts.log(error);
      }
    }

    shown = { panel, session };
    return session;
  }

  function open(): SandboxSession {
    if (!shown) return fillWith(newPanel(panelIds.sandbox, t('Sandbox'), { replaceUnseen: true }));
    shown.panel.reveal();
    return shown.session;
  }

  return {
    open: () => void open(),
    restore: (panel) => void fillWith(panel),
    fill: (input, runs) => open().fill(input, runs),
    command: (command) => shown?.session.command(command),
    refresh: async () => shown?.session.refresh(),
  };
}
