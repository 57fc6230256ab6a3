import * as vscode from 'vscode';
import { setPage, type PageName } from './pageHtml.js';

/** One page in an editor tab. */
export interface PagePanel {
  readonly panel: vscode.WebviewPanel;
  post(message: unknown): void;
}

export interface PageParts {
  readonly page: PageName;
  readonly title: string;
  readonly extensionUri: vscode.Uri;
  readonly resourceRoots: readonly vscode.Uri[];
  readonly onMessage: (message: unknown) => void;
  readonly onDispose: () => void;
}

/** Fills a panel, new or restored, with a page and connects its messages. */
export function fillPanel(panel: vscode.WebviewPanel, parts: PageParts): PagePanel {
  panel.title = parts.title;
  panel.iconPath = vscode.Uri.joinPath(parts.extensionUri, 'media', 'sandpit.svg');
  panel.webview.onDidReceiveMessage(parts.onMessage);
  panel.onDidDispose(parts.onDispose);
  setPage(panel.webview, parts.extensionUri, parts.page, parts.title, parts.resourceRoots);
  return {
    panel,
    post: (message) => {
      // A hidden page is gone; it asks for everything again when it is shown.
      void panel.webview.postMessage(message);
    },
  };
}

/**
 * A new tab for a page. After a restart the editor keeps tabs that nobody has looked at yet to itself, and hands them over
 * only then; with `replaceUnseen`, those of this page and title make room for the new one, so that it is not open twice.
 */
export function newPanel(
  id: string,
  title: string,
  { replaceUnseen }: { readonly replaceUnseen: boolean },
): vscode.WebviewPanel {
  const unseen = replaceUnseen ? tabsOf(id).filter(({ label }) => label === title) : [];
  const panel = vscode.window.createWebviewPanel(id, title, vscode.ViewColumn.Active, { enableFindWidget: true });
  if (unseen.length > 0) void vscode.window.tabGroups.close(unseen, true);
  return panel;
}

/** The editor puts a word of its own before our id: `mainThreadWebview-sandpit.lesson`. */
function tabsOf(id: string): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(id));
}
