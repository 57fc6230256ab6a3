/** What models an Ollama has, what is wrong with each, and what is known of one that is opened. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { hasRoles } from '../../../../src/engines/ollama/template.js';
import { isCloudName } from '../../../../src/engines/ollama/said.js';
import { titleOf } from '../../../../src/engines/ollama/names.js';
import { chatMl, type FakeScript } from '../../../fixtures/fakeOllama/script.js';
import { ask, neverAborted, problemOfRejected, run, warm, withFake } from './support.js';

const bare = { name: 'bare:latest', template: '{{ .Prompt }}', loadedContext: 2048 };
const clouds = [
  { name: 'gpt-oss:120b-cloud' },
  { name: 'kimi-k2:cloud' },
  { name: 'plain:latest', remoteHost: 'https://ollama.com:443', remoteModel: 'gpt-oss:120b' },
];

describe('the models of an Ollama', () => {
  it('are told with their troubles, and without those that only make embeddings', () =>
    withFake(
      {
        models: [
          { ...warm, bytes: 398_000_000 },
          bare,
          ...clouds,
          { name: 'embed:latest', capabilities: ['embedding'] },
        ],
      },
      async ({ engine }) => {
        const state = await engine.probe(neverAborted());
        assert.ok(state.kind === 'ready');
        assert.equal(state.version, '0.17.4');
        assert.deepEqual(
          state.models.map((model) => [model.name, model.where, model.trouble, model.bytes]),
          [
            ['warm:latest', 'this machine', undefined, 398_000_000],
            ['bare:latest', 'this machine', 'no-chat-template', 1_000],
            ['gpt-oss:120b-cloud', 'outside', 'cloud', 1_000],
            ['kimi-k2:cloud', 'outside', 'cloud', 1_000],
            ['plain:latest', 'outside', 'cloud', 1_000],
          ],
        );
      },
    ));

  const states: readonly [string, FakeScript, string][] = [
    ['no model', { models: [] }, 'no-model'],
    ['only an embedding model', { models: [{ name: 'embed:latest', capabilities: ['embedding'] }] }, 'no-model'],
    ['a web page', { html: true }, 'engine.not-this-protocol'],
    ['another server, that knows no such path', { lacks: ['/api/version', '/api/tags'] }, 'engine.not-this-protocol'],
    ['an Ollama that does not answer', { slowMs: 60_000 }, 'engine.unreachable'],
  ];
  for (const [title, script, expected] of states) {
    it(`are none with ${title}, and that is told within 3 s`, () =>
      withFake(script, async ({ engine }) => {
        const began = performance.now();
        const state = await engine.probe(neverAborted());
        assert.equal(state.kind === 'broken' ? state.problem.code : state.kind, expected);
        assert.ok(performance.now() - began < 3_000);
      })).timeout(5_000);
  }

  it('are listed even when one can’t be looked into', () =>
    withFake({ lacks: ['/api/show'] }, async ({ engine, log }) => {
      const state = await engine.probe(neverAborted());
      assert.deepEqual(state.kind === 'ready' && state.models.map((model) => model.trouble), [undefined]);
      assert.equal(log.length, 1);
    }));

  it('are looked into once, and again when one was changed', () =>
    withFake({}, async ({ engine, fake }) => {
      await engine.probe(neverAborted());
      await engine.probe(neverAborted());
      await engine.open('warm', neverAborted());
      assert.equal(fake.seen('/api/show').length, 1);
      fake.play({ models: [{ ...warm, template: '{{ .Prompt }}' }] });
      const state = await engine.probe(neverAborted());
      assert.deepEqual(state.kind === 'ready' && state.models[0]?.trouble, 'no-chat-template');
    }));

  it('are described so that a run can be repeated', () =>
    withFake(
      { models: [{ name: 'qwen2.5-coder:0.5b', digest: 'abc123', trainedContext: 32_768 }] },
      async ({ engine }) => {
        const { description } = await engine.open('qwen2.5-coder:0.5b', neverAborted());
        assert.deepEqual(description, {
          engine: 'ollama',
          engineVersion: '0.17.4',
          name: 'qwen2.5-coder:0.5b',
          title: 'Qwen2.5 Coder 0.5B',
          digest: 'abc123',
          where: 'this machine',
          trainedContextTokens: 32_768,
          template: createHash('sha256').update(chatMl).digest('hex'),
        });
      },
    ));

  it('can’t be opened when there is no such model', () =>
    withFake({}, async ({ engine }) => {
      assert.deepEqual(await problemOfRejected(engine.open('nobody', neverAborted())), {
        code: 'model.unknown',
        name: 'nobody',
        engine: 'ollama',
      });
    }));

  it('can’t be opened without a chat template', () =>
    withFake({ models: [bare] }, async ({ engine }) => {
      assert.deepEqual(await problemOfRejected(engine.open('bare', neverAborted())), {
        code: 'model.no-chat-template',
        name: 'bare:latest',
      });
    }));

  for (const cloud of clouds) {
    it(`can’t be opened when they live in a cloud: ${cloud.name}`, () =>
      withFake({ models: [cloud] }, async ({ engine, fake }) => {
        assert.deepEqual(await problemOfRejected(engine.open(cloud.name, neverAborted())), {
          code: 'model.cloud',
          name: cloud.name,
        });
        assert.equal(fake.seen('/api/chat').length, 0);
      }));
  }

  it('send nobody’s text when a name has come to mean a cloud since it was opened', () =>
    withFake(
      { models: [{ name: 'warm:latest' }], answers: [{ remoteHost: 'https://ollama.com' }] },
      async ({ engine, fake }) => {
        const { error, text } = await run(engine, ask('My own text.'));
        assert.equal((error as { problem: { code: string } }).problem.code, 'model.cloud');
        assert.equal(text, '');
        // The call that only loads, and that carries no text, has shown it.
        assert.doesNotMatch(JSON.stringify(fake.requests), /My own text/);
      },
    ));

  it('are known as cloud models by name', () => {
    const names = [
      'gpt-oss:120b-cloud',
      'kimi-k2:cloud',
      'x:CLOUD',
      'cloudy:latest',
      'cloud:latest',
      'my-cloud-model:1b',
    ];
    assert.deepEqual(names.map(isCloudName), [true, true, true, false, false, false]);
  });

  it('have titles people can read', () => {
    assert.deepEqual(
      ['qwen2.5-coder:0.5b', 'sandpit-qwen2.5-coder:1.5b', 'llama3.2:latest', 'mistral:7b'].map(titleOf),
      ['Qwen2.5 Coder 0.5B', 'Qwen2.5 Coder 1.5B', 'llama3.2', 'mistral:7b'],
    );
  });
});

describe('a chat template', () => {
  const table: readonly [string, string, string, boolean][] = [
    ['ChatML', chatMl, '', true],
    ['what a bare import gets', '{{ .Prompt }}', '', false],
    ['the same, with spaces', ' {{- .Prompt -}} \n', '', false],
    ['nothing', '', '', false],
    ['system and prompt run together', '{{ .System }} {{ .Prompt }}', '', false],
    [
      'the parts one by one, with marks',
      '{{ if .System }}<|system|>{{ .System }}{{ end }}<|user|>{{ .Prompt }}<|assistant|>',
      '',
      true,
    ],
    ['instruction marks', '[INST] {{ .Prompt }} [/INST]', '', true],
    ['a renderer of Ollama’s own', '{{ .Prompt }}', 'FROM x\nRENDERER qwen3-coder\nPARSER qwen3-coder\n', true],
    ['the word renderer in a licence', '{{ .Prompt }}', 'LICENSE """\nno RENDERER here\n"""', false],
  ];
  for (const [title, template, modelfile, expected] of table) {
    it(`${expected ? 'tells' : 'does not tell'} speakers apart: ${title}`, () =>
      assert.equal(hasRoles({ template, modelfile }), expected));
  }
});
