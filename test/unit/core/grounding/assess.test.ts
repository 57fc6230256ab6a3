import assert from 'node:assert/strict';
import { assessorOf } from '../../../../src/core/grounding/assess.js';
import { copiedFrom } from '../../../../src/core/grounding/copied.js';

const source = 'The library will shut on Monday for repairs to the roof. It opens again on Friday at 9am.';

describe('assessing a summary', () => {
  const points = [
    { point: 'It shuts on Monday', phrasings: ['shut on Monday', 'closed from Monday'] },
    { point: 'It opens on Friday', phrasings: ['opens on Friday', 'open again on Friday'] },
  ];
  const assess = assessorOf(source, points, ['library']);
  const summary = 'The library is closed from Monday. It will cost £90.';
  const got = assess(summary);

  it('key points: covered with their places, and missed', () => {
    assert.deepEqual(
      got.points.map(({ covered, places }) => [covered, places.map(({ start, end }) => summary.slice(start, end))]),
      [
        [true, ['closed from Monday']],
        [false, []],
      ],
    );
  });
  it('each sentence with what was found in it', () => {
    assert.deepEqual(
      got.sentences.map(({ start, end, unsupported }) => [
        summary.slice(start, end),
        unsupported.map(({ kind }) => kind),
      ]),
      [
        ['The library is closed from Monday.', []],
        ['It will cost £90.', ['money']],
      ],
    );
  });
  it('words', () => assert.equal(got.words, 10));
  it('the glossary makes a text no older', () => {
    const without = assessorOf(source, [], []);
    assert.ok(
      assess('The library library library is shut.').reading.age <
        without('The library library library is shut.').reading.age,
    );
  });
});

describe('copied share', () => {
  const copied = copiedFrom(source);
  for (const [what, summary, share, longest] of [
    ['all', source, 1, 18],
    ['all, with other case and quotes', source.toUpperCase(), 1, 18],
    ['half', 'It is plain that The library will shut on Monday', 6 / 10, 6],
    ['five words in a row are none', 'will shut on Monday for ever', 0, 0],
    ['none', 'Closed until the end of the week', 0, 0],
    ['nothing', '', 0, 0],
  ] as const)
    it(what, () => {
      const got = copied(summary);
      assert.deepEqual([got.share, got.runs[0]?.words ?? 0], [share, longest]);
    });
  it('the places of the runs', () => {
    const summary = 'We say: the library will shut on Monday, we think.';
    const [{ start, end } = { start: 0, end: 0 }] = copied(summary).runs;
    assert.equal(summary.slice(start, end), 'the library will shut on Monday');
  });
});
