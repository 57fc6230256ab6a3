import assert from 'node:assert/strict';
import { fieldIds, sectionIds, standard } from '../../../../src/core/transparency/standard.js';

describe('the standard as data', () => {
  it('is version 3.0: one section in tier 1, five in tier 2', () => {
    assert.equal(standard.version, '3.0');
    assert.deepEqual(
      standard.sections.map(({ id, tier }) => [id, tier]),
      sectionIds.map((id) => [id, id === 'overview' ? 1 : 2]),
    );
  });

  it('claims no more than is known: the labels are confirmed, the numbers are not', () => {
    assert.deepEqual([standard.labelsConfirmed, standard.numbersConfirmed], [true, false]);
  });

  it('has each field once, in its order, section after section', () => {
    assert.deepEqual(
      standard.fields.map(({ id }) => id),
      [...fieldIds],
    );
    assert.equal(new Set(fieldIds).size, fieldIds.length);
    const order = standard.fields.map(({ section }) => sectionIds.indexOf(section));
    assert.deepEqual(order, [...order].sort());
  });

  it('numbers each field within its section, upwards', () => {
    for (const section of sectionIds) {
      const numbers = standard.fields.filter((field) => field.section === section).map(({ number }) => number);
      assert.equal(new Set(numbers).size, numbers.length, section);
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
        section,
      );
    }
  });

  const labels: readonly [string, string, number][] = [
    ['overview', 'Name|Description|Website URL|Contact email', 4],
    ['owner-and-responsibility', 'Organisation or department|Team|Senior responsible owner', 9],
    ['description-and-rationale', 'Detailed description|Scope|Benefit|Previous process|Alternatives considered', 5],
    ['decision-making-process', 'Process integration|Provided information|Frequency and scale of usage', 6],
    ['tool-specification', 'System architecture|Phase|Maintenance|Models', 24],
    ['risks-and-impact', 'Impact assessment|Risks and mitigations', 2],
  ];
  for (const [section, first, count] of labels)
    it(`${section} has its ${count} fields`, () => {
      const own = standard.fields.filter((field) => field.section === section).map(({ label }) => label);
      assert.equal(own.length, count);
      assert.equal(own.slice(0, first.split('|').length).join('|'), first);
    });
});
