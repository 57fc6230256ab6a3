import assert from 'node:assert/strict';
import type { ModelChunk, ModelRequest } from '../../../../src/core/models/languageModel.js';
import {
  findRecorded,
  recordedModel,
  recordingSchema,
  requestKey,
  toRecordedAnswer,
  type RecordedAnswer,
  type Recording,
} from '../../../../src/core/models/recording.js';

const request: ModelRequest = {
  messages: [{ role: 'user', content: 'Which day?' }],
  options: { temperature: 0.2, seed: 7, maxTokens: 20, contextTokens: 2048 },
};

const answer = (part: Partial<RecordedAnswer> = {}): RecordedAnswer => ({
  key: requestKey(request),
  seed: 7,
  chunks: [{ afterMs: 120, text: 'Thursday' }],
  stopReason: 'stop',
  timings: { firstTokenMs: 120, totalMs: 150, answerTokens: 2, tokensPerSecond: 31 },
  context: { verdict: 'complete', promptTokens: 12, contextTokens: 2048 },
  ...part,
});

const recording = (answers: readonly RecordedAnswer[]): Recording => ({
  format: 1,
  model: { engine: 'ollama', engineVersion: '0.17.4', name: 'q:0.5b', title: 'Qwen2.5 0.5B', digest: 'abc' },
  recordedAt: '2026-11-23T09:00:00Z',
  answers: [...answers],
});

describe('the key of a request', () => {
  const same: readonly [string, ModelRequest][] = [
    ['another seed', { ...request, options: { ...request.options, seed: 8 } }],
    [
      'line ends of Windows and spaces after a line',
      { ...request, messages: [{ role: 'user', content: 'Which day?  \r\n' }] },
    ],
  ];
  for (const [title, other] of same) {
    it(`is the same with ${title}`, () => assert.equal(requestKey(other), requestKey(request)));
  }

  const options = (part: Partial<ModelRequest['options']>) => ({
    ...request,
    options: { ...request.options, ...part },
  });
  const others: readonly [string, ModelRequest][] = [
    ['another prompt', { ...request, messages: [{ role: 'user', content: 'Which month?' }] }],
    ['another speaker', { ...request, messages: [{ role: 'system', content: 'Which day?' }] }],
    ['another temperature', options({ temperature: 0 })],
    ['another length', options({ maxTokens: 21 })],
    ['another context', options({ contextTokens: 4096 })],
    ['a form for the answer', options({ format: { type: 'object' } })],
  ];
  for (const [title, other] of others) {
    it(`is another with ${title}`, () => assert.notEqual(requestKey(other), requestKey(request)));
  }

  it('does not depend on the order of a schema’s keys', () => {
    const one = options({ format: { type: 'object', required: ['a'] } });
    const two = options({ format: { required: ['a'], type: 'object' } });
    assert.equal(requestKey(one), requestKey(two));
  });
});

describe('a recorded answer', () => {
  it('is found by its very seed, else by one for any seed', () => {
    const { seed: _seed, ...anySeed } = answer({ chunks: [{ afterMs: 0, text: 'any' }] });
    const found = (seed: number) =>
      findRecorded(recording([anySeed, answer()]), { ...request, options: { ...request.options, seed } })?.chunks[0]
        ?.text;
    assert.equal(found(7), 'Thursday');
    assert.equal(found(8), 'any');
    assert.equal(
      findRecorded(recording([answer()]), { ...request, options: { ...request.options, seed: 8 } }),
      undefined,
    );
  });

  it('is made of a stream that ended, with the pauses between its pieces', () => {
    const done: ModelChunk = {
      kind: 'done',
      timings: { firstTokenMs: 100, totalMs: 180, answerTokens: 2, tokensPerSecond: 25 },
      stopReason: 'length',
      context: { verdict: 'unknown', estimatedTokens: 9, contextTokens: 2048 },
    };
    const made = toRecordedAnswer(request, [
      { atMs: 1, chunk: { kind: 'phase', phase: 'reading' } },
      { atMs: 100, chunk: { kind: 'text', text: 'Thurs' } },
      { atMs: 140.4, chunk: { kind: 'text', text: 'day' } },
      { atMs: 180, chunk: done },
    ]);
    assert.deepEqual(made.chunks, [
      { afterMs: 100, text: 'Thurs' },
      { afterMs: 40, text: 'day' },
    ]);
    assert.equal(made.stopReason, 'length');
    assert.deepEqual(recordingSchema.parse(JSON.parse(JSON.stringify(recording([made])))), recording([made]));
    assert.throws(() => toRecordedAnswer(request, [{ atMs: 1, chunk: { kind: 'text', text: 'x' } }]), RangeError);
  });

  it('is never one of a recording', () => {
    assert.throws(
      () =>
        recordedModel({
          engine: 'recorded',
          engineVersion: '1',
          name: 'x',
          title: 'x',
          digest: '',
          where: 'this machine',
        }),
      RangeError,
    );
  });
});

describe('a file of recorded answers', () => {
  const whole = recording([answer()]);
  const broken: readonly [string, unknown][] = [
    ['another format', { ...whole, format: 2 }],
    ['an unknown key', { ...whole, note: 'x' }],
    ['a date that is none', { ...whole, recordedAt: 'yesterday' }],
    ['a key that is no hash', recording([answer({ key: 'abc' })])],
    ['an empty piece', recording([answer({ chunks: [{ afterMs: 0, text: '' }] })])],
    ['time that runs backwards', recording([answer({ chunks: [{ afterMs: -1, text: 'x' }] })])],
    ['a model of no engine', { ...whole, model: { ...whole.model, engine: 'recorded' } }],
  ];
  it('is read when it is whole', () => assert.deepEqual(recordingSchema.parse(whole), whole));
  for (const [title, file] of broken) {
    it(`is refused with ${title}`, () => assert.equal(recordingSchema.safeParse(file).success, false));
  }
});
