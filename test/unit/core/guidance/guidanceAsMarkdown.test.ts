import { strict as assert } from 'node:assert';
import { guidanceAsMarkdown } from '../../../../src/core/guidance/guidanceAsMarkdown.js';
import { guidanceFor, guidancePlace } from '../../../../src/core/guidance/guidanceFor.js';
import { rules } from '../../../../src/core/guidance/rules.js';
import { english } from '../../../../src/core/words.js';
import { frontMatter, lessonOf, quizBlock, stepOf } from '../lessons/lessonTexts.js';

const page = (today: string, some = rules) => guidanceAsMarkdown('Guidance', some, today, english);
const sectionsOf = (text: string) => text.split(/^## /m).slice(1);

describe('a page of guidance', () => {
  it('has for each rule its text, its source with address and licence, and its dates', () => {
    const sections = sectionsOf(page('2026-11-23'));
    assert.equal(sections.length, rules.length);
    for (const [index, rule] of rules.entries()) {
      const section = sections[index] ?? '';
      for (const part of [rule.title, rule.text, `](${rule.source.url})`, rule.source.licence])
        assert.ok(section.includes(part), `${rule.id}: ${part}`);
      assert.match(section, /Read on \d+ \w+ 20\d\d/, rule.id);
      assert.match(section, /looked at again by \d+ \w+ 20\d\d/, rule.id);
    }
  });

  it('says of law that is gone that it is, and what holds now and since when', () => {
    const old = sectionsOf(page('2026-11-23')).find((section) => section.includes('UK GDPR Article 22\n')) ?? '';
    assert.match(old, /^No longer in force: /);
    assert.match(old, /Replaced by UK GDPR Articles 22A to 22D, 5 February 2026/);
  });

  it('says of the principles what came after the Playbook, and teaches them still', () => {
    const third = sectionsOf(page('2026-11-23')).find((section) => section.startsWith('Principle 3: ')) ?? '';
    assert.match(third, /Replaced by AI Knowledge Hub, May 2025.*HL15270/);
    assert.match(third, /still/);
  });

  it('warns of a rule from the day after its review date, unless it is gone', () => {
    assert.doesNotMatch(page('2027-05-23'), /Warning/);
    const warned = sectionsOf(page('2027-05-24')).filter((section) => section.includes('Warning'));
    assert.equal(
      warned.length,
      rules.filter(({ reviewBy, supersededBy }) => reviewBy === '2027-05-23' && supersededBy?.stillTaught !== false)
        .length,
    );
  });

  it('acknowledges the Open Government Licence where it quotes under it, in its own words', () => {
    const sentence = /^Contains public sector information licensed under the Open Government Licence v3\.0\.$/m;
    assert.match(page('2026-11-23'), sentence);
    const facts = rules.filter(({ source }) => source.licence.startsWith('Facts'));
    assert.doesNotMatch(page('2026-11-23', facts), sentence);
  });

  it('without rules says so', () => assert.match(page('2026-11-23', []), /no rules/));
});

describe('where a learner is in a lesson', () => {
  const lesson = lessonOf(
    `${frontMatter.replace(/---\n$/, 'principles: [7]\n---\n')}\n## Read {#read}\n\nWords.\n\n## Do {#do}\n\n${quizBlock}`,
  );

  it('in a step without exercises, the lesson counts', () =>
    assert.deepEqual(guidancePlace(lesson, stepOf(lesson, 'read')), { kind: 'lesson', principles: [7] }));

  it('at an exercise, the principle that it names', () => {
    const place = guidancePlace(lesson, stepOf(lesson, 'do'));
    assert.deepEqual(place, { kind: 'exercise', named: [1], principles: [7] });
    assert.equal(guidanceFor(place, rules, '2026-11-23')[0]?.id, 'principle-1');
  });
});
