import { strict as assert } from 'node:assert';
import { gatherSentences, pauseMs } from '../../../src/webview/sentences.js';

describe('sentences for the live region', () => {
  /** Feeds pieces at given times; gives what was said, and when. */
  function feed(pieces: readonly (readonly [string, number])[]): {
    said: [string, number][];
    rest: string | undefined;
  } {
    const gatherer = gatherSentences();
    const said: [string, number][] = [];
    for (const [piece, at] of pieces) {
      const sentences = gatherer.take(piece, () => at);
      if (sentences !== undefined) said.push([sentences, at]);
    }
    return { said, rest: gatherer.rest() };
  }

  const rows: readonly (readonly [
    string,
    readonly (readonly [string, number])[],
    [string, number][],
    string | undefined,
  ])[] = [
    [
      'nothing before a sentence has ended',
      [
        ['Your green', 0],
        [' bin', 10],
      ],
      [],
      'Your green bin',
    ],
    [
      'a sentence once the next has begun',
      [
        ['It moves.', 0],
        [' And', 10],
      ],
      [['It moves.', 10]],
      'And',
    ],
    [
      'an end that lies across two pieces',
      [
        ['He said “no.', 0],
        ['”', 10],
        [' So', 20],
      ],
      [['He said “no.”', 20]],
      'So',
    ],
    ['no end inside a number or a name', [['It costs £3.50 at example.com', 0]], [], 'It costs £3.50 at example.com'],
    ['a line of a list', [['- one\n- two', 0]], [['- one', 0]], '- two'],
    ['several sentences at once', [['One. Two! Three? Fo', 0]], [['One. Two! Three?', 0]], 'Fo'],
    [
      'not more often than the pause',
      [
        ['One. ', 0],
        ['Two. ', 10],
        ['Three. ', pauseMs],
      ],
      [
        ['One.', 0],
        ['Two. Three.', pauseMs],
      ],
      undefined,
    ],
    [
      'nothing for empty lines',
      [
        ['\n\n', 0],
        [' ', 10],
      ],
      [],
      undefined,
    ],
  ];
  for (const [name, pieces, said, rest] of rows) {
    it(name, () => assert.deepEqual(feed(pieces), { said, rest }));
  }

  it('forgets what was left when another answer begins', () => {
    const gatherer = gatherSentences();
    gatherer.take('Half a sen', () => 0);
    gatherer.clear();
    assert.equal(gatherer.rest(), undefined);
  });
});
