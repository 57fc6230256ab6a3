/**
 * The door of the workbench. The server behind it obeys whoever opens a socket to it, so a web page open in the same browser could run
 * programs on this machine. It therefore listens on a port nobody is told, behind a secret, and this door lets in only a window that was
 * opened at the workbench's own address.
 */
import { createServer, request as ask } from 'node:http';
import { connect } from 'node:net';

const cookieName = 'vscode-tkn';

/**
 * Whether a request comes from the workbench's own window, judged by what a browser does not let a page forge:
 * Host (against a name that is pointed at 127.0.0.1), Origin, and the Fetch Metadata headers (W3C).
 * @param {{ method?: string | undefined, url?: string | undefined, headers: import('node:http').IncomingHttpHeaders, upgrade?: boolean }} request
 * @param {number} port
 */
export function mayEnter(request, port) {
  const { host, origin } = request.headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !hosts.includes(host)) return false;
  const ownOrigin = origin === `http://${host}`;
  if (request.upgrade) return ownOrigin;
  if (origin !== undefined && !ownOrigin && !['GET', 'HEAD'].includes(request.method ?? '')) return false;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  // A link followed from elsewhere may open the window; nothing else may be drawn into another page.
  return (
    request.headers['sec-fetch-mode'] === 'navigate' &&
    request.headers['sec-fetch-dest'] === 'document' &&
    /^\/($|\?)/.test(request.url ?? '')
  );
}

/**
 * @param {{ port: number, inner: number, token: string }} options `inner` is the port of the server, `token` its secret
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export async function openGate({ port, inner, token }) {
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = createServer((incoming, outgoing) => {
    if (!mayEnter(incoming, port)) {
      outgoing
        .writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
        .end('AI Sandpit opens only at its own address.\n');
      return;
    }
    const onward = ask(
      {
        host: '127.0.0.1',
        port: inner,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, cookie: withToken(incoming.headers.cookie, token) },
      },
      (answer) => {
        const headers = { ...answer.headers };
        if (/^\/($|\?)/.test(incoming.url ?? ''))
          headers['set-cookie'] = [...(headers['set-cookie'] ?? []), `${cookieName}=${token}; Path=/; SameSite=Strict`];
        outgoing.writeHead(answer.statusCode ?? 502, headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('upgrade', (incoming, socket, head) => {
    if (!mayEnter({ url: incoming.url, headers: incoming.headers, upgrade: true }, port)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const onward = connect(inner, '127.0.0.1', () => {
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${rawHeaders(incoming.rawHeaders)}\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.setNoDelay(true);
    for (const each of [socket, onward]) {
      const pair = /** @type {import('node:net').Socket} */ (each);
      sockets.add(pair);
      pair.on('error', () => undefined);
      pair.on('close', () => {
        sockets.delete(pair);
        (pair === onward ? socket : onward).destroy();
      });
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(undefined));
  });
  return {
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param {string | undefined} cookie @param {string} token */
function withToken(cookie, token) {
  const others = (cookie ?? '').split(/;\s*/).filter((each) => each !== '' && !each.startsWith(`${cookieName}=`));
  return [...others, `${cookieName}=${token}`].join('; ');
}

/** @param {readonly string[]} raw names and values in turn, as they came */
function rawHeaders(raw) {
  let text = '';
  for (let i = 0; i < raw.length; i += 2) text += `${raw[i]}: ${raw[i + 1]}\r\n`;
  return text;
}
