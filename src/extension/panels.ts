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

/** A new tab for a page. */
export function newPanel(id: string, title: string): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(id, title, vscode.ViewColumn.Active, { enableFindWidget: true });
}
