import { strict as assert } from 'node:assert';
import { isReplaceable, replacementsFor } from '../../../../src/core/guard/replacements.js';
import type { Replacement } from '../../../../src/core/guard/replacements.js';
import { replaceWithExamples } from '../../../../src/core/guard/pseudonyms.js';
import { scan } from '../../../../src/core/guard/scan.js';

const text = `OFFICIAL

NI number AB 12 34 56 C, again AB123456C, and CE 65 43 21 D. Example: QQ 12 34 56 A.
Write to someone@agency.gov.uk or ring 020 7123 4567.`;

/** What a text is once the changes are made. */
function changed(before: string, changes: readonly Replacement[]): string {
  return [...changes]
    .reverse()
    .reduce((so, { start, end, example }) => so.slice(0, start) + example + so.slice(end), before);
}

describe('example values as single changes', () => {
  const findings = scan(text);

  it('make the same text as replacing it whole', () => {
    const { changes, map } = replacementsFor(text, findings);
    const whole = replaceWithExamples(text, findings);
    assert.equal(changed(text, changes), whole.text);
    assert.deepEqual(map, whole.map);
    assert.ok(changes.length >= 5, `${changes.length} changes`);
  });

  it('leave nothing to decide but the marking', () => {
    const after = changed(text, replacementsFor(text, findings).changes);
    assert.deepEqual(scan(after).filter(isReplaceable), []);
    assert.ok(after.startsWith('OFFICIAL\n'));
    assert.ok(after.includes('QQ 12 34 56 A'));
  });

  it('one at a time give the same value the same example, and another value another', () => {
    const [first, second, third] = findings.filter(({ type, reserved }) => type === 'nino' && !reserved);
    assert.ok(first && second && third);
    const one = replacementsFor(text, [first]);
    const two = replacementsFor(text, [second], one.map);
    const three = replacementsFor(text, [third], two.map);
    assert.equal(two.changes[0]?.example, one.changes[0]?.example);
    assert.notEqual(three.changes[0]?.example, one.changes[0]?.example);
    assert.deepEqual(
      [one, two, three].map(({ changes }) => changes.length),
      [1, 1, 1],
    );
  });

  it('leave out what overlaps with a change before it', () => {
    const [nino] = findings.filter(({ type, reserved }) => type === 'nino' && !reserved);
    assert.ok(nino);
    const inside = { ...nino, type: 'postcode' as const, start: nino.start + 1 };
    assert.equal(replacementsFor(text, [nino, inside]).changes.length, 1);
  });

  it('nothing found, nothing changed', () => assert.deepEqual(replacementsFor(text, []), { changes: [], map: [] }));
});
