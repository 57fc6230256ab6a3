import { strict as assert } from 'node:assert';
import { findingTypes } from '../../../../src/core/guard/finding.js';
import type { FindingType } from '../../../../src/core/guard/finding.js';
import { guidanceFor } from '../../../../src/core/guidance/guidanceFor.js';
import type { GuidancePlace } from '../../../../src/core/guidance/guidanceFor.js';
import { principles } from '../../../../src/core/guidance/principles.js';
import { rulesSchema } from '../../../../src/core/guidance/rule.js';
import type { Rule } from '../../../../src/core/guidance/rule.js';
import { rules } from '../../../../src/core/guidance/rules.js';
import { current, dayOf, isSuperseded, pastReview } from '../../../../src/core/guidance/standing.js';

const today = '2026-11-23';
const ids = (some: readonly Rule[]) => some.map(({ id }) => id);
const ruleOf = (id: string): Rule => {
  const rule = rules.find((candidate) => candidate.id === id);
  assert.ok(rule, id);
  return rule;
};

describe('the rules', () => {
  it('have the ten principles by their published names', () => {
    assert.deepEqual(
      rules.filter(({ kind }) => kind === 'principle').map(({ title }) => title),
      principles.map(({ number, name }) => `Principle ${number}: ${name}`),
    );
    for (const { text } of rules) assert.notEqual(text, '');
  });

  it('are looked at again after they were last looked at, and were read by then', () => {
    for (const { id, asOf, reviewBy, source } of rules) {
      assert.ok(asOf < reviewBy, id);
      assert.ok(source.read <= asOf, id);
      assert.ok((source.published ?? '') <= asOf, id);
    }
  });

  it('that hold today cite no Article 22: where it is named, Articles 22A to 22D are meant', () => {
    for (const { id, title, text } of current(rules, today))
      assert.doesNotMatch(`${title} ${text}`, /Article\s+22(?![A-D])/i, id);
    assert.ok(ids(current(rules, today)).includes('automated-decisions'));
    assert.ok(!ids(current(rules, today)).includes('article-22'));
    assert.equal(ruleOf('article-22').supersededBy?.rule, 'automated-decisions');
  });

  it('on the day before the change of the law held the old Article', () => {
    const before = ids(current(rules, '2026-02-04'));
    assert.ok(before.includes('article-22') && !before.includes('automated-decisions'));
    const after = ids(current(rules, '2026-02-05'));
    assert.ok(!after.includes('article-22') && after.includes('automated-decisions'));
  });

  it('have the framework of December 2025 in place of the older one', () => {
    const now = ids(current(rules, today));
    assert.ok(now.includes('data-and-ai-ethics-framework') && !now.includes('data-ethics-framework'));
    assert.ok(isSuperseded(ruleOf('data-ethics-framework'), '2025-12-15'));
    assert.ok(!isSuperseded(ruleOf('data-ethics-framework'), '2025-11-30'));
  });

  it('keep the licence’s own sentence of acknowledgement', () => {
    assert.ok(
      ruleOf('open-government-licence').text.includes(
        'Contains public sector information licensed under the Open Government Licence v3.0.',
      ),
    );
  });

  it('a slip in the data is found', () => {
    const [rule] = rules;
    assert.ok(rule?.supersededBy);
    for (const wrong of [
      [rule, rule],
      [{ ...rule, supersededBy: { ...rule.supersededBy, rule: 'nowhere' } }],
      [{ ...rule, asOf: '23 November 2026' }],
      [{ ...rule, source: { ...rule.source, url: 'http://example.com' } }],
      [{ ...rule, note: 'unknown' }],
    ])
      assert.equal(rulesSchema.safeParse(wrong).success, false);
  });
});

describe('review', () => {
  const rule = ruleOf('security-classifications');

  it('is due from the day after its date, by the clock that is handed in', () => {
    assert.equal(pastReview(rule, rule.reviewBy), false);
    assert.equal(pastReview({ reviewBy: '2027-05-23' }, '2027-05-24'), true);
    assert.equal(pastReview({ reviewBy: '2027-05-23' }, '2026-12-31'), false);
  });

  it('knows the day of a moment', () => assert.equal(dayOf(new Date('2027-05-23T23:59:00Z')), '2027-05-23'));
});

describe('guidance for a place', () => {
  const found = (place: GuidancePlace, on = today) => ids(guidanceFor(place, rules, on));

  const ofFindings: readonly [FindingType, readonly string[]][] = [
    ['nino', ['principle-2', 'public-tools', 'impact-assessment', 'ai-knowledge-hub']],
    ['marking', ['principle-10', 'security-classifications', 'public-tools', 'ai-knowledge-hub']],
    ['injection', ['principle-3', 'ai-knowledge-hub']],
  ];
  for (const [type, wanted] of ofFindings)
    it(`a finding of ${type}: its principle first, and what took the Playbook’s place`, () =>
      assert.deepEqual(found({ kind: 'finding', type }), wanted));

  for (const type of findingTypes)
    it(`a finding of ${type} has a principle`, () =>
      assert.match(found({ kind: 'finding', type })[0] ?? '', /^principle-/));

  it('a principle: what serves it, and at the end what was replaced', () => {
    assert.deepEqual(found({ kind: 'principle', number: 4 }), [
      'principle-4',
      'automated-decisions',
      'ai-knowledge-hub',
      'article-22',
    ]);
  });

  it('does not tell of law that had not begun on the day', () =>
    assert.deepEqual(found({ kind: 'principle', number: 4 }, '2025-01-01'), ['principle-4', 'article-22']));

  it('a lesson: that of all its principles', () => {
    const both = found({ kind: 'lesson', principles: [7, 4] });
    assert.deepEqual(both.slice(0, 2), ['principle-4', 'principle-7']);
    assert.ok(both.includes('transparency-record') && both.includes('automated-decisions'));
  });

  it('an exercise: its own principle, else those of its lesson', () => {
    assert.deepEqual(found({ kind: 'exercise', named: [3], principles: [7] }), found({ kind: 'principle', number: 3 }));
    assert.deepEqual(
      found({ kind: 'exercise', named: [], principles: [7] }),
      found({ kind: 'lesson', principles: [7] }),
    );
  });

  it('anywhere else: all of them', () => assert.equal(found({ kind: 'all' }).length, rules.length));
  it('no principle, no rules', () => assert.deepEqual(found({ kind: 'lesson', principles: [] }), []));
});
