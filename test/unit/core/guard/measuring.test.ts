import assert from 'node:assert/strict';
import type { FindingType } from '../../../../src/core/guard/finding.js';
import { rewritten } from '../../../measure/baselines.js';
import { score, type Miss, type Score } from '../../../measure/score.js';

const text = (labels: readonly (readonly [FindingType, number, number])[]) => ({
  id: 'a/0',
  template: 'a',
  genre: 'note',
  text: 'x'.repeat(100),
  labels: labels.map(([type, start, end]) => ({ type, start, end, reserved: false })),
});

describe('scores of findings', () => {
  const rows: readonly (readonly [
    string,
    readonly (readonly [FindingType, number, number])[],
    readonly (readonly [FindingType, number, number])[],
    Partial<Score>,
  ])[] = [
    ['to the character', [['nino', 0, 9]], [['nino', 0, 9]], { found: 1, right: 1, exact: 1 }],
    ['half of it', [['nino', 0, 10]], [['nino', 0, 5]], { found: 1, right: 1, exact: 0 }],
    ['less than half', [['nino', 0, 10]], [['nino', 0, 4]], { found: 0, right: 0 }],
    ['the whole text around it', [['nino', 0, 10]], [['nino', 0, 90]], { found: 0, right: 0 }],
    ['an order by any of its words', [['injection', 0, 60]], [['injection', 50, 90]], { found: 1, right: 1 }],
    ['another kind', [['nhs-number', 0, 10]], [['utr', 0, 10]], { found: 0, labels: 1, findings: 0 }],
    ['two findings on one label', [['injection', 0, 60]], [['injection', 0, 9], ['injection', 20, 30]], { found: 1, right: 2 }],
  ]; // prettier-ignore
  for (const [name, labels, findings, expected] of rows)
    it(name, () => {
      const scores = new Map<FindingType, Score>();
      const misses: Miss[] = [];
      const spans = findings.map(([type, start, end]) => ({ type, start, end }));
      score(scores, text(labels), spans, (miss) => misses.push(miss));
      const got = scores.get(labels[0]?.[0] ?? 'nino');
      for (const [key, value] of Object.entries(expected)) assert.equal(got?.[key as keyof Score], value, key);
      assert.equal(misses.length, labels.length - (got?.found ?? 0) + findings.length - (got?.right ?? 0));
    });

  it('what was rewritten is read back', () => {
    const found = rewritten('Dear Ann, hello Bob!', 'Dear \u2021, hello \u2021!');
    assert.deepEqual(
      found.map(({ start, end }) => 'Dear Ann, hello Bob!'.slice(start, end)),
      ['Ann', 'Bob'],
    );
    assert.deepEqual(rewritten('nothing here', 'nothing here'), []);
  });
});
