import type { Kind } from '../kind.js';
import { quizSamples } from './samples.js';
import { quizSchema } from './schema.js';
import type { QuizExercise } from './schema.js';
import { quizView } from './view.js';

export const quizKind: Kind<QuizExercise> = {
  schema: quizSchema,
  faults: (fields) =>
    fields.kind === 'text' || fields.accept === undefined
      ? []
      : [{ path: ['accept'], said: 'is only for questions of kind text' }],
  dataFile: () => undefined,
  build: (fields, contentHash) => ({ kind: 'quiz', id: fields.id, contentHash, fields }),
  samples: quizSamples,
  view: quizView,
  asText: ({ fields }, t) =>
    [
      t('Question'),
      '',
      fields.question,
      ...(fields.options ?? []).map((option, index) => `  ${String.fromCharCode(65 + index)}. ${option.text}`),
      ...(fields.kind === 'many' ? ['', t('More than one can be right.')] : []),
      ...(fields.kind === 'text' ? ['', t('The answer is a few words.')] : []),
    ].join('\n'),
};
