import assert from 'node:assert/strict';
import { usualCeilings, verdict } from '../../../../src/core/guard/ceilings.js';
import type { Ceiling } from '../../../../src/core/guard/ceilings.js';
import { sayFinding } from '../../../../src/core/guard/explain.js';
import { findingTypes, markingLevels } from '../../../../src/core/guard/finding.js';
import type { Finding } from '../../../../src/core/guard/finding.js';
import { exampleOf } from '../../../../src/core/guard/examples.js';
import { putBack, replaceWithExamples } from '../../../../src/core/guard/pseudonyms.js';
import { scan } from '../../../../src/core/guard/scan.js';
import { english } from '../../../../src/core/words.js';

const place = { start: 0, end: 4, severity: 'medium', reserved: false, ambiguousWith: [] } as const;
const marked = (level: (typeof markingLevels)[number]): Finding => ({ type: 'marking', level, ...place });

describe('ceilings', () => {
  const rows: readonly (readonly [string, Ceiling, string])[] = [
    ['published', 'none', 'block'],
    ['published', 'published', 'advise'],
    ['OFFICIAL', 'published', 'block'],
    ['OFFICIAL', 'OFFICIAL', 'advise'],
    ['OFFICIAL-SENSITIVE', 'OFFICIAL', 'block'],
    ['OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE', 'advise'],
    ['SECRET', 'OFFICIAL-SENSITIVE', 'block'],
    ['TOP SECRET', 'OFFICIAL-SENSITIVE', 'block'],
    ['old', 'published', 'block'],
    ['old', 'OFFICIAL', 'advise'],
  ];
  for (const [level, ceiling, kind] of rows)
    it(`${level} where ${ceiling} is allowed: ${kind}`, () =>
      assert.equal(verdict([marked(level as 'OFFICIAL')], ceiling).kind, kind));

  it('the highest marking is named', () => {
    const said = verdict([marked('OFFICIAL-SENSITIVE'), marked('SECRET')], 'OFFICIAL');
    assert.deepEqual(said.kind === 'block' && [said.level, said.findings.length], ['SECRET', 2]);
  });
  it('personal data never blocks', () => assert.equal(verdict(scan('NINO AB123456C'), 'none').kind, 'advise'));
  it('example values ask for nothing', () => assert.equal(verdict(scan('NINO QQ123456C'), 'none').kind, 'clear'));
  it('what is usual', () =>
    assert.deepEqual(usualCeilings, {
      'this machine': 'OFFICIAL',
      department: 'OFFICIAL',
      outside: 'published',
      recorded: 'none',
    }));
});

describe('what a finding means', () => {
  const all: readonly Finding[] = [
    ...findingTypes.flatMap((type) =>
      type === 'marking'
        ? []
        : [
            { type, ...place },
            { type, ...place, reserved: true },
          ],
    ),
    ...markingLevels.map(marked),
  ];
  for (const finding of all)
    it(`${finding.type}${finding.type === 'marking' ? ` ${finding.level}` : ''}${finding.reserved ? ', example' : ''} is said whole`, () => {
      const said = sayFinding(finding, english);
      for (const text of [said.what, said.why, said.instead]) assert.match(text, /^[A-Z][^{}]+$/u);
      assert.ok(said.principle >= 1 && said.principle <= 10);
      assert.equal(said.otherwise, undefined);
    });
  it('what else it could be', () =>
    assert.match(
      sayFinding({ type: 'nhs-number', ...place, ambiguousWith: ['utr'] }, english).otherwise ?? '',
      /UTR/u,
    ));
});

describe('example values in place of real ones', () => {
  const text =
    'Ms Patel (NINO AB123456C, born on 3 March 1985) lives at SW1A 1AA. NINO: AB 12 34 56 C. Ring 07911 123456 or write to a@b.org.uk. Mr Jones has NINO CE654321B. Account number 12345678.';
  const replaced = replaceWithExamples(text, scan(text));

  it('no real value is left, and what is left are examples', () => {
    for (const { original } of replaced.map) assert.ok(!replaced.text.includes(original), original);
    for (const found of scan(replaced.text)) assert.ok(found.reserved, found.type);
  });
  it('one value has one example, however it is spaced; two have two', () => {
    const ninos = replaced.map.filter(({ type }) => type === 'nino');
    assert.equal(ninos.length, 2);
    assert.equal(replaced.text.split(ninos[0]?.example ?? '').length, 3);
    assert.equal(new Set(replaced.map.map(({ example }) => example)).size, replaced.map.length);
  });
  it('the real values come back, spaced as the model likes', () => {
    const [nino] = replaced.map.filter(({ type }) => type === 'nino');
    assert.equal(putBack(`It is ${nino?.example.replace(/ /g, '')}.`, replaced.map), 'It is AB123456C.');
    assert.equal(putBack(replaced.text, replaced.map), text.replace('AB 12 34 56 C', 'AB123456C'));
    assert.equal(putBack('nothing here', []), 'nothing here');
  });
  it('an example that the text has already is not given to another', () => {
    const first = exampleOf('nino', 0, '');
    const { map } = replaceWithExamples(`${first} and AB123456C`, scan(`${first} and AB123456C`));
    assert.notEqual(map[0]?.example, first);
  });
  it('a seed chooses other examples, the same each time', () => {
    const one = replaceWithExamples(text, scan(text), 5);
    assert.notEqual(one.text, replaced.text);
    assert.deepEqual(one, replaceWithExamples(text, scan(text), 5));
  });
  for (const type of findingTypes)
    if (type !== 'marking' && type !== 'injection')
      it(`the first 300 examples of ${type} differ, and none is taken for real`, () => {
        const examples = Array.from({ length: 300 }, (_, index) => exampleOf(type, index, '07'));
        assert.equal(new Set(examples).size, 300);
        for (const example of examples)
          for (const found of scan(`It is ${example} here`)) assert.ok(found.reserved, `${example} as ${found.type}`);
      });
});
