/** What leaves for Ollama, and where to. */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { createOllamaEngine } from '../../../../src/engines/ollama/engine.js';
import { startFakeOllama } from '../../../fixtures/fakeOllama/server.js';
import { neverAborted, problemOfRejected, run, warm, withFake } from './support.js';

/** A server that is no HTTP server at all. */
async function withSocketServer(answer: string | 'hang up', test: (url: string) => Promise<void>) {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (answer === 'hang up') socket.destroy();
    else socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await test(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

async function freePort(): Promise<number> {
  let free = 0;
  await withSocketServer('', async (url) => void (free = Number(new URL(url).port)));
  return free;
}

describe('the way to Ollama', () => {
  it('ignores proxies', async () => {
    const names = ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
    const before = names.map((name) => [name, process.env[name]] as const);
    const proxy = await startFakeOllama({});
    for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : proxy.url;
    try {
      await withFake({}, async ({ engine }) => assert.equal((await run(engine)).error, undefined));
      assert.equal(proxy.requests.length, 0);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await proxy.stop();
    }
  });

  it('follows no redirect, not even to this machine', async () => {
    const other = await startFakeOllama({ models: [warm] });
    try {
      await withFake({ redirect: other.url }, async ({ engine, fake }) => {
        const problem = await problemOfRejected(engine.open('warm', neverAborted()));
        assert.deepEqual(problem, { code: 'engine.not-this-protocol', engine: 'ollama', address: fake.url });
        assert.equal(other.requests.length, 0);
      });
    } finally {
      await other.stop();
    }
  });

  it('never begins for an address that is not allowed', async () => {
    const engine = createOllamaEngine({ address: 'http://192.0.2.1:11434' });
    const problem = { code: 'engine.address-not-allowed', address: 'http://192.0.2.1:11434' } as const;
    assert.deepEqual(await engine.probe(neverAborted()), { kind: 'broken', problem });
    assert.deepEqual(await problemOfRejected(engine.open('warm', neverAborted())), problem);
    await engine.dispose();
  });

  it('works by the name localhost', () =>
    withFake({}, async ({ fake }) => {
      const engine = createOllamaEngine({ address: `localhost:${fake.port}` });
      assert.equal((await run(engine)).error, undefined);
      await engine.dispose();
    }));

  for (const [title, answer, code] of [
    ['speaks another language', '220 mail.example.com ESMTP ready\r\n', 'engine.not-this-protocol'],
    ['hangs up', 'hang up', 'engine.broke-off'],
  ] as const) {
    it(`finds something that ${title}`, () =>
      withSocketServer(answer, async (url) => {
        const engine = createOllamaEngine({ address: url });
        assert.equal((await problemOfRejected(engine.open('warm', neverAborted()))).code, code);
        const state = await engine.probe(neverAborted());
        assert.equal(state.kind === 'broken' ? state.problem.code : state.kind, code);
        await engine.dispose();
      }));
  }

  it('finds nobody', async () => {
    const address = `http://127.0.0.1:${await freePort()}`;
    const engine = createOllamaEngine({ address });
    assert.deepEqual(await engine.probe(neverAborted()), { kind: 'absent' });
    assert.deepEqual(await problemOfRejected(engine.open('warm', neverAborted())), {
      code: 'engine.unreachable',
      engine: 'ollama',
      address,
    });
    await engine.dispose();
  });

  it('writes nothing to the console, whatever comes back', async () => {
    const said: unknown[] = [];
    const kept = { log: console.log, warn: console.warn, error: console.error };
    console.log = console.warn = console.error = (...words: unknown[]) => said.push(words);
    try {
      for (const answer of [
        { html: true },
        { status: 500, error: 'x' },
        { tokens: 3, rubbishAfter: 1 },
        { tokens: 3, halfLineAfter: 1 },
      ])
        await withFake({ answers: [answer] }, async ({ engine }) => assert.ok((await run(engine)).error));
    } finally {
      Object.assign(console, kept);
    }
    assert.deepEqual(said, []);
  });
});
