import assert from 'node:assert/strict';
import { writingFaults, writingSamples } from '../../../../../src/core/exercises/writing/samples.js';
import { toolText } from './exercise.js';

const name = { id: 'name', label: 'Name' };
const short = { id: 'short', says: 'Short', rule: { maxWords: 9 } };

describe('samples of a text', () => {
  it('tells good from bad', () => assert.deepEqual(writingSamples(toolText()), []));

  it('names a good one that fails with its checks, and a bad one that passes', () => {
    const good = { name: 'A', what: 'A person checks.' };
    const found = writingSamples(toolText({ goodAnswers: [good, { name: 'A' }], badAnswers: [good] }));
    assert.deepEqual(found, [
      {
        code: 'exercise.good-fails',
        sample: 1,
        checks: ['It says who checks'],
        path: ['goodAnswers', 1],
      },
      { code: 'exercise.bad-passes', sample: 0, path: ['badAnswers', 0] },
    ]);
  });

  it('takes one text where there is one part', () => {
    const fields = { parts: [name], checks: [short], goodAnswers: ['few words'], badAnswers: ['many '.repeat(10)] };
    assert.deepEqual(writingSamples(toolText(fields)), []);
    assert.deepEqual(writingFaults(toolText(fields).fields), []);
  });

  it('sees a hint that gives away what is tested', () => {
    const found = writingSamples(toolText({ hints: ['Say that a person checks it.'] }));
    assert.deepEqual(
      found.map(({ code }) => code),
      ['exercise.hint-gives-away'],
    );
  });
});

describe('faults of a text', () => {
  const rows: readonly [string, { readonly [key: string]: unknown }, string][] = [
    ['none', {}, ''],
    ['two parts of one id', { parts: [name, { ...name, label: 'B' }, { id: 'what', label: 'C' }] }, 'parts/1/id'],
    [
      'two parts for one field',
      {
        parts: [
          { ...name, recordField: 'scope' },
          { id: 'what', label: 'B', recordField: 'scope' },
        ],
      },
      'parts/1/recordField',
    ],
    ['two checks of one id', { checks: [short, short] }, 'checks/1/id'],
    ['a check of no part', { checks: [{ ...short, part: 'none' }] }, 'checks/0/part'],
    [
      'a rule about a prompt',
      { checks: [{ ...short, rule: { promptMentions: ['a'] } }] },
      'checks/0/rule/promptMentions',
    ],
    [
      'a rule without its data',
      { data: undefined, checks: [{ ...short, rule: { quotesFromSource: true } }] },
      'checks/0/rule/quotesFromSource',
    ],
    ['one text for two parts', { goodAnswers: ['text'] }, 'goodAnswers/0'],
    ['a text for no part', { badAnswers: [{ none: 'text' }] }, 'badAnswers/0/none'],
  ];
  for (const [what, fields, path] of rows)
    it(what, () =>
      assert.deepEqual(
        writingFaults(toolText(fields).fields).map((fault) => fault.path.join('/')),
        path === '' ? [] : [path],
      ),
    );
});
