import type { Kind } from '../kind.js';
import { quotedLines } from '../quotedLines.js';
import { writingFaults, writingSamples } from './samples.js';
import { writingSchema } from './schema.js';
import type { WritingExercise } from './schema.js';
import { writingView } from './view.js';

export const writingKind: Kind<WritingExercise> = {
  schema: writingSchema,
  faults: writingFaults,
  dataFile: (fields) => fields.data,
  build: (fields, contentHash, dataText) => ({
    kind: 'writing',
    id: fields.id,
    contentHash,
    fields,
    ...(dataText === undefined ? {} : { dataText }),
  }),
  samples: writingSamples,
  view: writingView,
  asText: ({ fields, dataText }, t) =>
    [
      t('Write it'),
      '',
      fields.task,
      '',
      t('Parts:'),
      ...fields.parts.map(({ label, hint }) => `  - ${hint === undefined ? label : `${label}. ${hint}`}`),
      '',
      t('Checks:'),
      ...fields.checks.map((check) => `  - ${check.says}`),
      ...(dataText === undefined ? [] : ['', `${fields.dataTitle ?? t('Text')}:`, '', ...quotedLines(dataText)]),
    ].join('\n'),
};
