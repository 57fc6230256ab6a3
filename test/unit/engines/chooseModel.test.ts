import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/models/catalogue.js';
import type { AvailableModel, Engine, EngineId, EngineState, Where } from '../../../src/core/models/languageModel.js';
import { isAbort } from '../../../src/core/problems.js';
import { chooseModel, type ModelSetting } from '../../../src/engines/chooseModel.js';
import { createOllamaEngine } from '../../../src/engines/ollama/engine.js';
import { startFakeOllama } from '../../fixtures/fakeOllama/server.js';
import { neverAborted } from './ollama/support.js';

const small = catalogue[0];
const tiny = catalogue.find((entry) => entry.use === 'plumbing');
assert.ok(small && tiny);

const model = (engine: EngineId, name: string, part: Partial<AvailableModel> = {}): AvailableModel => ({
  engine,
  name,
  title: name,
  where: 'this machine',
  ...part,
});

/** An engine that only says how it is. */
function engine(id: EngineId, state: EngineState, where: Where = 'this machine'): Engine {
  return {
    id,
    where,
    probe: async () => state,
    open: async () => {
      throw new Error('choosing opens nothing');
    },
    dispose: async () => undefined,
  };
}

const ready = (id: EngineId, ...models: readonly (string | AvailableModel)[]): Engine =>
  engine(id, {
    kind: 'ready',
    version: '1',
    models: models.map((one) => (typeof one === 'string' ? model(id, one) : one)),
  });
const absent = (id: EngineId) => engine(id, { kind: 'absent' });
const noModel = (id: EngineId) => engine(id, { kind: 'no-model', version: '1' });
const broken = (id: EngineId) =>
  engine(id, { kind: 'broken', problem: { code: 'engine.not-this-protocol', engine: id, address: 'x' } });

const bare = model('ollama', 'bare:latest', { trouble: 'no-chat-template' });
const cloud = model('ollama', 'big:cloud', { trouble: 'cloud', where: 'outside' });

describe('choosing a model', () => {
  const table: readonly [string, ModelSetting, readonly Engine[], string][] = [
    [
      'takes Ollama where it answers',
      { engine: 'auto' },
      [ready('ollama', 'a:latest'), ready('embedded', 'b.gguf')],
      'ollama a:latest first',
    ],
    [
      'takes embedded where Ollama is not',
      { engine: 'auto' },
      [absent('ollama'), ready('embedded', 'b.gguf')],
      'embedded b.gguf first',
    ],
    [
      'takes embedded where something else lives at Ollama’s address',
      { engine: 'auto' },
      [broken('ollama'), ready('embedded', 'b.gguf')],
      'embedded b.gguf first',
    ],
    [
      'takes embedded where Ollama has no model',
      { engine: 'auto' },
      [noModel('ollama'), ready('embedded', 'b.gguf')],
      'embedded b.gguf first',
    ],
    [
      'takes embedded where no model of Ollama is fit for use',
      { engine: 'auto' },
      [ready('ollama', bare, cloud), ready('embedded', 'b.gguf')],
      'embedded b.gguf first',
    ],
    [
      'passes over models that are not fit for use',
      { engine: 'auto' },
      [ready('ollama', cloud, bare, 'c:latest')],
      'ollama c:latest first',
    ],
    [
      'prefers the model of the setting',
      { engine: 'auto', model: 'b:1' },
      [ready('ollama', 'a:latest', small.file, 'b:1')],
      'ollama b:1 named',
    ],
    [
      'knows it without its tag',
      { engine: 'ollama', model: 'b' },
      [ready('ollama', 'a:1', 'b:latest')],
      'ollama b:latest named',
    ],
    [
      'prefers a model of the catalogue, by its tag',
      { engine: 'auto' },
      [ready('ollama', 'a:latest', 'qwen2.5-coder:0.5b')],
      'ollama qwen2.5-coder:0.5b known',
    ],
    [
      'prefers a model of the catalogue, put in by us',
      { engine: 'auto' },
      [ready('ollama', 'a:latest', 'sandpit-qwen2.5-coder:1.5b')],
      'ollama sandpit-qwen2.5-coder:1.5b known',
    ],
    [
      'prefers a model of the catalogue, by its file',
      { engine: 'auto' },
      [ready('embedded', 'a.gguf', small.file)],
      `embedded ${small.file} known`,
    ],
    [
      'prefers a model of the catalogue, by its digest',
      { engine: 'auto' },
      [ready('embedded', 'a.gguf', model('embedded', 'renamed.gguf', { digest: small.sha256 }))],
      'embedded renamed.gguf known',
    ],
    [
      'goes on when a remembered model is gone',
      { engine: 'auto', model: 'gone' },
      [ready('ollama', 'a:latest')],
      'ollama a:latest first',
    ],
    [
      'takes the model for tests only where there is no other',
      { engine: 'auto' },
      [ready('embedded', tiny.file, 'b.gguf')],
      'embedded b.gguf first',
    ],
    [
      'takes the model for tests where there is no other',
      { engine: 'auto' },
      [ready('embedded', tiny.file)],
      `embedded ${tiny.file} first`,
    ],
    [
      'passes by a file that nobody brought in and nobody checked',
      { engine: 'auto' },
      [ready('embedded', model('embedded', 'b.gguf', { trouble: 'not-verified' }))],
      'none: embedded ready',
    ],
    [
      'takes the engine of the setting, whatever else answers',
      { engine: 'embedded' },
      [ready('ollama', 'a:latest'), ready('embedded', 'b.gguf')],
      'embedded b.gguf first',
    ],
    [
      'takes a model chosen by hand though something is wrong with it, so that opening says what',
      { engine: 'ollama', model: 'bare' },
      [ready('ollama', 'a:latest', bare)],
      'ollama bare:latest named',
    ],
    [
      'takes recordings when they were asked for',
      { engine: 'recorded' },
      [ready('ollama', 'a:latest'), ready('recorded', 'r')],
      'recorded r first',
    ],

    [
      'never takes another engine than the one of the setting',
      { engine: 'ollama' },
      [absent('ollama'), ready('embedded', 'b.gguf')],
      'none: ollama absent',
    ],
    [
      'never takes another model than the one chosen by hand',
      { engine: 'ollama', model: 'gone' },
      [ready('ollama', 'a:latest')],
      'none: ollama ready',
    ],
    [
      'never takes recordings by itself',
      { engine: 'auto' },
      [absent('ollama'), ready('recorded', 'r')],
      'none: ollama absent',
    ],
    [
      'never goes off this machine by itself',
      { engine: 'auto' },
      [
        absent('ollama'),
        engine(
          'embedded',
          { kind: 'ready', version: '1', models: [model('embedded', 'x', { where: 'department' })] },
          'department',
        ),
      ],
      'none: ollama absent',
    ],
    [
      'tells how all engines are when none can',
      { engine: 'auto' },
      [broken('ollama'), noModel('embedded')],
      'none: ollama broken, embedded no-model',
    ],
    ['tells of nothing where there is no engine', { engine: 'auto' }, [], 'none: '],
  ];
  for (const [title, setting, engines, expected] of table) {
    it(title, async () => {
      const choice = await chooseModel({ setting, engines, signal: neverAborted() });
      const said =
        choice.kind === 'ready'
          ? `${choice.engine.id} ${choice.model.name} ${choice.reason}`
          : `none: ${choice.states.map(({ engine: id, state }) => `${id} ${state.kind}`).join(', ')}`;
      assert.equal(said, expected);
    });
  }

  it('asks no further engine once one has a model', async () => {
    const asked: EngineId[] = [];
    const engines = [ready('ollama', 'a:latest'), ready('embedded', 'b.gguf')].map((one) => ({
      ...one,
      probe: (signal: AbortSignal) => {
        asked.push(one.id);
        return one.probe(signal);
      },
    }));
    await chooseModel({ setting: { engine: 'auto' }, engines, signal: neverAborted() });
    assert.deepEqual(asked, ['ollama']);
  });

  it('works with a real engine, and is cancelled through it', async () => {
    const fake = await startFakeOllama({
      models: [{ name: 'bare:latest', template: '{{ .Prompt }}' }, { name: 'a:latest' }],
    });
    const ollama = createOllamaEngine({ address: fake.url });
    const choice = await chooseModel({ setting: { engine: 'auto' }, engines: [ollama], signal: neverAborted() });
    assert.equal(choice.kind === 'ready' && choice.model.name, 'a:latest');
    const cancelled = chooseModel({ setting: { engine: 'auto' }, engines: [ollama], signal: AbortSignal.abort() });
    await assert.rejects(cancelled, isAbort);
    await ollama.dispose();
    await fake.stop();
  });
});
