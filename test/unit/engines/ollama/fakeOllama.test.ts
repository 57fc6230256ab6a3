/** The fake itself, asked with plain `fetch` and sockets: what it claims of others must hold of it. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { countPrompt } from '../../../fixtures/fakeOllama/chat.js';
import { now, type FakeScript, type SeenRequest } from '../../../fixtures/fakeOllama/script.js';
import { startFakeOllama, type FakeOllama } from '../../../fixtures/fakeOllama/server.js';
import { until, warm } from './support.js';

const messages = [{ role: 'user', content: 'one two three' }];
const chatOf = (fake: { url: string }, body: object = {}, signal?: AbortSignal) =>
  fetch(`${fake.url}/api/chat`, {
    method: 'POST',
    body: JSON.stringify({ model: 'warm', messages, stream: true, options: { num_ctx: 2048 }, ...body }),
    ...(signal ? { signal } : {}),
  });

async function withFake(script: FakeScript, test: (fake: FakeOllama) => Promise<void>) {
  const fake = await startFakeOllama({ models: [warm], ...script });
  try {
    await test(fake);
  } finally {
    await fake.stop();
  }
}

const lines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the fake Ollama', () => {
  it('streams its words as JSON lines and ends with counts', () =>
    withFake({ answers: [{ tokens: ['a', 'b'] }] }, async (fake) => {
      const response = await chatOf(fake);
      assert.equal(response.headers.get('content-type'), 'application/x-ndjson');
      const got = lines(await response.text());
      assert.deepEqual(
        got.map((line) => [(line['message'] as { content: string }).content, line['done']]),
        [
          ['a', false],
          ['b', false],
          ['', true],
        ],
      );
      assert.equal(got.at(-1)?.['prompt_eval_count'], 11);
      assert.equal(got.at(-1)?.['eval_count'], 2);
    }));

  it('holds headers back while it loads and reads, and tells in which phase the other side left', () =>
    withFake(
      {
        models: [
          { name: 'warm:latest', loadMs: 60_000 },
          { ...warm, name: 'read:latest' },
        ],
        answers: [{ readMs: 60_000 }],
      },
      async (fake) => {
        for (const [model, phase] of [
          ['warm', 'loading'],
          ['read', 'reading'],
        ] as const) {
          const controller = new AbortController();
          const call = chatOf(fake, { model }, controller.signal);
          const seen = await until(() => fake.requests.find((one) => one.phase === phase), phase);
          const at = now();
          controller.abort();
          await assert.rejects(call, { name: 'AbortError' });
          const gone = await until(() => seen.disconnectedAt, 'disconnect');
          assert.ok(gone >= at - 1 && gone - at < 1_000, `${gone - at} ms`);
          assert.equal(seen.phase, phase);
        }
      },
    ));

  it('tells a whole answer from one that was left', () =>
    withFake({ answers: [{ tokens: 2 }] }, async (fake) => {
      await (await chatOf(fake)).text();
      const seen = await until(() => fake.requests.find((one) => one.finishedAt !== undefined), 'finish');
      assert.equal(seen.disconnectedAt, undefined);
      assert.equal(seen.phase, 'answered');
    }));

  it('tears characters and lines apart', () =>
    withFake({ answers: [{ tokens: ['é😀'], bytesPerWrite: 1 }] }, async (fake) => {
      const response = await chatOf(fake);
      const sizes: number[] = [];
      const parts: Uint8Array[] = [];
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
        sizes.push(part.length);
        parts.push(part);
      }
      assert.ok(sizes.length > 10, `${sizes.length} parts`);
      assert.match(Buffer.concat(parts).toString('utf8'), /é😀/);
    }));

  it('leaves out the last line end when told to', () =>
    withFake({ answers: [{ noFinalNewline: true }] }, async (fake) => {
      assert.match(await (await chatOf(fake)).text(), /}$/);
    }));

  for (const [title, answer] of [
    ['drops the socket', { tokens: 5, dropAfter: 2 }],
    ['drops it in the middle of a line', { tokens: 5, halfLineAfter: 2 }],
  ] as const) {
    it(title, () =>
      withFake({ answers: [answer] }, async (fake) => {
        const response = await chatOf(fake);
        await assert.rejects(response.text());
      }),
    );
  }

  it('says an error in the middle, ends early, puts rubbish in, stalls', () =>
    withFake(
      {
        answers: [
          { tokens: 5, errorAfter: { chunks: 1, error: 'out of luck' } },
          { tokens: 5, endAfter: 1 },
          { tokens: 1, rubbishAfter: 0 },
          { tokens: 5, stallAfter: 1 },
        ],
      },
      async (fake) => {
        assert.deepEqual(lines(await (await chatOf(fake)).text()).at(-1), { error: 'out of luck' });
        assert.equal(lines(await (await chatOf(fake)).text()).length, 1);
        assert.match(await (await chatOf(fake)).text(), /^<p>/);
        const reader = (await chatOf(fake)).body?.getReader();
        assert.ok(reader);
        await reader.read();
        const late = await Promise.race([reader.read(), new Promise((resolve) => setTimeout(resolve, 150, 'nothing'))]);
        assert.equal(late, 'nothing');
        await reader.cancel();
      },
    ));

  it('refuses, speaks HTML and sends elsewhere', () =>
    withFake(
      { answers: [{ status: 503, error: 'busy' }, { html: true }, { redirect: 'http://example.com/' }] },
      async (fake) => {
        const busy = await chatOf(fake);
        assert.equal(busy.status, 503);
        assert.deepEqual(await busy.json(), { error: 'busy' });
        const page = await chatOf(fake);
        assert.match(page.headers.get('content-type') ?? '', /html/);
        await page.text();
        const moved = await fetch(`${fake.url}/api/chat`, {
          method: 'POST',
          redirect: 'manual',
          body: JSON.stringify({ model: 'warm', messages }),
        });
        assert.equal(moved.headers.get('location'), 'http://example.com/');
      },
    ));

  it('cuts prompts as each version of Ollama does', () => {
    const long = [
      { role: 'system', content: 'x '.repeat(10) },
      { role: 'user', content: 'x '.repeat(60) },
      { role: 'user', content: 'x '.repeat(30) },
    ];
    assert.deepEqual(
      (['honest', 'fill', 'half', 'drop-messages'] as const).map((overflow) => [
        countPrompt(long, 100, overflow, false),
        countPrompt(long, 100, overflow, true),
        countPrompt(long, 1_000, overflow, false),
      ]),
      [
        [undefined, 100, 118],
        [100, 100, 118],
        [52, 52, 118],
        [53, 53, 118],
      ],
    );
  });

  it('keeps what a pull has got, for the next attempt', () =>
    withFake(
      {
        pulls: { big: { layers: [{ digest: 'sha256:aa', bytes: 10 }], bytesPerStep: 4, paceMs: 1, dropAfterSteps: 1 } },
      },
      async (fake) => {
        const pull = () => fetch(`${fake.url}/api/pull`, { method: 'POST', body: '{"name":"big"}' });
        await assert.rejects((await pull()).text());
        const second = lines(await (await pull()).text());
        assert.equal(second[1]?.['completed'], 4);
        assert.deepEqual(second.at(-1), { status: 'success' });
      },
    ));

  it('takes a blob only under its own digest', () =>
    withFake({}, async (fake) => {
      const digest = createHash('sha256').update('weights').digest('hex');
      const blob = (of: string, method: string) =>
        fetch(`${fake.url}/api/blobs/sha256:${of}`, { method, ...(method === 'POST' ? { body: 'weights' } : {}) });
      assert.equal((await blob(digest, 'HEAD')).status, 404);
      assert.equal((await blob('0'.repeat(64), 'POST')).status, 400);
      assert.equal((await blob(digest, 'POST')).status, 201);
      assert.equal((await blob(digest, 'HEAD')).status, 200);
    }));

  it('runs as a process of its own and can be told what to do', async () => {
    const main = fileURLToPath(new URL('../../../fixtures/fakeOllama/main.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', main, JSON.stringify({ version: '9.9.9' })], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const version = async () => ((await (await fetch(`${url}/api/version`)).json()) as { version: string }).version;
    assert.equal(await version(), '9.9.9');
    await fetch(`${url}/__fake/play`, { method: 'POST', body: JSON.stringify({ version: '1.0.0' }) });
    assert.equal(await version(), '1.0.0');
    const seen = (await (await fetch(`${url}/__fake/requests`, { method: 'POST' })).json()) as SeenRequest[];
    assert.equal(seen.length, 2);
    const ended = once(child, 'exit');
    child.stdin.end();
    assert.deepEqual(await ended, [0, null]);
  }).timeout(20_000);
});
