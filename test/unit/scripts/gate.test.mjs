import assert from 'node:assert/strict';
import { createServer, get } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'mocha';
import { mayEnter, openGate } from '../../../scripts/lib/gate.mjs';
import { anyPort } from '../../../scripts/lib/ports.mjs';

const own = { host: '127.0.0.1:9', origin: 'http://127.0.0.1:9' };
const evil = 'https://evil.example';

describe('scripts: the door of the workbench', () => {
  /** @type {[string, Parameters<typeof mayEnter>[0], boolean][]} */
  const table = [
    [
      'an address typed by the person',
      { method: 'GET', url: '/', headers: { host: own.host, 'sec-fetch-site': 'none' } },
      true,
    ],
    ['a program that is no browser', { method: 'GET', url: '/', headers: { host: own.host } }, true],
    [
      'the window’s own script',
      { method: 'GET', url: '/a.js', headers: { ...own, 'sec-fetch-site': 'same-origin' } },
      true,
    ],
    ['the window’s own socket', { url: '/', upgrade: true, headers: own }, true],
    [
      'the same by name',
      { url: '/', upgrade: true, headers: { host: 'localhost:9', origin: 'http://localhost:9' } },
      true,
    ],
    [
      'a link followed from elsewhere',
      {
        method: 'GET',
        url: '/?ew=true',
        headers: {
          host: own.host,
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'document',
        },
      },
      true,
    ],
    ['a socket opened by another page', { url: '/', upgrade: true, headers: { host: own.host, origin: evil } }, false],
    ['a socket from a sandboxed page', { url: '/', upgrade: true, headers: { host: own.host, origin: 'null' } }, false],
    ['a socket without an origin', { url: '/', upgrade: true, headers: { host: own.host } }, false],
    [
      'a socket from another port',
      { url: '/', upgrade: true, headers: { host: own.host, origin: 'http://127.0.0.1:8' } },
      false,
    ],
    [
      'a name that was pointed here',
      { url: '/', upgrade: true, headers: { host: 'evil.example:9', origin: 'http://evil.example:9' } },
      false,
    ],
    [
      'a name that was pointed here, for a page',
      { method: 'GET', url: '/', headers: { host: 'evil.example:9' } },
      false,
    ],
    ['no host', { method: 'GET', url: '/', headers: {} }, false],
    ['a form sent by another page', { method: 'POST', url: '/', headers: { host: own.host, origin: evil } }, false],
    [
      'a file drawn into another page',
      {
        method: 'GET',
        url: '/vscode-remote-resource?path=/etc/passwd',
        headers: { host: own.host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      },
      false,
    ],
    [
      'the window inside a frame of another page',
      {
        method: 'GET',
        url: '/',
        headers: {
          host: own.host,
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'iframe',
        },
      },
      false,
    ],
  ];
  for (const [what, request, expected] of table) {
    it(`${expected ? 'lets in' : 'keeps out'}: ${what}`, () => assert.equal(mayEnter(request, 9), expected));
  }

  describe('with a server behind it', () => {
    /** @type {string[]} */
    const cookies = [];
    const server = createServer((request, response) => {
      cookies.push(String(request.headers.cookie));
      response.writeHead(200, { 'x-inner': 'yes' }).end(`inner ${request.url}`);
    });
    server.on('upgrade', (_request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
      socket.on('data', (chunk) => socket.write(`echo ${chunk}`));
      socket.on('end', () => socket.end());
    });
    let port = 0;
    /** @type {Awaited<ReturnType<typeof openGate>>} */
    let gate;
    before(async () => {
      await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
      port = await anyPort();
      gate = await openGate({
        port,
        inner: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
        token: 'secret',
      });
    });
    after(async () => {
      await gate.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    it('hands pages on with the secret, in place of any other, and gives it to the window', async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie: 'a=b; vscode-tkn=old' } });
      assert.equal(await answer.text(), 'inner /');
      assert.equal(answer.headers.get('x-inner'), 'yes');
      assert.match(answer.headers.get('set-cookie') ?? '', /^vscode-tkn=secret;.*SameSite=Strict/);
      assert.equal(cookies.at(-1), 'a=b; vscode-tkn=secret');
    });

    it('hands nothing on for a name that was pointed here', async () => {
      const asked = cookies.length;
      const status = await new Promise((resolve) => {
        get({ host: '127.0.0.1', port, path: '/', headers: { host: 'evil.example' } }, (answer) =>
          resolve(answer.resume().statusCode),
        );
      });
      assert.equal(status, 403);
      assert.equal(cookies.length, asked);
    });

    /** @param {string} origin */
    const shake = (origin) =>
      new Promise((resolve, reject) => {
        let text = '';
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `GET /?x=1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
          );
        });
        socket.on('error', reject);
        socket.on('close', () => resolve(text));
        socket.on('data', (chunk) => {
          const first = text === '';
          text += String(chunk);
          if (first && text.includes(' 101 ')) socket.write('hello');
          if (text.includes('echo hello')) socket.end();
        });
      });

    it('joins the window’s socket to the server, both ways', async () => {
      assert.match(String(await shake(`http://127.0.0.1:${port}`)), /^HTTP\/1\.1 101 [^]*echo hello$/);
    });

    it('refuses the socket of another page', async () => {
      assert.match(String(await shake(evil)), /^HTTP\/1\.1 403 /);
    });
  });
});
