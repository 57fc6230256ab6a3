/** Both sides take what they know and nothing else. */

import assert from 'node:assert/strict';
import { readFromChild, readToChild, type FromChild, type ToChild } from '../../../../src/engines/embedded/messages.js';

const order: ToChild = {
  kind: 'run',
  id: 1,
  model: { path: '/m.gguf', name: 'm.gguf', sha256: 'ab', check: false },
  template: { kind: 'jinja', source: '{{ x }}' },
  messages: [{ role: 'user', content: 'Hi' }],
  options: { temperature: 0, seed: 1, maxTokens: 2, contextTokens: 3, format: { type: 'object' } },
};

const toChild: readonly ToChild[] = [order, { ...order, template: { kind: 'chatml' } }, { kind: 'stop', id: 4 }];
const fromChild: readonly FromChild[] = [
  { kind: 'phase', id: 1, phase: 'loading' },
  { kind: 'checked', id: 1 },
  { kind: 'text', id: 1, text: 'é🌊' },
  { kind: 'stopping', id: 1 },
  { kind: 'stopped', id: 1 },
  { kind: 'done', id: 1, promptTokens: 1, answerTokens: 2, tokensPerSecond: 3, stopReason: 'length' },
  { kind: 'failed', id: 1, problem: { code: 'model.prompt-too-long', contextTokens: 1, promptTokens: 2 } },
];

/** What arrives is what `JSON` leaves of it. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the messages of the embedded engine', () => {
  for (const message of toChild)
    it(`reach the child whole (${message.kind})`, () => assert.deepEqual(readToChild(sent(message)), message));
  for (const message of fromChild)
    it(`reach the engine whole (${message.kind})`, () => assert.deepEqual(readFromChild(sent(message)), message));

  const nonsense = [
    undefined,
    null,
    7,
    'run',
    {},
    { kind: 'run' },
    { kind: 'text', id: '1', text: 'x' },
    { kind: 'other', id: 1 },
  ];
  for (const message of nonsense)
    it(`are none when they are ${JSON.stringify(message)}`, () => {
      assert.equal(readToChild(message), undefined);
      assert.equal(readFromChild(message), undefined);
    });

  it('carry no problem that a child cannot have', () =>
    assert.equal(readFromChild({ kind: 'failed', id: 1, problem: { code: 'engine.none' } }), undefined));
});
