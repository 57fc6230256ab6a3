import { strict as assert } from 'node:assert';
import { segmentsOf, type Span } from '../../../src/webview/parts/segments.js';

describe('marked places of a text', () => {
  /** The segments as one line, marked ones in brackets. */
  const show = (text: string, spans: readonly Span[]) =>
    segmentsOf(text, spans)
      .map(({ text: part, marked }) => (marked ? `[${part}]` : part))
      .join('|');

  const rows: readonly (readonly [string, readonly Span[], string])[] = [
    ['none', [], 'abcdef'],
    ['one in the middle', [{ start: 2, end: 4 }], 'ab|[cd]|ef'],
    [
      'at both ends',
      [
        { start: 0, end: 1 },
        { start: 5, end: 6 },
      ],
      '[a]|bcde|[f]',
    ],
    [
      'touching',
      [
        { start: 1, end: 3 },
        { start: 3, end: 4 },
      ],
      'a|[bc]|[d]|ef',
    ],
    [
      'overlapping and out of order',
      [
        { start: 2, end: 5 },
        { start: 1, end: 3 },
      ],
      'a|[bc]|[de]|f',
    ],
    [
      'one inside another',
      [
        { start: 1, end: 5 },
        { start: 2, end: 3 },
      ],
      'a|[bcde]|f',
    ],
    ['beyond the text', [{ start: 4, end: 99 }], 'abcd|[ef]'],
    [
      'empty or backwards',
      [
        { start: 2, end: 2 },
        { start: 4, end: 1 },
      ],
      'abcdef',
    ],
  ];
  for (const [name, spans, shown] of rows) {
    it(name, () => {
      assert.equal(show('abcdef', spans), shown);
      assert.equal(
        segmentsOf('abcdef', spans)
          .map(({ text }) => text)
          .join(''),
        'abcdef',
      );
    });
  }
});
