import assert from 'node:assert/strict';
import { draftRecord } from '../../../../src/core/transparency/draftRecord.js';
import type { DraftFrom } from '../../../../src/core/transparency/draftRecord.js';
import { lintRecord } from '../../../../src/core/transparency/lintRecord.js';
import { recordAsMarkdown } from '../../../../src/core/transparency/recordAsMarkdown.js';
import { standard } from '../../../../src/core/transparency/standard.js';
import { english } from '../../../../src/core/words.js';
import { full } from './facts.js';

const clock = () => new Date('2026-11-23T13:00:00.000Z');
const draft = (from: Partial<DraftFrom> = {}) => draftRecord({ clock, t: english, ...from });
const markdownOf = (from: Partial<DraftFrom> = {}) => recordAsMarkdown(draft(from), english);
const headings = (text: string, level: string) =>
  text.split('\n').flatMap((line) => (line.startsWith(`${level} `) ? [line.slice(level.length + 1)] : []));

describe('a transparency record as Markdown', () => {
  it('has the sections and fields of the standard as headings, in their order', () => {
    const text = markdownOf({ facts: full });
    assert.equal(headings(text, '#').length, 1);
    assert.deepEqual(headings(text, '##'), [
      ...standard.sections.map(({ tier, label }) => `Tier ${tier}: ${label}`),
      'What is missing',
    ]);
    assert.deepEqual(
      headings(text, '###'),
      standard.fields.map(({ number, label }) => `${number} ${label}`),
    );
  });

  it('says how many fields are filled, of which version, when, and names each missing one at the end', () => {
    const record = draft({ facts: full });
    const missing = record.fields.filter(({ state }) => state === 'missing');
    const text = recordAsMarkdown(record, english);
    assert.match(text, new RegExp(`${record.fields.length - missing.length} of ${record.fields.length} fields`));
    assert.match(text, /23 November 2026 after version 3\.0/);
    const end = text.slice(text.indexOf('## What is missing'));
    for (const { label } of missing) assert.ok(end.includes(label), label);
    assert.equal(end.match(/^- /gm)?.length, missing.length);
  });

  it('shows what a learner wrote as text, whatever signs are in it', () => {
    const description = '# Not a heading\n<b>bold</b> [link](https://example.com)\n- no item\n1. no list';
    const text = markdownOf({ ownWords: { description } });
    assert.equal(headings(text, '#').length, 1);
    assert.doesNotMatch(text, /(?<!\\)<b|(?<!\\)\[link|^- no item|^1\. no list/m);
  });

  it('says what is to be mended, and is silent when there is nothing', () => {
    assert.doesNotMatch(markdownOf({ facts: full }), /Mend this first/);
    assert.match(markdownOf({ ownWords: { scope: 'Tried on AB123456C.' } }), /Mend this first\n\n- Scope: .*National/);
  });

  it('gives the acknowledgement that the licence asks for, and claims nothing official', () => {
    const text = markdownOf();
    assert.ok(text.includes('Contains public sector information licensed under the Open Government Licence v3.0.'));
    assert.ok(text.includes('not an official HM Government product'));
  });
});

describe('the lint of a transparency record', () => {
  const easy = 'It sorts letters. A person checks each one.';
  const hard =
    'Notwithstanding organisational heterogeneity, the probabilistic classification methodology operationalises multidimensional prioritisation considerations.';
  const tier1 = {
    name: 'Sorter',
    description: easy,
    'website-url': 'https://example.com',
    'contact-email': 'ai@example.com',
  };
  const rows: readonly [string, DraftFrom['ownWords'], readonly string[]][] = [
    ['nothing to mend', tier1, []],
    ['no website', { ...tier1, 'website-url': '' }, ['tier-1-missing website-url']],
    ['hard words in tier 1', { ...tier1, description: hard }, ['hard-to-read description']],
    ['hard words in tier 2', { ...tier1, 'detailed-description': hard }, []],
    ['a name', { ...tier1, description: `${easy} Ask Mr Oduya.` }, ['personal-data description']],
    ['a name in tier 2', { ...tier1, team: 'Dr Oduya and others' }, ['personal-data team']],
    ['the name of who answers for it', { ...tier1, 'senior-responsible-owner': 'Dr Oduya' }, []],
    ['a mailbox as the contact', { ...tier1, 'contact-email': 'sorter@dept.gov.uk' }, []],
    ['a mailbox elsewhere', { ...tier1, scope: 'Write to oduya@dept.gov.uk' }, ['personal-data scope']],
  ];
  for (const [what, ownWords, faults] of rows)
    it(what, () =>
      assert.deepEqual(
        lintRecord(draft({ ownWords: ownWords ?? {} })).map(({ code, field }) => `${code} ${field}`),
        faults,
      ),
    );
});
