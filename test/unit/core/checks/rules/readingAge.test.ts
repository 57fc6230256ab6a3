import assert from 'node:assert/strict';
import { readability } from '../../../../../src/core/checks/readability.js';
import { syllables } from '../../../../../src/core/checks/syllables.js';
import { table } from './table.js';

describe('syllables', () => {
  const known: readonly [string, number][] = [
    ['the', 1],
    ['make', 1],
    ['people', 2],
    ['table', 2],
    ['paid', 1],
    ['needed', 2],
    ['helped', 1],
    ['changes', 2],
    ['names', 1],
    ['claimant', 2],
    ['information', 4],
    ['government', 3],
    ['responsibility', 6],
    ['beautiful', 3],
    ['being', 2],
    ['create', 2],
    ['area', 3],
    ['business', 2],
    ['rhythm', 2],
    ['you', 1],
    ['queue', 1],
    ['DWP', 5],
    ['HMRC', 4],
    ['NHS', 3],
    ['café', 2],
    ['a', 1],
    ['I', 1],
    ['entitlement', 4],
    ['immediately', 5],
    ['notwithstanding', 4],
    ['aforementioned', 5],
    ['science', 2],
    ['lion', 2],
    ['nation', 2],
    ['special', 2],
    ['social', 2],
    ['every', 2],
    ['letter', 2],
  ];
  for (const [word, count] of known) it(`${word}: ${count}`, () => assert.equal(syllables(word), count));
});

describe('readingAge', () => {
  const plain = 'We have changed the date. Come on Tuesday. Bring this letter with you.';
  const stiff =
    'Notwithstanding the aforementioned considerations, eligibility determinations regarding supplementary entitlement will necessarily be communicated individually.';
  table([
    {
      what: 'plain words',
      rule: { readingAge: { max: 9, exempt: [] } },
      answer: plain,
      passes: true,
      reason: { code: 'reading-age', max: 9 },
    },
    {
      what: 'points at the stiff sentence',
      rule: { readingAge: { max: 11, exempt: [] } },
      answer: `Come on Tuesday. ${stiff}`,
      passes: false,
      spans: [stiff],
    },
    {
      what: 'names that must be used do not count',
      rule: { readingAge: { max: 9, exempt: ['Universal Credit', 'entitlement'] } },
      answer: 'You get Universal Credit. Your entitlement is the same.',
      passes: true,
    },
    {
      what: 'the same without the exemption',
      rule: { readingAge: { max: 9, exempt: [] } },
      answer: 'You get Universal Credit. Your entitlement is the same.',
      passes: false,
    },
    {
      what: 'empty',
      rule: { readingAge: { max: 9, exempt: [] } },
      answer: '…',
      passes: false,
      reason: { code: 'empty-answer' },
    },
  ]);

  it('is the formula of Kincaid and others, plus five', () => {
    // 12 words in 2 sentences, 14 syllables: 0.39 × 6 + 11.8 × 14/12 − 15.59 = 0.5167.
    const { age } = readability('The cat sat on the mat. A rabbit ran to the house.', []);
    const expected = 0.39 * 6 + 11.8 * (13 / 12) - 15.59;
    assert.ok(Math.abs(age - (Math.max(0, expected) + 5)) < 1e-9, String(age));
  });

  it('is never below five, figures or not', () => {
    assert.equal(readability('Go. Go. Go.', []).age, 5);
    assert.equal(readability('12, 13, 14.', []).age, 5);
    assert.equal(readability('', []).age, 5);
  });
});
