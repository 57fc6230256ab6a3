import assert from 'node:assert/strict';
import { markWriting, partSpans } from '../../../../../src/core/exercises/writing/mark.js';
import type { WrittenTexts } from '../../../../../src/core/exercises/writing/schema.js';
import { toolText } from './exercise.js';

describe('marking of a text', () => {
  const exercise = toolText();
  const good = { name: 'Letter sorter', what: 'It sorts 40 letters. A person checks each one.' };
  const rows: readonly [string, WrittenTexts, string, readonly string[]][] = [
    ['all hold', good, 'passed', []],
    ['a rule of one part looks at no other', { ...good, name: 'A very good letter sorter' }, 'nearly', ['short']],
    ['a rule of all parts looks at each', { ...good, name: 'Sorter of 77' }, 'nearly', ['numbers']],
    ['personal data in any part', { ...good, what: `${good.what} Ask Mr Oduya.` }, 'nearly', ['nobody']],
    ['an empty part fails its own checks', { what: good.what }, 'nearly', ['short']],
    ['nothing at all', {}, 'not-yet', ['short', 'person', 'numbers', 'nobody']],
    ['a part that is not there is passed over', { ...good, extra: 'Ask Mr Oduya about 77.' }, 'passed', []],
    [
      'fewer than half hold',
      { name: 'A very good letter sorter of 77', what: 'It sorts.' },
      'not-yet',
      ['short', 'person', 'numbers'],
    ],
  ];
  for (const [what, texts, verdict, failed] of rows)
    it(what, () => {
      const mark = markWriting(exercise, texts);
      assert.deepEqual(
        [mark.verdict, mark.passed, mark.checks.filter(({ passedRuns }) => passedRuns === 0).map(({ id }) => id)],
        [verdict, verdict === 'passed', failed],
      );
    });

  it('finds a place in the part that it lies in', () => {
    const texts = { name: 'Sorter of 77', what: 'It reads 88 letters. A person checks.' };
    const index = exercise.fields.checks.findIndex(({ id }) => id === 'numbers');
    const spans = markWriting(exercise, texts).checks[index]?.results[0]?.spans ?? [];
    const places = partSpans(exercise, texts, index, spans);
    assert.deepEqual(
      places.map(({ part, start, end }) => [part, (part === 0 ? texts.name : texts.what).slice(start, end)]),
      [
        [0, '77'],
        [1, '88'],
      ],
    );
  });

  it('parts a place that reaches over two parts, and keeps to the part that a check is about', () => {
    const texts = { name: 'ab', what: 'cd' };
    assert.deepEqual(partSpans(exercise, texts, 3, [{ start: 1, end: 5 }]), [
      { part: 0, start: 1, end: 2 },
      { part: 1, start: 0, end: 1 },
    ]);
    assert.deepEqual(partSpans(exercise, texts, 1, [{ start: 0, end: 2 }]), [{ part: 1, start: 0, end: 2 }]);
  });
});
