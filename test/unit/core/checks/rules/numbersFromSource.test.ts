import assert from 'node:assert/strict';
import { quantities, supportedBy } from '../../../../../src/core/checks/numbers.js';
import { table } from './table.js';

const supported = (source: string, answer: string) => {
  const inSource = supportedBy(source);
  return quantities(answer)
    .filter(({ weak }) => !weak)
    .map((quantity) => [quantity.text, inSource(quantity)]);
};

describe('numbers, however they are written', () => {
  // Each pair says the same; each must support the other.
  const same: readonly [string, string][] = [
    ['£1,250.50', '1250.50 pounds'],
    ['£1.2m', '£1,200,000'],
    ['£3 million', 'three million pounds'],
    ['£12', '£12.00'],
    ['GBP 40', '£40'],
    ['50p', '£0.50'],
    ['twelve letters', '12 letters'],
    ['twenty-one days', '21 days'],
    ['a hundred and five pages', '105 pages'],
    ['one hundred and five thousand people', '105,000 people'],
    ['two and a half hours', '2.5 hours'],
    ['2½ hours', '2.5 hours'],
    ['half a million people', '500,000 people'],
    ['5k runners', '5,000 runners'],
    ['3 March', '3/3'],
    ['3 March', '3rd of March'],
    ['3 March', 'March 3'],
    ['3 March', 'the third of March'],
    ['21 March', 'twenty-first of March'],
    ['3 March 2026', '03/03/2026'],
    ['3 March 2026', '2026-03-03'],
    ['3 March 2026', '3.3.26'],
    ['3 Mar 2026', 'March 3rd, 2026'],
    ['14 September', '14 Sept.'],
    ['Tuesday 3 March', 'Tues 3 March on a Tuesday'],
    ['3 and 4 March', '3 March, 4 March'],
    ['7am', '07:00'],
    ['7am', '7 a.m.'],
    ['7.30pm', '19:30'],
    ['7:30 pm', 'half past seven'],
    ['noon', '12pm'],
    ['midnight', '12am'],
    ['9am to 5pm', '09:00-17:00'],
    ['8 o’clock', '8am'],
    ['quarter to nine', '8.45am'],
    ['3 March 2026 at 10:15', '2026-03-03T10:15:00.000Z'],
    ['12%', '12 per cent'],
    ['twelve percent', '12%'],
    ['a third', '1/3'],
    ['a third', '33%'],
    ['two thirds of them', '66.7%'],
    ['half', '50%'],
    ['three quarters', '75%'],
    ['QQ 12 34 56 C', 'QQ123456C'],
    ['01632 960 123', '01632 960123'],
    ['+44 1632 960123', '01632 960123'],
    ['12-34-56', '12 34 56'],
    ['1234567890', '12345 67890'],
    ['2025/26', '2025-26'],
    ['form SA100', 'SA 100'],
    ['one week', '1 week'],
    ['nineteen ninety-nine', '1999'],
  ];
  for (const [one, other] of same)
    it(`${one} = ${other}`, () => {
      for (const [source, answer] of [
        [one, other],
        [other, one],
      ] as const) {
        const results = supported(source, answer);
        assert.ok(results.length > 0, `nothing read in ${answer}`);
        assert.deepEqual(
          results.filter(([, right]) => right !== true),
          [],
          `${answer} in ${source}`,
        );
      }
    });

  // The second does not follow from the first.
  const different: readonly [string, string][] = [
    ['£1,250.50', '£1,250'],
    ['£12', '£120'],
    ['£1.2m', '£1.2bn'],
    ['$100', '£100'],
    ['100 days', '£100'],
    ['12 days', '12%'],
    ['12 letters', 'twenty letters'],
    ['105', '15'],
    ['3 March', '3 April'],
    ['3 March', '4 March'],
    ['3 March 2026', '3 March 2027'],
    ['3 March', '3 March 2026'],
    ['3 March', 'March 2026'],
    ['Tuesday', 'Thursday'],
    ['Wednesday 4 March 2026', 'Thursday 4 March 2026'],
    ['7am', '7pm'],
    ['07:00', '19:00'],
    ['7.30pm', '7.45pm'],
    ['10am', '7am'],
    ['a third', 'a quarter'],
    ['33%', '34%'],
    ['12%', '12.5%'],
    ['QQ123456C', 'QQ123456D'],
    ['SA100', 'SA10'],
    ['01632 960123', '01632 960124'],
    ['1234567890', '123456789'],
    ['within two weeks', 'one week'],
    ['2025/26', '2026/27'],
    ['nothing at all', '0'],
    ['2½', '21'],
    ['5²', '52'],
    ['version 1.2', '12'],
    ['call 0300', 'call 0800 123 4567'],
  ];
  for (const [source, answer] of different)
    it(`${answer} is not in ${source}`, () => {
      const results = supported(source, answer);
      assert.ok(
        results.some(([, right]) => right === false),
        JSON.stringify(results),
      );
    });

  it('a text supports all that it says itself', () => {
    for (const text of [...same, ...different].flat())
      assert.deepEqual(
        supported(text, text).filter(([, right]) => right !== true),
        [],
        text,
      );
  });

  it('reads a date as a date, a sum as a sum, whatever stands side by side', () => {
    const text = 'On 3 March 2026 at 10.15am, 12 people paid £40 each (5%), ref AB-2041.';
    assert.deepEqual(
      quantities(text).map((quantity) => [quantity.text, quantity.readings[0]?.kind]),
      [
        ['3 March 2026', 'date'],
        ['10.15am', 'time'],
        ['12', 'number'],
        ['£40', 'money'],
        ['5%', 'percent'],
        ['AB-2041', 'code'],
      ],
    );
  });

  it('gives back the very places, with letters that fold to more or fewer', () => {
    const text = 'ﬁve İ \u200b“twenty\u2011one” days, ½ of £１２';
    for (const quantity of quantities(text)) assert.equal(text.slice(quantity.start, quantity.end), quantity.text);
    assert.deepEqual(
      quantities(text).map((quantity) => quantity.text),
      ['ﬁve', 'twenty\u2011one', '½', '£１２'],
    );
  });

  // Seconds when a pattern goes over the text again and again from each of its places; a fraction of one when it does not.
  it('is quick on long and hostile texts', function () {
    this.timeout(60_000);
    const started = performance.now();
    for (const text of [
      '1,'.repeat(20_000),
      '1 '.repeat(20_000),
      'one and '.repeat(10_000),
      '1-'.repeat(20_000),
      '3 and 4 or 5 to '.repeat(4_000),
      'a'.repeat(60_000),
      '('.repeat(40_000),
      'a-'.repeat(20_000),
      ' '.repeat(40_000),
      'a.'.repeat(20_000),
      '12 '.repeat(20_000),
    ])
      quantities(text);
    assert.ok(performance.now() - started < 8_000, `${performance.now() - started} ms`);
  });
});

describe('numbersFromSource', () => {
  const rule = { numbersFromSource: true } as const;
  const source =
    'SYNTHETIC\nDear Mr Example,\nYour appointment on Monday 2 March 2026 at 10am is moved to Wednesday 4 March 2026 at 2.30pm.\n' +
    'Please bring two documents within 14 days. You owe £1,250.50. Ring 01632 960123. Reference UC-2041.';
  table([
    {
      what: 'all in the source',
      rule,
      source,
      answer: 'Come on Wednesday 4 March at 14:30 with 2 documents. You owe £1,250.50.',
      passes: true,
      reason: { code: 'numbers', unsupported: [] },
    },
    {
      what: 'an invented sum, pointed at',
      rule,
      source,
      answer: 'You owe £1,250.50 and a fee of £25.',
      passes: false,
      reason: { code: 'numbers', unsupported: ['£25'] },
      spans: ['£25'],
    },
    {
      what: 'an invented number word',
      rule,
      source,
      answer: 'Bring three documents.',
      passes: false,
      spans: ['three'],
    },
    {
      what: 'an invented day',
      rule,
      source,
      answer: 'Come on Friday 6 March.',
      passes: false,
      spans: ['Friday', '6 March'],
    },
    { what: 'an invented month', rule, source, answer: 'Come in April.', passes: false, spans: ['April'] },
    { what: 'an invented year', rule, source, answer: 'Come on 4 March 2027.', passes: false, spans: ['4 March 2027'] },
    { what: 'an invented time', rule, source, answer: 'Come at 2pm.', passes: false, spans: ['2pm'] },
    { what: 'an invented percentage', rule, source, answer: 'You save 14%.', passes: false, spans: ['14%'] },
    { what: 'an invented reference', rule, source, answer: 'Quote UC-2042.', passes: false, spans: ['UC-2042'] },
    {
      what: 'list markers are no numbers',
      rule,
      source,
      answer: '1. Come on 4 March.\n2. Bring two documents.\n3) Ring us.',
      passes: true,
    },
    {
      what: 'steps and headings are no numbers',
      rule,
      source,
      answer: '## 1. Come\n**Step 1:** come\n**Step 2:** ring',
      passes: true,
    },
    {
      what: 'a number dressed as a marker out of turn',
      rule,
      source,
      answer: '99. You owe us.',
      passes: false,
      spans: ['99'],
    },
    { what: 'a number on a line of its own', rule, source, answer: '25', passes: false, spans: ['25'] },
    {
      what: 'the count of its own points',
      rule,
      source,
      answer: 'Here are three key points:\n- come\n- bring\n- ring',
      passes: true,
    },
    {
      what: 'a wrong count of its own points',
      rule,
      source,
      answer: 'Here are five key points:\n- come\n- bring',
      passes: false,
      spans: ['five'],
    },
    { what: '"one" as a pronoun', rule, source, answer: 'The new one is on 4 March. One should ring.', passes: true },
    { what: '"one" before a unit', rule, source, answer: 'Reply within one week.', passes: false, spans: ['one'] },
    { what: '"may" and "march" as verbs', rule, source, answer: 'You may march on. May I ask?', passes: true },
    {
      what: 'the day of the week follows from the date',
      rule,
      source: 'Come on 4 March 2026.',
      answer: 'Come on Wednesday.',
      passes: true,
    },
    { what: 'a plain number may stand in a date', rule, source, answer: 'It is in 2026.', passes: true },
    { what: 'no number at all', rule, source, answer: 'Please ring us.', passes: true },
    { what: 'an empty source supports nothing', rule, source: '', answer: 'Pay £5.', passes: false },
    {
      what: 'numbers of a table, unit in the heading',
      rule,
      source: 'name,amount_gbp\nA,1250\nB,40',
      answer: 'A has £1,250, B £40.',
      passes: true,
    },
    { what: 'bold', rule, source, answer: 'You owe **£1,250.50** by *4 March*.', passes: true },
    { what: 'empty', rule, source, answer: '-', passes: false, reason: { code: 'empty-answer' } },
  ]);
});
