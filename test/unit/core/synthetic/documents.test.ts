import assert from 'node:assert/strict';
import { contentHash } from '../../../../src/core/lessons/contentHash.js';
import { estimateTokens } from '../../../../src/core/models/estimateTokens.js';
import { claimsOf } from '../../../../src/core/synthetic/claims.js';
import { dateOfDay, dayInWords, dayOf } from '../../../../src/core/synthetic/days.js';
import {
  compose,
  fact,
  factTypes,
  mostPages,
  wordsPerPage,
} from '../../../../src/core/synthetic/documents/document.js';
import { canBeLong, documentKinds, writeDocument } from '../../../../src/core/synthetic/documents/documents.js';
import { isMadeUpName } from '../../../../src/core/synthetic/people.js';
import { nobodyReal } from '../../../../src/core/synthetic/nobodyReal.js';

const longKinds = documentKinds.filter(canBeLong);
const some = (kind: (typeof documentKinds)[number]) =>
  Array.from({ length: 60 }, (_, claim) => writeDocument({ seed: 12, kind, claim }));
const valueOf = (document: ReturnType<typeof writeDocument>, key: string) =>
  document.facts.find((one) => one.key === key)?.value;

describe('synthetic documents', () => {
  it('the same to the byte for the same settings, on every machine and for ever', () => {
    assert.equal(
      contentHash(documentKinds.map((kind) => writeDocument({ seed: 42, kind, claim: 3 }).text)),
      '4b2538109c1cc6328fff5c37949056de5d8d25dc818c9f8b22550a38353fa024',
    );
  });
  for (const kind of documentKinds) {
    describe(kind, () => {
      it('has the mark in its first line, and nobody real in sixty of them', () => {
        for (const { text } of some(kind)) {
          assert.match(text.split('\n', 1)[0] ?? '', /\bSYNTHETIC\b/u);
          assert.deepEqual(nobodyReal(text, 'document.txt'), []);
        }
      });
      it('every name in it is made of our lists', () => {
        for (const { facts } of some(kind))
          for (const { type, value } of facts)
            if (type === 'name') assert.ok(isMadeUpName(value.includes(' ') ? value : `Alex ${value}`), value);
      });
      it('each fact stands at each of its places, in its line, and places do not overlap', () => {
        for (const { text, facts } of some(kind)) {
          assert.ok(facts.length >= 5);
          for (const { type, value, places } of facts) {
            assert.ok(factTypes.includes(type) && places.length > 0);
            for (const { start, end, line } of places) {
              assert.equal(text.slice(start, end), value);
              assert.equal(text.slice(0, start).split('\n').length, line);
            }
          }
          const all = facts.flatMap(({ places }) => places).sort((one, other) => one.start - other.start);
          for (const [index, { start }] of all.entries()) assert.ok(start >= (all[index - 1]?.end ?? 0));
          assert.equal(new Set(facts.map(({ key }) => key)).size, facts.length);
        }
      });
      it('every number and date that tells something is in the key', () => {
        for (const { text, facts } of some(kind).slice(0, 20)) {
          let rest = text;
          for (const { start, end } of facts.flatMap(({ places }) => places))
            rest = rest.slice(0, start) + '#'.repeat(end - start) + rest.slice(end);
          assert.doesNotMatch(
            rest.replace(/^.*flat \d+$/gmu, ''),
            /£|\d{1,2} (?:January|March|June|August|October|December) /u,
          );
        }
      });
      it('of another claim or another seed it is another', () => {
        const texts = [
          writeDocument({ seed: 12, kind, claim: 0 }).text,
          writeDocument({ seed: 12, kind, claim: 1 }).text,
          writeDocument({ seed: 13, kind, claim: 0 }).text,
        ];
        assert.equal(new Set(texts).size, 3);
      });
      it('is about the claimant of the claim', () => {
        const claimAt = claimsOf({ seed: 12 });
        for (const [index, { text }] of some(kind).entries())
          assert.ok(text.includes(claimAt(index).name.split(' ')[1] ?? '?'));
      });
    });
  }
  it('the documents of one claim agree with it and with each other', () => {
    for (let claim = 0; claim < 80; claim += 1) {
      const row = claimsOf({ seed: 5, bias: ['proxy-record-gap'] })(claim);
      const of = (kind: (typeof documentKinds)[number]) =>
        writeDocument({ seed: 5, bias: ['proxy-record-gap'], kind, claim });
      const [form, call, notes, letter] = [of('claim-form'), of('call-note'), of('caseworker-note'), of('letter')];
      for (const key of ['rent', 'name', 'claim-id'])
        for (const other of [call, notes]) assert.equal(valueOf(other, key), valueOf(form, key), key);
      assert.equal(valueOf(form, 'rent'), `£${row.rent.toFixed(2)}`);
      assert.equal(valueOf(letter, 'officer'), valueOf(notes, 'officer'));
      assert.equal(valueOf(form, 'address-changed'), row.addressChanged ? 'Yes' : 'No');
      assert.equal(/No gap/u.test(notes.text), row.recordGap === 0);
      assert.equal(/Pay agrees/u.test(notes.text), !row.earningsMismatch);
      assert.equal(/We can’t decide yet/u.test(letter.text), row.documentsMissing > 0);
      assert.equal(valueOf(call, 'documents-missing')?.startsWith('no '), row.documentsMissing === 0);
    }
  });
  it('no document says what is true of the claim: that is for people to find out', () => {
    for (const kind of documentKinds)
      for (const { text } of some(kind)) assert.doesNotMatch(text, /fraud|claimant-error|official-error|dishonest/iu);
  });
  for (const kind of longKinds)
    for (const pages of [1, 10, mostPages])
      it(`${kind}: ${pages} pages are about as many words, and begin as the shorter do`, () => {
        const { text, words, facts } = writeDocument({ seed: 8, kind, claim: 2, pages });
        assert.ok(Math.abs(words - pages * wordsPerPage) < 120, `${words} words`);
        assert.ok(text.startsWith(writeDocument({ seed: 8, kind, claim: 2, pages: 1 }).text.trimEnd()));
        if (pages >= 10) {
          assert.ok(estimateTokens(text).low > 4_096, 'more than a small model takes in');
          assert.ok(facts.length > 100);
          assert.deepEqual(nobodyReal(text, 'long.txt'), []);
        }
      });
  it('forty pages within a second', () => {
    const start = performance.now();
    for (const kind of longKinds) writeDocument({ seed: 9, kind, claim: 0, pages: mostPages });
    assert.ok(performance.now() - start < 1_000 * longKinds.length);
  });
  it('refuses pages that it cannot fill', () => {
    for (const [kind, pages] of [
      ['letter', 2],
      ['incident-log', 0],
      ['incident-log', 41],
      ['incident-log', 1.5],
    ] as const)
      assert.throws(() => writeDocument({ seed: 1, kind, claim: 0, pages }), RangeError);
  });
});

describe('putting a document together', () => {
  it('a fact said twice has two places; one key with two values is refused', () => {
    const text = compose('Title');
    text.say('Pay ', fact('sum', 'money', '£5.00'), '.');
    text.lines(['Sum: ', fact('sum', 'money', '£5.00')], ['Nothing']);
    assert.throws(() => text.say(fact('sum', 'money', '£6.00')), /sum/u);
    const { facts, text: whole, words } = text.finish('x');
    assert.equal(
      whole,
      'SYNTHETIC: made up for learning. Nobody in it is real.\n\nTitle\n\nPay £5.00.\n\nSum: £5.00\nNothing\n',
    );
    assert.equal(words, 5);
    assert.deepEqual(
      facts.map(({ places }) => places.map(({ line }) => line)),
      [[5, 7]],
    );
  });
  it('days', () => {
    assert.equal(dateOfDay(dayOf('2024-02-29')), '2024-02-29');
    assert.equal(dayInWords(dayOf('2024-02-29') + 1), '1 March 2024');
  });
});
