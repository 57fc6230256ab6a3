import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The pages that the build makes, by the name of their bundle. */
export type PageName = 'lesson' | 'sandbox';

/**
 * The one function that sets a page's HTML. Nothing is allowed but our own script and style,
 * and pictures of the extension and of the pack that `resourceRoots` names. The page can't reach any network.
 */
export function setPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: PageName,
  title: string,
  resourceRoots: readonly vscode.Uri[],
): void {
  const bundles = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [bundles, ...resourceRoots] };
  const nonce = randomBytes(18).toString('base64url');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(bundles, `${page}.js`));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(bundles, `${page}.css`));
  const source = webview.cspSource;
  const policy = [
    `default-src 'none'`,
    `img-src ${source}`,
    `style-src ${source}`,
    `font-src ${source}`,
    `script-src 'nonce-${nonce}'`,
    `connect-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  webview.html = `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(style.toString())}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${escapeHtml(script.toString())}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
