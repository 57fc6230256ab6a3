import { strict as assert } from 'node:assert';
import type { AnswerView } from '../../../src/core/views.js';
import type { CompareMode, ToSandboxPage } from '../../../src/core/protocol.js';
import {
  clearAnswers,
  inputToSend,
  nothingYet,
  receive,
  type SandboxState,
} from '../../../src/webview/sandbox/receive.js';
import { readSetting, settingsOf } from '../../../src/webview/sandbox/settings.js';
import { fullnessOf } from '../../../src/webview/sandbox/tokens.js';
import { answer, column, objection, sandbox } from '../../pages/states/parts.js';

const input = { compare: 'none' as const, system: '', data: { name: '', text: '' }, a: column, b: column };

describe('what the sandbox page knows', () => {
  const opened = receive(nothingYet, { kind: 'sandbox', view: sandbox({ input }), replace: 'keep-input' });

  it('takes the first input whatever it is told, and later ones only when told to', () => {
    assert.deepEqual(opened.input, input);
    const other = { ...input, system: 'other' };
    const kept = receive(opened, { kind: 'sandbox', view: sandbox({ input: other }), replace: 'keep-input' });
    assert.deepEqual([kept.input.system, kept.opening], ['', 1]);
    const replaced = receive(opened, { kind: 'sandbox', view: sandbox({ input: other }), replace: 'all' });
    assert.deepEqual([replaced.input.system, replaced.opening], ['other', 2]);
  });

  it('takes attached data without touching what is typed', () => {
    const next = receive(opened, { kind: 'data', data: objection });
    assert.deepEqual(next.input, { ...input, data: objection });
  });

  const running: AnswerView = answer('', { state: 'running', phase: 'reading' });
  const rows: readonly (readonly [string, CompareMode, 'a' | 'b', AnswerView, 'a' | 'b' | undefined])[] = [
    ['one answer begins', 'none', 'a', running, 'a'],
    ['one answer ends', 'none', 'a', answer('x'), undefined],
    ['the first of two ends', 'prompts', 'a', answer('x'), 'b'],
    ['the first of two fails', 'models', 'a', answer('x', { state: 'failed' }), 'b'],
    ['the first of two is cancelled', 'prompts', 'a', answer('x', { state: 'cancelled' }), undefined],
    ['the second of two begins', 'prompts', 'b', running, 'b'],
    ['the second of two ends', 'prompts', 'b', answer('x'), undefined],
  ];
  for (const [name, compare, at, given, expected] of rows) {
    it(`what runs when ${name}: ${expected ?? 'nothing'}`, () => {
      const state: SandboxState = { ...opened, input: { ...input, compare } };
      const message: ToSandboxPage = { kind: 'answer', column: at, answer: given, running: given.state === 'running' };
      const next = receive(state, message);
      assert.equal(next.view?.running?.column, expected);
      assert.equal(next.view?.answers[at], given);
    });
  }

  it('forgets the old answers when a run is asked for', () => {
    const answered = receive(opened, {
      kind: 'sandbox',
      view: sandbox({ answers: { a: answer('x') }, difference: 'y' }),
      replace: 'all',
    });
    const { answers, difference } = clearAnswers(answered).view ?? {};
    assert.deepEqual([answers, difference], [{}, '']);
  });

  const b = { model: 'other', prompt: 'other', settings: { ...column.settings, seed: 8 } };
  for (const [compare, expected] of [
    ['none', column],
    ['prompts', { ...column, prompt: b.prompt }],
    ['models', { ...column, model: b.model }],
    ['settings', { ...column, settings: b.settings }],
  ] as const) {
    it(`sends for column b, comparing ${compare}, what is compared and nothing else of its own`, () => {
      assert.deepEqual(inputToSend({ ...input, compare, b }).b, expected);
    });
  }
});

describe('settings', () => {
  const setting = (name: string) => {
    const found = settingsOf().find((each) => each.name === name);
    assert.ok(found, name);
    return found;
  };
  const rows: readonly (readonly [string, string, number | undefined])[] = [
    ['temperature', '0', 0],
    ['temperature', '0.75', 0.75],
    ['temperature', '2', 2],
    ['temperature', '2.1', undefined],
    ['temperature', '-0.1', undefined],
    ['temperature', '', undefined],
    ['temperature', 'warm', undefined],
    ['temperature', 'Infinity', undefined],
    ['seed', '0', 0],
    ['seed', '1.5', undefined],
    ['maxTokens', '0', undefined],
    ['maxTokens', '1', 1],
    ['contextTokens', '255', undefined],
    ['contextTokens', '2048', 2048],
  ];
  for (const [name, text, expected] of rows) {
    it(`${name} “${text}” is ${expected ?? 'refused'}`, () => assert.equal(readSetting(setting(name), text), expected));
  }
});

describe('how full the context is', () => {
  const of = (text: string) =>
    fullnessOf(
      { ...input, data: { name: 'd', text } },
      { ...column, settings: { ...column.settings, contextTokens: 1000, maxTokens: 200 } },
    );
  for (const [words, state] of [
    [100, 'fits'],
    [900, 'tight'],
    [1200, 'over'],
  ] as const) {
    it(`${words} words of data in 1,000 tokens: ${state}`, () => assert.equal(of('word '.repeat(words)).state, state));
  }

  it('counts system prompt, prompt and data', () => {
    const none = fullnessOf({ ...input, system: '' }, { ...column, prompt: '' }).tokens;
    assert.equal(none, 0);
    const all = fullnessOf({ ...input, system: 'You write.', data: objection }, column).tokens;
    const less = fullnessOf({ ...input, system: 'You write.' }, column).tokens;
    assert.ok(all > less && less > fullnessOf(input, column).tokens);
  });
});
