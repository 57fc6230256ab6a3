import assert from 'node:assert/strict';
import { corpus, type LabelledText } from '../../../fixtures/guard/corpus.js';
import { plantedInstructions, templates, type Split } from '../../../fixtures/guard/templates.js';
import { decoys, values } from '../../../fixtures/guard/values.js';
import {
  accountsOfficeCheck,
  ibanCheck,
  luhnCheck,
  nhsCheck,
  utrCheck,
  vatCheck,
} from '../../../../src/core/guard/checkDigits.js';
import { findingTypes, type FindingType } from '../../../../src/core/guard/finding.js';
import { numbers } from './values.js';

const splits: readonly Split[] = ['tune', 'measure'];
const texts: { readonly [split in Split]: readonly LabelledText[] } = {
  tune: corpus('tune'),
  measure: corpus('measure'),
};
const labelsOf = (split: Split, type: FindingType) =>
  texts[split].flatMap((text) => text.labels.filter((label) => label.type === type).map((label) => ({ text, label })));

describe('the labelled texts', () => {
  it('at least 48 templates besides prompts, of at least 30 genres, about half of each sort', () => {
    const written = templates().filter(({ genre }) => genre !== 'prompt');
    const share = written.filter(({ split }) => split === 'measure').length / written.length;
    assert.ok(written.length >= 48, String(written.length));
    assert.ok(new Set(written.map(({ genre }) => genre)).size >= 30);
    assert.ok(share > 0.4 && share < 0.6, String(share));
    assert.equal(new Set(templates().map(({ id }) => id)).size, templates().length, 'an id stands twice');
  });

  it('no template, prompt or planted order is in both halves', () => {
    const halves = splits.map((split) => [
      ...templates()
        .filter((template) => template.split === split)
        .map(({ text }) => text),
      ...plantedInstructions(split),
    ]);
    const [tune = [], measure = []] = halves;
    for (const text of tune) assert.ok(!measure.includes(text), text);
  });

  for (const type of findingTypes)
    it(`${type}: at least 60 to measure on from at least 6 templates, and 30 to tune on`, () => {
      const measured = labelsOf('measure', type);
      assert.ok(measured.length >= 60, String(measured.length));
      assert.ok(new Set(measured.map(({ text }) => text.template)).size >= 6);
      assert.ok(labelsOf('tune', type).length >= 30);
    });

  it('at least 100 harmless prompts to measure on', () =>
    assert.ok(texts.measure.filter(({ genre }) => genre === 'prompt').length >= 100));

  it('every slot is filled, and the same seeds give the same texts', () => {
    for (const { id, text } of [...texts.tune, ...texts.measure]) assert.ok(!/\{\{|\}\}|\[\[|\]\]/.test(text), id);
    assert.deepEqual(corpus('tune', 2), corpus('tune', 2));
    assert.notDeepEqual(
      texts.tune.filter(({ id }) => id.endsWith('/0')).map(({ text }) => text),
      texts.tune.filter(({ id }) => id.endsWith('/1')).map(({ text }) => text),
    );
  });

  it('labels lie in their text, begin and end on it, and do not overlap unless one holds the other', () => {
    for (const { id, text, labels } of [...texts.tune, ...texts.measure])
      labels.forEach(({ start, end }, index) => {
        const words = text.slice(start, end);
        assert.ok(start >= 0 && start < end && end <= text.length && words === words.trim(), id);
        const next = labels[index + 1];
        assert.ok(!next || next.start >= end || next.end <= end, id);
      });
  });

  it('templates hold no identifier of their own: what looks like one is a slot', () => {
    for (const { id, text } of templates())
      assert.ok(!/\b[A-Z]{2}\d{6}[A-D]\b|\b\d{3} \d{3} \d{4}\b|\b\d{16}\b|\b07\d{9}\b/.test(text), id);
  });
});

/** The generator works its check digits out by itself; here the product's rules look at what it made. */
describe('made values pass the issuers’ checks', () => {
  const bare = (value: string) => value.replace(/[ -]/g, '').toUpperCase();
  const checks: { readonly [type: string]: (value: string, form: string) => boolean } = {
    'nhs-number': (value) => /^\d{10}$/.test(value) && nhsCheck(value),
    nino: (value) => /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$|^QQ\d{6}[A-D]$/.test(value),
    utr: (value) => /^\d{10}$/.test(value) && utrCheck(value),
    'vat-number': (value) => vatCheck(value.replace(/^GB/, '')),
    'paye-reference': (value, form) =>
      form === 'accounts' ? accountsOfficeCheck(value) : /^\d{3}\/[A-Z]{1,2}\d{3,5}$/.test(value),
    'sort-code': (value) => /^\d{6}$/.test(value),
    'account-number': (value) => /^\d{8}$/.test(value),
    iban: (value) => ibanCheck(value),
    'payment-card': (value) => luhnCheck(value),
    'driving-licence': (value) => /^[A-Z]{1,5}9*\d(?:[05]\d|[16][0-2])\d{3}[A-Z][A-Z9]9[A-Z]{2}$/.test(value),
    'company-number': (value) => /^(?:\d{8}|[A-Z]{2}\d{6})$/.test(value),
  };
  for (const [type, check] of Object.entries(checks))
    it(type, () => {
      const next = numbers(31);
      for (const [form, make] of Object.entries(values[type] ?? {}))
        for (let index = 0; index < 200; index += 1) {
          const value = make(next);
          assert.ok(check(bare(value), form), `${form}: ${value}`);
        }
    });

  it('a decoy that is called odd fails the check of cards', () => {
    const next = numbers(5);
    for (let index = 0; index < 200; index += 1) assert.ok(!luhnCheck(decoys.digits16odd?.(next) ?? ''));
  });
});
