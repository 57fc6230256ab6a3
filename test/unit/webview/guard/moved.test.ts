import { strict as assert } from 'node:assert';
import { editBetween, moved } from '../../../../src/webview/guard/moved.js';
import { bracketed } from './found.js';

describe('findings while a text is being changed', () => {
  for (const [name, before, after] of [
    ['stay where they are when something is written behind them', 'call [AB] now', 'call [AB] now please'],
    ['move with what is written before them', 'call [AB] now', 'please call [AB] now'],
    ['move back when something before them goes', 'please call [AB] now', 'call [AB] now'],
    ['stretch when something is written within', 'call [AB] now', 'call [AxyzB] now'],
    ['shrink when something within goes', 'call [AxyzB] now', 'call [AB] now'],
    ['lose the beginning that goes', 'call [ABCD] now', 'cal[CD] now'],
    ['lose the end that goes', 'call [ABCD] now', 'call [AB]w'],
    ['go when they are taken out', 'call [AB] now', 'call now'],
    ['go when a part of the text with them is replaced', 'call [AB] or [CD] now', 'call me or [CD] now'],
    ['do not grow when something is written right behind', 'call [AB]', 'call [AB]C'],
    ['do not grow when something is written right before', '[AB] now', 'x[AB] now'],
    ['all go with the text', 'call [AB] or [CD]', ''],
  ] as const)
    it(name, () => {
      const [old, wanted] = [bracketed(before), bracketed(after)];
      assert.deepEqual(
        moved(old.findings, old.text, wanted.text).map(({ start, end }) => [start, end]),
        wanted.findings.map(({ start, end }) => [start, end]),
      );
    });

  it('keeps the very list when nothing has changed, so that nothing is drawn again', () => {
    const { text, findings } = bracketed('call [AB] now');
    assert.equal(moved(findings, text, text), findings);
  });

  it('finds the smallest edit, and never half a character', () => {
    assert.deepEqual(editBetween('abcd', 'abXcd'), { start: 2, end: 2, text: 'X' });
    assert.deepEqual(editBetween('aaa', 'aa'), { start: 2, end: 3, text: '' });
    assert.deepEqual(editBetween('same', 'same'), { start: 4, end: 4, text: '' });
    // Two faces that begin with the same surrogate, two that end with the same.
    assert.deepEqual(editBetween('a\u{1f600}', 'a\u{1f601}'), { start: 1, end: 3, text: '\u{1f601}' });
    assert.deepEqual(editBetween('\u{1f600}b', '\u{1fa00}b'), { start: 0, end: 2, text: '\u{1fa00}' });
  });
});
