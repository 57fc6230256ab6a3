import { strict as assert } from 'node:assert';
import type { AvailableModel, EngineId, EngineState } from '../../../src/core/models/languageModel.js';
import type { Problem } from '../../../src/core/problems.js';
import { whyNoModel } from '../../../src/extension/whyNoModel.js';

const address = 'http://127.0.0.1:11434';
const model = (trouble?: AvailableModel['trouble']): AvailableModel => ({
  engine: 'ollama',
  name: 'bare',
  title: 'Bare',
  where: 'this machine',
  ...(trouble ? { trouble } : {}),
});
const ready = (...models: AvailableModel[]): EngineState => ({ kind: 'ready', version: '1', models });
const noModel: EngineState = { kind: 'no-model', version: '1' };
const absent: EngineState = { kind: 'absent' };
const broken: EngineState = {
  kind: 'broken',
  problem: { code: 'engine.not-this-protocol', engine: 'ollama', address },
};

describe('why there is no model', () => {
  const cases: readonly (readonly [
    string,
    'auto' | 'ollama' | 'embedded',
    string,
    readonly (readonly [EngineId, EngineState])[],
    Problem['code'],
  ])[] = [
    [
      'nothing at all, llama.cpp not in the package',
      'auto',
      '',
      [
        ['ollama', absent],
        ['embedded', absent],
      ],
      'embedded.runtime-missing',
    ],
    [
      'the embedded engine has no file',
      'auto',
      '',
      [
        ['ollama', absent],
        ['embedded', noModel],
      ],
      'model.none',
    ],
    [
      'Ollama only has a model without a template',
      'auto',
      '',
      [
        ['ollama', ready(model('no-chat-template'))],
        ['embedded', absent],
      ],
      'model.no-chat-template',
    ],
    [
      'something else answers at the address',
      'auto',
      '',
      [
        ['ollama', broken],
        ['embedded', absent],
      ],
      'engine.not-this-protocol',
    ],
    ['the named engine does not answer', 'ollama', '', [['ollama', absent]], 'engine.unreachable'],
    ['the named model is not there', 'ollama', 'gone', [['ollama', ready(model())]], 'model.unknown'],
    ['the named engine has no model', 'embedded', '', [['embedded', noModel]], 'model.none'],
  ];
  for (const [what, engine, name, states, code] of cases)
    it(`${what}: ${code}`, () => {
      const found = whyNoModel(
        { engine, model: name, 'ollama.address': address },
        states.map(([id, state]) => ({ engine: id, state })),
      );
      assert.equal(found.code, code);
    });
});
