import assert from 'node:assert/strict';
import { draftRecord, type DraftFrom } from '../../../../src/core/transparency/draftRecord.js';
import type { ExerciseFacts } from '../../../../src/core/transparency/facts.js';
import { isFilled, transparencyRecordSchema } from '../../../../src/core/transparency/record.js';
import { recordAsJson } from '../../../../src/core/transparency/recordAsJson.js';
import { fieldIds, type FieldId } from '../../../../src/core/transparency/standard.js';
import { english } from '../../../../src/core/words.js';
import { full, untouched, use } from './facts.js';

const clock = () => new Date('2026-11-23T13:00:00.000Z');
const draft = (from: Partial<DraftFrom> = {}) => draftRecord({ clock, t: english, ...from });

/** The fields that are filled, with their lines as one text. */
function filledIn(from: Partial<DraftFrom>): ReadonlyMap<FieldId, string> {
  return new Map(
    draft(from)
      .fields.filter(isFilled)
      .map(({ id, lines }) => [id, lines.join('\n')]),
  );
}

const always: readonly FieldId[] = ['name', 'description', 'scope', 'phase'];
const fromUse: readonly FieldId[] = [
  'detailed-description',
  'provided-information',
  'frequency-and-scale',
  'system-architecture',
  'models',
  'model-name',
  'model-version',
  'model-task',
  'model-input',
  'model-output',
  'data-access-and-storage',
];
const fromDocument: readonly FieldId[] = [
  'datasets',
  'dataset-purposes',
  'source-data-name',
  'data-modality',
  'data-description',
  'data-quantities',
  'sensitive-attributes',
  'data-collection',
];
const inOrder = (ids: readonly FieldId[]) => fieldIds.filter((id) => ids.includes(id));

describe('a draft of a transparency record', () => {
  it('from nothing names every field as missing, each with when it is needed and who would know', () => {
    const record = draft();
    assert.equal(record.fields.length, fieldIds.length);
    assert.equal(record.about, undefined);
    for (const field of record.fields) {
      assert.equal(field.state, 'missing', field.id);
      if (field.state === 'missing') assert.match(`${field.needed}|${field.ask}`, /^Needed .+\.\|(?:Ask|Look) .+\.$/);
    }
  });

  it('bears the time of the clock and the version of the standard', () => {
    const { drafted, standard, status, about } = draft({ facts: full });
    assert.equal(drafted, '2026-11-23T13:00:00.000Z');
    assert.deepEqual([standard.version, status], ['3.0', 'draft']);
    assert.deepEqual(about, { pack: 'bins', packVersion: '1.0.0', lesson: 'letters', exercise: 'write' });
  });

  const rows: readonly [string, Partial<ExerciseFacts>, readonly FieldId[]][] = [
    ['an exercise that was not tried', {}, []],
    ['runs', { use }, fromUse],
    ['a document', { documents: full.documents }, fromDocument],
    ['checks', { measures: full.measures }, ['model-performance']],
    ['what showed', { observations: full.observations }, ['risks-and-mitigations']],
    ['decisions', { decisions: full.decisions }, ['human-decisions-and-review']],
    ['training', { training: full.training }, ['required-training']],
    [
      'everything',
      full,
      [
        ...fromUse,
        ...fromDocument,
        'model-performance',
        'risks-and-mitigations',
        'human-decisions-and-review',
        'required-training',
      ],
    ],
  ];
  for (const [what, facts, ids] of rows)
    it(`fills from ${what} these fields and no other`, () => {
      const filled = filledIn({ facts: { ...untouched, ...facts } });
      assert.deepEqual([...filled.keys()], inOrder([...always, ...ids]));
    });

  it('never fills what no exercise can know', () => {
    const filled = filledIn({ facts: full });
    const unknowable: readonly FieldId[] = [
      'website-url',
      'contact-email',
      'organisation',
      'team',
      'senior-responsible-owner',
      'external-supplier-involvement',
      'benefit',
      'previous-process',
      'process-integration',
      'appeals-and-review',
      'maintenance',
      'model-architecture',
      'data-completeness',
      'data-sharing-agreements',
      'impact-assessment',
    ];
    for (const id of unknowable) assert.equal(filled.has(id), false, id);
  });

  const said: readonly [FieldId, RegExp][] = [
    ['description', /Ask for one short sentence\./],
    ['system-architecture', /^llama\.cpp through node-llama-cpp 3\.1\.0, on the machine of the learner$/],
    ['model-name', /^Qwen 0\.5B \(qwen\.gguf\)$/],
    ['model-version', /abc123/],
    ['model-input', /Letter \(data\/letter\.txt\)/],
    ['model-output', /160/],
    ['frequency-and-scale', /3, on 23 November 2026\./],
    ['model-performance', /^At most 10 words: 3 of 3\nEvery number is in the letter: 1 of 3$/],
    ['required-training', /“Explain a letter”, Bins 1\.0\.0, 22 November 2026$/],
    ['data-quantities', /1,240 words/],
    [
      'risks-and-mitigations',
      /2 of 3.+\n.*part.*\n.*limit.*\n.*National Insurance number \(2\)\n.*1 of 5.*\n.*41 people/,
    ],
    ['human-decisions-and-review', /example values.*3\.\n.*followed: 9; overrode: 3\.\n.*2\./],
  ];
  for (const [id, words] of said)
    it(`says in ${id} what was seen`, () => assert.match(filledIn({ facts: full }).get(id) ?? '', words));

  it('says that recorded answers came from no model', () => {
    const models = use.models.map((model) => ({ ...model, engine: 'recorded' as const }));
    const filled = filledIn({ facts: { ...untouched, use: { ...use, models } } });
    assert.match(filled.get('system-architecture') ?? '', /no model ran$/);
  });

  it('leaves the version of a model open when the engine does not say', () => {
    const models = use.models.map((model) => ({ ...model, digest: '' }));
    assert.equal(filledIn({ facts: { ...untouched, use: { ...use, models } } }).has('model-version'), false);
  });

  it('puts the learner’s own words before what the exercise tells, and says that they are theirs', () => {
    const ownWords = { description: ' It sorts letters.\n\nA person checks. ', benefit: 'Less waiting.', name: '  ' };
    const record = draft({ facts: full, ownWords });
    const of = (id: FieldId) => record.fields.find((field) => field.id === id);
    assert.deepEqual(
      (['description', 'benefit', 'name'] as const).map((id) => {
        const field = of(id);
        return field && isFilled(field) ? [field.from, field.lines.length] : [];
      }),
      [
        ['own-words', 2],
        ['own-words', 1],
        ['exercise', 1],
      ],
    );
  });
});

describe('a transparency record as JSON', () => {
  it('comes back as it was', () => {
    for (const record of [draft(), draft({ facts: full, ownWords: { benefit: 'Less waiting.' } })])
      assert.deepEqual(transparencyRecordSchema.parse(JSON.parse(recordAsJson(record))), record);
  });

  it('is the same text whatever the order of its keys', () => {
    const record = draft({ facts: full });
    const turned = Object.fromEntries(Object.entries(record).reverse()) as typeof record;
    const fields = record.fields.map((field) => Object.fromEntries(Object.entries(field).reverse()) as typeof field);
    assert.equal(recordAsJson({ ...turned, fields }), recordAsJson(record));
    assert.ok(recordAsJson(record).indexOf('"version": "3.0"') < recordAsJson(record).indexOf('"fields"'));
  });

  it('refuses what is no record', () => {
    const record = draft({ facts: full });
    const wrong: readonly unknown[] = [
      { ...record, more: 1 },
      { ...record, format: 2 },
      { ...record, status: 'published' },
      { ...record, fields: [{ ...record.fields[0], lines: [] }] },
      { ...record, fields: [{ ...record.fields[0], id: 'invented' }] },
    ];
    for (const value of wrong) assert.equal(transparencyRecordSchema.safeParse(value).success, false);
  });
});
