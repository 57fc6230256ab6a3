import assert from 'node:assert/strict';
import type { Problem } from '../../../../src/core/problems.js';
import type { FakeAnswer, FakeScript } from '../../../fixtures/fakeOllama/script.js';
import { ask, drain, neverAborted, problemIn, run, warm, withFake } from './support.js';

describe('an answer of Ollama', () => {
  it('comes word by word, after the phases, with its times and counts', () =>
    withFake({ answers: [{ tokens: ['Good', ' morning', '.'], readMs: 30 }] }, async ({ engine }) => {
      const { text, phases, done, error } = await run(engine);
      assert.equal(error, undefined);
      assert.equal(text, 'Good morning.');
      assert.deepEqual(phases, ['reading']);
      assert.equal(done?.stopReason, 'stop');
      assert.equal(done.timings.answerTokens, 3);
      assert.equal(done.timings.tokensPerSecond, 40);
      assert.ok(done.timings.firstTokenMs >= 25 && done.timings.totalMs >= done.timings.firstTokenMs);
      assert.equal(done.context.verdict, 'complete');
    }));

  it('asks for what the learner set, for no cut and no shift, and for a model that stays', () =>
    withFake({}, async ({ engine, fake }) => {
      const format = { type: 'object', properties: { day: { type: 'string' } } };
      await run(engine, ask('Which day?', { temperature: 0.4, seed: 11, maxTokens: 33, format }));
      const sent = fake.seen('/api/chat')[0]?.body as Record<string, unknown>;
      assert.deepEqual(
        { ...sent, options: { ...(sent['options'] as object) } },
        {
          model: 'warm:latest',
          messages: [{ role: 'user', content: 'Which day?' }],
          stream: true,
          truncate: false,
          shift: false,
          keep_alive: '15m',
          format,
          options: {
            temperature: 0.4,
            seed: 11,
            num_predict: 33,
            num_ctx: 2048,
            top_k: 40,
            top_p: 0.9,
            min_p: 0,
            repeat_penalty: 1,
          },
        },
      );
    }));

  it('tells a model that thinks aloud not to, and only that one', () =>
    withFake(
      { models: [warm, { ...warm, name: 'thinker:latest', capabilities: ['completion', 'thinking'] }] },
      async ({ engine, fake }) => {
        await run(engine, ask(), 'warm');
        await run(engine, ask(), 'thinker');
        assert.deepEqual(
          fake.seen('/api/chat').map((seen) => (seen.body as { think?: boolean }).think),
          [undefined, false],
        );
      },
    ));

  it('is preceded by loading when the model is not in memory, or has another context', () =>
    withFake({ models: [{ name: 'warm:latest', loadMs: 60 }] }, async ({ engine, fake }) => {
      const model = await engine.open('warm', neverAborted());
      const stream = (contextTokens: number) => drain(model.stream(ask('Hello.', { contextTokens }), neverAborted()));
      const first = await stream(2048);
      assert.deepEqual(first.phases, ['loading', 'reading']);
      assert.ok((first.done?.timings.loadMs ?? 0) >= 50);
      // The call that only loads carries no text.
      assert.deepEqual((fake.seen('/api/chat')[0]?.body as { messages: unknown }).messages, []);
      assert.deepEqual((await stream(2048)).phases, ['reading']);
      assert.deepEqual((await stream(4096)).phases, ['loading', 'reading']);
      assert.deepEqual((await stream(4096)).phases, ['reading']);
    }));

  it('is asked for at once after a run that has just ended, with no look at what is loaded', () =>
    withFake({}, async ({ engine, fake }) => {
      const model = await engine.open('warm', neverAborted());
      for (let at = 0; at < 3; at += 1) await drain(model.stream(ask(), neverAborted()));
      assert.equal(fake.seen('/api/ps').length, 1);
      assert.equal(fake.seen('/api/chat').length, 3);
    }));

  it('goes without phases it can’t know when the server has no /api/ps', () =>
    withFake({ lacks: ['/api/ps'] }, async ({ engine, log }) => {
      const { text, phases, error } = await run(engine);
      assert.equal(error, undefined);
      assert.equal(text, ' word0 word1 word2');
      assert.deepEqual(phases, ['reading']);
      assert.equal(log.length, 1);
    }));

  it('says when it stopped because of its length', () =>
    withFake({ answers: [{ doneReason: 'length' }] }, async ({ engine }) => {
      assert.equal((await run(engine)).done?.stopReason, 'length');
    }));

  for (const [title, answer] of [
    ['with characters and lines torn apart', { bytesPerWrite: 1 }],
    ['in parts of seven bytes', { bytesPerWrite: 7 }],
    ['without a last line end', { noFinalNewline: true }],
    ['torn apart and without a last line end', { bytesPerWrite: 3, noFinalNewline: true }],
  ] as const) {
    it(`is whole when it comes ${title}`, () =>
      withFake({ answers: [{ tokens: ['Llŷn', ' – “é”', ' 😀👩‍👧', '\n{"x":1}\n'], ...answer }] }, async ({ engine }) => {
        const { text, done, error } = await run(engine);
        assert.equal(error, undefined);
        assert.equal(text, 'Llŷn – “é” 😀👩‍👧\n{"x":1}\n');
        assert.equal(done?.timings.answerTokens, 4);
      }));
  }

  it('is whole when the reader is far slower than the server, which is not taken for silence', () =>
    withFake(
      { answers: [{ tokens: 60_000 }] },
      async ({ engine }) => {
        const model = await engine.open('warm', neverAborted());
        let waited = false;
        let words = 0;
        for await (const chunk of model.stream(ask(), neverAborted())) {
          if (chunk.kind === 'text') words += chunk.text.split(' word').length - 1;
          if (!waited && chunk.kind === 'text') await new Promise((resolve) => setTimeout(resolve, 400));
          waited = waited || chunk.kind === 'text';
        }
        assert.equal(words, 60_000);
      },
      { idleTimeoutMs: 150 },
    )).timeout(30_000);

  const faults: readonly [string, FakeScript, Problem, string?][] = [
    [
      '503',
      { answers: [{ status: 503, error: 'server busy, please try again.  maximum pending requests exceeded' }] },
      { code: 'engine.busy', engine: 'ollama' },
    ],
    [
      '404',
      { answers: [{ status: 404, error: "model 'warm' not found" }] },
      { code: 'model.unknown', name: 'warm:latest', engine: 'ollama' },
    ],
    [
      '400 too long',
      { answers: [{ status: 400, error: 'the input length exceeds the context length' }] },
      { code: 'model.prompt-too-long', contextTokens: 2048 },
    ],
    [
      '400 too long, in newer words',
      { answers: [{ status: 400, error: 'the prompt is longer than the context length currently available' }] },
      { code: 'model.prompt-too-long', contextTokens: 2048 },
    ],
    [
      '500',
      { answers: [{ status: 500, error: 'llama runner process has terminated' }] },
      { code: 'engine.refused', engine: 'ollama', status: 500, said: 'llama runner process has terminated' },
    ],
    [
      'a web page',
      { answers: [{ html: true }] },
      { code: 'engine.not-this-protocol', engine: 'ollama', address: 'ADDRESS' },
    ],
    [
      'a web page with 502',
      { answers: [{ html: true, status: 502 }] },
      { code: 'engine.not-this-protocol', engine: 'ollama', address: 'ADDRESS' },
    ],
    [
      'a redirect',
      { answers: [{ redirect: 'http://example.com/' }] },
      { code: 'engine.not-this-protocol', engine: 'ollama', address: 'ADDRESS' },
    ],
    [
      'cloud off',
      { answers: [{ status: 403, error: 'ollama cloud is disabled: remote inference is unavailable' }] },
      { code: 'model.cloud', name: 'warm:latest' },
    ],
    [
      'a dropped socket',
      { answers: [{ tokens: 5, dropAfter: 2 }] },
      { code: 'engine.broke-off', engine: 'ollama' },
      ' word0 word1',
    ],
    [
      'a half line',
      { answers: [{ tokens: 5, halfLineAfter: 2 }] },
      { code: 'engine.broke-off', engine: 'ollama' },
      ' word0 word1',
    ],
    [
      'an end without a last line',
      { answers: [{ tokens: 5, endAfter: 2 }] },
      { code: 'engine.broke-off', engine: 'ollama' },
      ' word0 word1',
    ],
    [
      'rubbish in the middle',
      { answers: [{ tokens: 5, rubbishAfter: 2 }] },
      { code: 'engine.broke-off', engine: 'ollama' },
      ' word0 word1',
    ],
    [
      'an error in the middle',
      { answers: [{ tokens: 5, errorAfter: { chunks: 2, error: 'out of memory' } }] },
      { code: 'engine.refused', engine: 'ollama', status: 200, said: 'out of memory' },
      ' word0 word1',
    ],
    [
      'too long, said in the stream',
      { answers: [{ errorAfter: { chunks: 0, error: 'exceeds the available context size' } }] },
      { code: 'model.prompt-too-long', contextTokens: 2048 },
      '',
    ],
    [
      'a cloud that shows only in the answer',
      { answers: [{ tokens: 5, remoteHost: 'https://ollama.com' }] },
      { code: 'model.cloud', name: 'warm:latest' },
      '',
    ],
  ];
  for (const [title, script, problem, text = ''] of faults) {
    it(`is a problem after ${title}, with what came before`, () =>
      withFake(script, async ({ engine, fake }) => {
        const ended = await run(engine);
        assert.deepEqual(problemIn(ended.error), 'address' in problem ? { ...problem, address: fake.url } : problem);
        assert.equal(ended.text, text);
        assert.equal(ended.done, undefined);
      }));
  }

  for (const [title, answer, limits] of [
    ['before the first byte', { readMs: 60_000 }, { firstByteTimeoutMs: 120 }],
    ['in the middle', { tokens: 5, stallAfter: 2 }, { idleTimeoutMs: 120 }],
  ] as const satisfies readonly [string, FakeAnswer, object][]) {
    it(`is given up after too long a silence ${title}`, () =>
      withFake(
        { answers: [answer] },
        async ({ engine, fake }) => {
          const { error } = await run(engine);
          assert.deepEqual(problemIn(error), { code: 'engine.silent', engine: 'ollama', minutes: 1 });
          const chat = fake.seen('/api/chat')[0];
          await new Promise((resolve) => setTimeout(resolve, 50));
          assert.notEqual(chat?.disconnectedAt, undefined);
        },
        limits,
      ));
  }

  it('outlives a silence that is within the limit', () =>
    withFake(
      { answers: [{ readMs: 400, tokens: 3, paceMs: 150 }] },
      async ({ engine }) => assert.equal((await run(engine)).error, undefined),
      { firstByteTimeoutMs: 2_000, idleTimeoutMs: 1_000 },
    ));
});
