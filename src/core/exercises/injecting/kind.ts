import { sayCondition } from '../../sentences/injecting.js';
import type { Kind } from '../kind.js';
import { conditions } from './conditions.js';
import { plantLine } from './plantLine.js';
import { injectingFaults, injectingSamples } from './samples.js';
import { injectingSchema } from './schema.js';
import type { InjectingExercise } from './schema.js';
import { injectingView } from './view.js';

export const injectingKind: Kind<InjectingExercise> = {
  schema: injectingSchema,
  faults: injectingFaults,
  dataFile: (fields) => fields.data,
  build: (fields, contentHash, dataText = '') => ({ kind: 'injecting', id: fields.id, contentHash, fields, dataText }),
  samples: injectingSamples,
  view: injectingView,
  asText: ({ fields, dataText }, t) =>
    [
      t('A lab'),
      '',
      fields.task,
      '',
      t('{count} answers in each of these:', { count: fields.runs }),
      ...conditions.map((condition) => `  - ${sayCondition(condition, t)}`),
      '',
      t('An answer is useful when:'),
      ...fields.useful.map((check) => `  - ${check.says}`),
      '',
      t('The planted line: {line}', { line: fields.plant.line }),
      '',
      `${fields.dataTitle ?? t('Letter')}:`,
      '',
      ...plantLine(dataText, fields.plant.line, fields.plant.where)
        .text.split('\n')
        .map((line) => `  | ${line}`.trimEnd()),
    ].join('\n'),
};
