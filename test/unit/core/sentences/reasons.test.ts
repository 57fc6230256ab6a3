import { strict as assert } from 'node:assert';
import type { CheckMark, CheckResult, Mark, Reason } from '../../../../src/core/checks/mark.js';
import { sayReason, saySeen, sayVerdict } from '../../../../src/core/sentences/reasons.js';
import { english } from '../../../../src/core/words.js';

type Sample = { readonly [Code in Reason['code']]: readonly Extract<Reason, { code: Code }>[] };

/** Of every code, a reason that passed where there is one, and one that failed. */
const samples: Sample = {
  words: [
    { code: 'words', got: 18, max: 30 },
    { code: 'words', got: 57, max: 30 },
    { code: 'words', got: 1, min: 5 },
  ],
  sentences: [
    { code: 'sentences', got: 1, max: 2 },
    { code: 'sentences', got: 3, max: 2 },
  ],
  bullets: [
    { code: 'bullets', got: 3, min: 3, max: 5 },
    { code: 'bullets', got: 0, min: 3, max: 3 },
    { code: 'bullets', got: 9, min: 3, max: 5 },
  ],
  contains: [
    { code: 'contains', missing: ['Tuesday'] },
    { code: 'contains', missing: ['Tuesday', '7am'] },
  ],
  'contains-none-of': [{ code: 'contains-none-of', wanted: ['Tuesday', '3 March'] }],
  forbidden: [{ code: 'forbidden', found: ['guarantee'] }],
  label: [
    { code: 'label', allowed: ['accept', 'refer'], got: 'accept' },
    { code: 'label', allowed: ['accept', 'refer'], got: 'I would say accept' },
  ],
  'not-json': [{ code: 'not-json' }],
  'json-shape': [{ code: 'json-shape', at: 'amount', said: 'should be a number' }],
  numbers: [
    { code: 'numbers', unsupported: ['£12'] },
    { code: 'numbers', unsupported: ['£12', '14 March'] },
  ],
  quotes: [
    { code: 'quotes', unsupported: ['never said'], quoted: 1 },
    { code: 'quotes', unsupported: [], quoted: 0 },
  ],
  points: [{ code: 'points', missed: ['the new day', 'who to call'], of: 3 }],
  'reading-age': [
    { code: 'reading-age', got: 10.4, max: 12 },
    { code: 'reading-age', got: 15.2, max: 12 },
  ],
  'personal-data': [
    { code: 'personal-data', found: [] },
    { code: 'personal-data', found: ['nino', 'email'] },
  ],
  'prompt-lacks': [
    { code: 'prompt-lacks', missing: 1 },
    { code: 'prompt-lacks', missing: 3 },
  ],
  'empty-answer': [{ code: 'empty-answer' }],
};

describe('the reason of a check', () => {
  for (const reason of Object.values(samples).flat())
    it(`${JSON.stringify(reason)}`, () => {
      const said = sayReason(reason, english, 'letter');
      assert.match(said, /^[A-Z“].*[.]$/);
      assert.doesNotMatch(said, /\{|undefined|NaN|\.\./);
    });

  it('says what was seen and what was expected', () => {
    assert.match(sayReason({ code: 'words', got: 57, max: 30 }, english), /57.*30/);
    assert.match(sayReason({ code: 'bullets', got: 9, min: 3, max: 5 }, english), /9.*3.*5/);
    assert.match(sayReason({ code: 'reading-age', got: 15.2, max: 12 }, english), /15.*12/);
  });

  it('calls the data by its name', () => {
    assert.equal(
      sayReason({ code: 'numbers', unsupported: ['£12'] }, english, 'letter'),
      '“£12” is not in the letter.',
    );
    assert.equal(sayReason({ code: 'numbers', unsupported: ['£12'] }, english), '“£12” is not in the text.');
  });

  it('is silent where there is nothing to add', () => {
    const silent: readonly Reason[] = [
      { code: 'contains', missing: [] },
      { code: 'forbidden', found: [] },
      { code: 'numbers', unsupported: [] },
      { code: 'quotes', unsupported: [], quoted: 2 },
      { code: 'points', missed: [], of: 3 },
      { code: 'prompt-lacks', missing: 0 },
    ];
    for (const reason of silent) assert.equal(sayReason(reason, english), '', reason.code);
  });

  it('never says which words of a prompt are looked for', () => {
    assert.match(sayReason({ code: 'prompt-lacks', missing: 2 }, english), /two things/);
  });

  it('stays short, whatever the answer was', () => {
    const found = Array.from({ length: 50 }, (_, index) => `number ${index} ${'x'.repeat(500)}`);
    assert.ok(sayReason({ code: 'numbers', unsupported: found }, english).length < 400);
    assert.match(sayReason({ code: 'numbers', unsupported: ['1', '2', '3', '4', '5'] }, english), /“3” and 2 more/);
  });
});

const result = (passed: boolean, reason: Reason): CheckResult => ({ passed, score: passed ? 1 : 0, reason });
const checkOf = (...results: readonly CheckResult[]): CheckMark => ({
  id: 'a',
  says: 'A',
  passedRuns: results.filter((each) => each.passed).length,
  runs: results.length,
  results,
});

describe('what was seen of a check', () => {
  const cases: readonly (readonly [string, CheckMark, string])[] = [
    [
      'all short enough',
      checkOf(...[12, 18, 7].map((got) => result(true, { code: 'words', got, max: 30 }))),
      '3 of 3 answers. The longest has 18 words.',
    ],
    [
      'one too long',
      checkOf(result(true, { code: 'words', got: 12, max: 30 }), result(false, { code: 'words', got: 31, max: 30 })),
      '1 of 2 answers. The longest has 31 words; at most 30 may be there.',
    ],
    [
      'two too short',
      checkOf(result(false, { code: 'words', got: 9, min: 20 }), result(false, { code: 'words', got: 4, min: 20 })),
      '0 of 2 answers. Words in the shortest: 4. At least 20 are needed.',
    ],
    [
      'one invented number',
      checkOf(
        result(true, { code: 'numbers', unsupported: [] }),
        result(false, { code: 'numbers', unsupported: ['£12'] }),
        result(true, { code: 'numbers', unsupported: [] }),
      ),
      '2 of 3 answers. “£12” is not in the letter.',
    ],
    [
      'the same number invented twice, and another',
      checkOf(
        result(false, { code: 'numbers', unsupported: ['£12'] }),
        result(false, { code: 'numbers', unsupported: ['£12', '9'] }),
      ),
      '0 of 2 answers. “£12” and “9” are not in the letter.',
    ],
    ['one answer alone', checkOf(result(false, { code: 'contains', missing: ['Tuesday'] })), '“Tuesday” is missing.'],
    [
      'answers that fail each in its own way',
      checkOf(result(false, { code: 'empty-answer' }), result(false, { code: 'words', got: 31, max: 30 })),
      '0 of 2 answers. The answer is empty.',
    ],
    ['no answers', checkOf(), '0 of 0 answers.'],
  ];
  for (const [name, check, expected] of cases)
    it(name, () => assert.equal(saySeen(check, english, 'letter'), expected));
});

describe('the verdict', () => {
  /** Each check as the number of runs in which it holds. */
  const mark = (
    verdict: Mark['verdict'],
    passedRuns: number,
    runs: number,
    neededRuns: number,
    ...holds: readonly number[]
  ): Mark => ({
    verdict,
    passed: verdict === 'passed',
    passedRuns,
    runs,
    neededRuns,
    checks: holds.map((held) => ({ id: 'a', says: 'A', passedRuns: held, runs, results: [] })),
  });
  const cases: readonly (readonly [Mark, string])[] = [
    [mark('passed', 3, 3, 2, 3, 3), 'Passed. All three answers meet every check.'],
    [mark('passed', 2, 3, 2, 3, 2), 'Passed. Two of three answers meet every check, and two were needed.'],
    [mark('passed', 1, 1, 1, 1), 'Passed. The answer meets every check.'],
    [mark('nearly', 1, 3, 2, 3, 3, 1), 'Nearly. Two of three checks hold in every answer.'],
    [mark('not-yet', 0, 3, 2, 3, 0, 1), 'Not yet. One of three checks holds in every answer.'],
    [mark('not-yet', 0, 3, 2, 0, 0, 1), 'Not yet. No check holds in every answer.'],
    [mark('not-yet', 1, 3, 2, 1), 'Not yet. The check holds in one of three answers, and must hold in two.'],
    [mark('nearly', 0, 1, 1, 1, 0), 'Nearly. One of two checks holds.'],
    [mark('nearly', 1, 1, 2, 1, 1), 'Nearly. Only one of the two answers that are needed came.'],
    [mark('not-yet', 0, 0, 2, 0, 0), 'Not yet. No answer came.'],
  ];
  for (const [given, expected] of cases) it(expected, () => assert.equal(sayVerdict(given, english), expected));
});
