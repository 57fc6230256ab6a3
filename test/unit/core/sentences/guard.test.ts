import assert from 'node:assert/strict';
import { ceilings } from '../../../../src/core/guard/ceilings.js';
import { markingLevels } from '../../../../src/core/guard/finding.js';
import type { GuardRecord } from '../../../../src/core/guard/guardRecord.js';
import { sayCeiling, sayGuardRecord, sayNothingRecognised } from '../../../../src/core/sentences/guard.js';
import { sayProblem } from '../../../../src/core/sentences/problems.js';
import { english } from '../../../../src/core/words.js';

const sentence = /^[A-Z][^{}]+\.$/u;

describe('what the guard says', () => {
  it('nothing found is never “safe”', () =>
    assert.equal(sayNothingRecognised(english), 'Nothing recognised. You are still responsible for what you send.'));

  it('each ceiling in a sentence of its own', () => {
    const said = ceilings.map((ceiling) => sayCeiling(ceiling, english));
    for (const text of said) assert.match(text, sentence);
    assert.equal(new Set(said).size, ceilings.length);
  });

  for (const level of markingLevels)
    for (const ceiling of ceilings)
      for (const where of ['this machine', 'department', 'outside'] as const)
        it(`${level} held back from ${where} at ${ceiling}: says that nothing was sent`, () => {
          const said = sayProblem({ code: 'guard.blocked', level, ceiling, where }, english);
          assert.match(said, sentence);
          assert.match(said, /nothing was sent/u);
          if (level !== 'old' && level !== 'published') assert.ok(said.includes(`marked ${level}.`), said);
        });

  it('one thing to decide and several are told apart', () => {
    const [one, two] = [1, 2].map((count) => sayProblem({ code: 'guard.undecided', count }, english));
    assert.match(one ?? '', sentence);
    assert.match(two ?? '', /\b2 things\b/u);
    assert.doesNotMatch(one ?? '', /\d/u);
  });

  const row = { type: 'nino', part: 'prompt', count: 1, reserved: false } as const;
  const rows: readonly (readonly [GuardRecord, RegExp])[] = [
    [{ verdict: 'clear', decision: 'none', found: [] }, /^Nothing recognised\. You are still responsible/u],
    [{ verdict: 'clear', decision: 'none', found: [{ ...row, reserved: true }] }, /^Nothing recognised\. You are/u],
    [{ verdict: 'clear', decision: 'replaced', found: [] }, /^Sent with example values/u],
    [{ verdict: 'advise', decision: 'as-it-is', found: [row] }, /National Insurance number\. Sent as it was/u],
    [
      { verdict: 'advise', decision: 'as-it-is', found: [row, { ...row, part: 'data', count: 2 }] },
      /National Insurance number \(3 times\)\./u,
    ],
  ];
  for (const [record, expected] of rows)
    it(`a record of ${JSON.stringify(record)}`, () => assert.match(sayGuardRecord(record, english), expected));
});
