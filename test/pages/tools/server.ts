/** Serves the built pages on 127.0.0.1 as the editor would: same shell, same policy, same sandbox. */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { themeOf } from '../themes/themes.js';
import { readBuilt } from './buildPages.js';

export type PageName = 'lesson' | 'sandbox';

export interface PageServer {
  readonly address: (page: PageName) => string;
  close(): Promise<void>;
}

export async function servePages(): Promise<PageServer> {
  const defaultStyles = themeOf('light').defaultStyles;
  const server = createServer((request, response) => {
    const { origin, pathname } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const shell = /^\/(lesson|sandbox)\.html$/.exec(pathname)?.[1];
    if (shell) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      // What the editor's iframe has: no forms, no pop-ups, no way to lead the window elsewhere.
      response.setHeader(
        'content-security-policy',
        'sandbox allow-scripts allow-same-origin allow-pointer-lock allow-downloads',
      );
      response.end(shellOf(shell as PageName, origin, defaultStyles));
      return;
    }
    if (pathname === '/favicon.ico') {
      response.statusCode = 204;
      response.end();
      return;
    }
    const file = /^\/((?:lesson|sandbox)\.(js|css))$/.exec(pathname);
    if (!file?.[1]) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', file[2] === 'js' ? 'text/javascript' : 'text/css');
    readBuilt(file[1]).then(
      (bytes) => response.end(bytes),
      (error: Error) => response.destroy(error),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (page) => `http://127.0.0.1:${port}/${page}.html`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The editor puts its own style sheet before the policy, where the policy does not reach it yet. */
function shellOf(page: PageName, source: string, defaultStyles: string): string {
  const nonce = randomBytes(18).toString('base64url');
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
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<style id="_defaultStyles">${defaultStyles}</style>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page === 'lesson' ? 'Write a prompt that works' : 'Sandbox'}</title>
<link rel="stylesheet" href="${source}/${page}.css">
</head>
<body class="vscode-body">
<div id="root"></div>
<script nonce="${nonce}" src="${source}/${page}.js"></script>
</body>
</html>`;
}
