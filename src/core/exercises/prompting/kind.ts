import type { Kind } from '../kind.js';
import { quotedLines } from '../quotedLines.js';
import { promptingFaults, promptingSamples } from './samples.js';
import { promptingSchema } from './schema.js';
import type { PromptingExercise } from './schema.js';
import { promptingView } from './view.js';

export const promptingKind: Kind<PromptingExercise> = {
  schema: promptingSchema,
  faults: promptingFaults,
  dataFile: (fields) => fields.data,
  build: (fields, contentHash, dataText) => ({
    kind: 'prompting',
    id: fields.id,
    contentHash,
    fields,
    ...(dataText === undefined ? {} : { dataText }),
  }),
  samples: promptingSamples,
  view: promptingView,
  asText: ({ fields, dataText }, t) =>
    [
      t('Try it'),
      '',
      fields.task,
      '',
      t('Checks:'),
      ...fields.checks.map((check) => `  - ${check.says}`),
      ...(dataText === undefined ? [] : ['', `${fields.dataTitle ?? t('Text')}:`, '', ...quotedLines(dataText)]),
    ].join('\n'),
};
