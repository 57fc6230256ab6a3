import assert from 'node:assert/strict';
import { ground, groundedIn } from '../../../../src/core/grounding/ground.js';

const memo = `To: Housing Committee
From: Delia Marrow, Department for Work and Pensions
We had 1,198 requests in December 2025, up from 1,040 in November. 312 of them were urgent.
Rent is £1,250.50 a month. It is due by 3 March 2026, within 28 days of the letter.
The office in Aldermouth opens at 9.30am and closes at 4pm. 33% of callers wait.
The board approved the plan for the north wing. Mr Oduya is in Tier 1.
Actions: write to Ms Okafor; mend the roof; count the keys.
A meeting was held on 1 May. The next is on 15 May.`;

/** What stands in double square brackets is to be found, and nothing else. */
const cases: readonly (readonly [what: string, summary: string])[] = [
  ['the same words', 'We had 1,198 requests in December 2025.'],
  ['a number in other digits and words', 'They had 1198 requests, three hundred and twelve of them urgent.'],
  ['a changed number', 'We had [[number|1,918]] requests in December 2025.'],
  ['a sum as it is and rounded', 'Rent is £1,250.50, or about £1,250 a month.'],
  ['a changed sum', 'Rent is [[money|£1,520.50]] a month.'],
  ['a sum in thousands', 'Rent is roughly £1.25k.'],
  ['a sum for a year', 'Rent comes to £15,006 a year.'],
  ['a date in figures', 'Rent is due by 03/03/2026.'],
  ['a changed date', 'Rent is due by [[date|13 March 2026]].'],
  ['a share as a percentage', 'A third of callers wait.'],
  ['a changed percentage', '[[percentage|53%]] of callers wait.'],
  ['a percentage with a space', '33 % of callers wait.'],
  ['a time on the other clock', 'It closes at 16:00.'],
  ['a changed time', 'It closes at [[time|5pm]].'],
  ['rounding with a word for it', 'About 1,200 requests came in, over 300 of them urgent.'],
  ['rounding too far', 'About [[number|1,500]] requests came in.'],
  ['a difference', 'There were 158 more requests than in November.'],
  ['a wrong difference', 'There were [[number|185]] more requests than in November.'],
  ['a count of a list', 'Three actions were agreed.'],
  ['a wrong count', '[[number|Five]] actions were agreed.'],
  ['a length in another unit', 'Rent is due within four weeks of the letter.'],
  ['a wrong length', 'Rent is due within [[number|six]] weeks of the letter.'],
  ['the time between two dates', 'The next meeting was two weeks later.'],
  ['the end of a time after a date', 'The next meeting is 14 days after 1 May.'],
  ['a number of days that is a day of a month elsewhere', 'Rent is due within [[number|15]] days.'],
  ['dozens', 'Dozens of callers wait.'],
  ['initials of a name', 'The DWP had 1,198 requests.'],
  ['part of a name', 'Marrow wrote to the Committee.'],
  ['a person who is not there', 'The plan was written by [[person|Sarah Penhale]].'],
  ['a first name that was changed', 'The memo is from [[person|Sonia Marrow]].'],
  ['an organisation', 'It was mended by [[organisation|Brightwell Services Ltd]].'],
  ['a place', 'The office is in [[place|Leeds]].'],
  ['a title that was changed', '[[person|Mrs Oduya]] is in Tier 1.'],
  ['a numbered thing', 'Mr Oduya is in Tier [[number|3]].'],
  ['an opposite', 'The board [[contrary|rejected]] the plan for the north wing.'],
  ['one of a set', 'The board approved the plan for the [[contrary|south]] wing.'],
  ['a denial', 'The office in Aldermouth does [[negation|not]] open at 9.30am.'],
  ['the first word of a sentence', 'Callers wait. Requests rose.'],
  ['headings of the writer', '**Key Findings:**\n- Rent: £1,250.50\n'],
  ['nothing', ''],
];

function readMarks(text: string) {
  const found: { kind: string; start: number; end: number }[] = [];
  let plain = '';
  let at = 0;
  for (const match of text.matchAll(/\[\[(\w+)\|([^\]]+)\]\]/gu)) {
    plain += text.slice(at, match.index);
    found.push({ kind: match[1] ?? '', start: plain.length, end: plain.length + (match[2] ?? '').length });
    plain += match[2] ?? '';
    at = match.index + match[0].length;
  }
  return { summary: plain + text.slice(at), found };
}

describe('grounding', () => {
  const grounded = groundedIn(memo);
  for (const [what, text] of cases)
    it(what, () => {
      const { summary, found } = readMarks(text);
      const { supported, unsupported } = grounded(summary);
      assert.deepEqual(
        unsupported.map(({ kind, start, end }) => ({ kind, start, end })),
        found,
      );
      assert.equal(supported, found.length === 0);
    });

  for (const [summary, line] of [
    ['Rent is £1,300 a month.', 4],
    ['The office closes at 6pm.', 5],
    ['We had 1,918 requests in December.', 3],
  ] as const)
    it(`the nearest line: ${summary}`, () => {
      const [first] = grounded(summary).unsupported;
      assert.equal(first?.nearest?.line, line);
      const { start = 0, end = 0 } = first.nearest;
      assert.equal(memo.slice(start, end), memo.split('\n')[line - 1]);
    });

  it('line numbers with every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r'])
      assert.equal(ground(['One.', '', 'Rent is £5.'].join(end), 'Rent is £6.').unsupported[0]?.nearest?.line, 3);
  });
  it('no nearest line when nothing is in common', () => {
    assert.equal(ground('Alpha beta.', 'Zulu costs £9.').unsupported.at(-1)?.nearest, undefined);
  });
  it('places are in UTF-16 units, behind signs of two units too', () => {
    const [first] = ground('Rent is £5.', '🙂 Rent is £6.').unsupported;
    assert.deepEqual([first?.start, first?.end, first?.text], [11, 13, '£6']);
  });
  it('the twisted fact, which it does not see', () => {
    assert.equal(grounded('We had 1,040 requests in December 2025, up from 1,198 in November.').supported, true);
  });
  for (const [what, source, summary] of [
    ['one long line', 'the cat sat on 3 mats, '.repeat(4000), 'Four cats.'],
    ['capitals', 'A'.repeat(50_000), 'B'.repeat(5000)],
    ['capitals apart', 'Aa Bb '.repeat(8000), 'Cc Dd '.repeat(500)],
    ['commas and ands', 'a, b and '.repeat(8000), 'a, b and '.repeat(500)],
    ['numbers', '1 '.repeat(5000), '2 '.repeat(100)],
  ] as const)
    it(`does not hang on ${what}`, function () {
      this.timeout(10_000);
      ground(source, summary);
    });
});
