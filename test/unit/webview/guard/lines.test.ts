import { strict as assert } from 'node:assert';
import type { Finding } from '../../../../src/core/guard/finding.js';
import { linesOf } from '../../../../src/webview/guard/lines.js';
import { stretchesOf } from '../../../../src/webview/guard/stretches.js';
import { bracketed, found } from './found.js';

/** The lines as text, with what is underlined in brackets. */
const drawn = (text: string, findings: readonly Finding[]) =>
  linesOf(text, findings).map(({ pieces }) =>
    pieces.map((piece) => (piece.look === undefined ? piece.text : `[${piece.text}]`)).join(''),
  );

describe('the lines behind a box', () => {
  for (const [name, marked, expected] of [
    ['are none when nothing was found', 'one\ntwo', []],
    ['end with the last line that has something', 'one\n[two]\nthree', ['one\n', '[two]\n']],
    ['hold several things in a line', '[a] b [c]', ['[a] b [c]\n']],
    ['hold things that touch', '[a][b]', ['[a][b]\n']],
    ['are empty where the text has empty lines', '\n\n[a]', ['\n', '\n', '[a]\n']],
    ['go on where something reaches over a line break', 'x [a\nb] y', ['x [a]\n', '[b] y\n']],
    ['leave the line break of what reaches to it alone', '[a\n]b', ['[a]\n']],
    ['begin after a line break that something starts with', 'a[\nb]', ['a\n', '[b]\n']],
    ['reach over an empty line', '[a\n\nb]', ['[a]\n', '\n', '[b]\n']],
  ] as const)
    it(name, () => {
      const { text, findings } = bracketed(marked);
      assert.deepEqual(drawn(text, findings), expected);
    });

  it('say where they start', () => {
    const { text, findings } = bracketed('one\n\n[two]');
    assert.deepEqual(
      linesOf(text, findings).map(({ start }) => start),
      [0, 4, 5],
    );
  });

  it('have the words of the text, wherever the findings stand', () => {
    const text = 'ab\ncd e\n\nfgh\n';
    for (let start = 0; start < text.length; start += 1)
      for (let end = start + 1; end <= text.length; end += 1) {
        const lines = linesOf(text, [found(start, end)]);
        const whole = lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
        assert.ok(whole === text.slice(0, whole.length) || whole === `${text}\n`, `${start}-${end}`);
        const marked = lines.flatMap(({ pieces }) => pieces.filter(({ look }) => look !== undefined));
        assert.equal(marked.map((piece) => piece.text).join(''), text.slice(start, end).replaceAll('\n', ''));
      }
  });
});

describe('stretches that lie upon each other', () => {
  const order = found(0, 20, { type: 'injection', severity: 'medium' });
  const card = found(5, 9, { type: 'payment-card', severity: 'high' });
  const example = found(12, 15, { severity: 'info', reserved: true });
  const shown = (findings: readonly Finding[]) =>
    stretchesOf(findings).map(({ start, end, finding }) => [start, end, finding.type]);

  it('show the more serious, and the rest around it', () =>
    assert.deepEqual(shown([order, card]), [
      [0, 5, 'injection'],
      [5, 9, 'payment-card'],
      [9, 20, 'injection'],
    ]));

  it('do not show an example value in what is more serious', () =>
    assert.deepEqual(shown([order, example]), [[0, 20, 'injection']]));

  it('show the shorter of two that are as serious', () =>
    assert.deepEqual(shown([{ ...order, severity: 'high' }, card]), shown([order, card])));

  it('take things that only touch as they are', () =>
    assert.deepEqual(shown([found(0, 3), found(3, 5)]), [
      [0, 3, 'nino'],
      [3, 5, 'nino'],
    ]));
});
