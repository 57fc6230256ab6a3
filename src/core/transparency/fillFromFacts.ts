/** The fields that an exercise can fill, and from which fact. A field that no fact speaks of is not here. */

import { sayDay } from '../sentences/dates.js';
import { sayFigure } from '../sentences/words.js';
import type { Translate } from '../words.js';
import type { DocumentFacts, ExerciseFacts, UseFacts } from './facts.js';
import { sayDecision, sayEngine, sayMeasure, sayObservation } from './sentences.js';
import type { FieldId } from './standard.js';

export type FilledLines = Partial<Record<FieldId, readonly string[]>>;

export function fillFromFacts(facts: ExerciseFacts, t: Translate): FilledLines {
  return {
    ...fromExercise(facts, t),
    ...(facts.use ? fromUse(facts, facts.use, t) : {}),
    ...(facts.documents.length > 0 ? fromDocuments(facts, facts.documents, t) : {}),
    ...fromResults(facts, t),
    ...(facts.training.length > 0 ? { 'required-training': trainingLines(facts, t) } : {}),
  };
}

function fromExercise({ lesson, pack, exercise }: ExerciseFacts, t: Translate): FilledLines {
  return {
    name: [t('Practice tool of the lesson “{lesson}” ({pack})', { lesson: lesson.title, pack: pack.title })],
    description: [t('A training exercise with this task: {task}', { task: exercise.task })],
    scope: [t('Made for training, on made-up data. Not made for a service or for decisions about people.')],
    phase: [t('Training exercise')],
  };
}

function fromUse({ documents, exercise }: ExerciseFacts, use: UseFacts, t: Translate): FilledLines {
  const names = use.models.map(({ title, name }) => (title === name ? title : `${title} (${name})`));
  const days = [...new Set([use.first, use.last].map((at) => sayDay(at, t)))];
  const digests = use.models.filter(({ digest }) => digest !== '');
  return {
    'detailed-description': [
      t('A person writes a prompt. The prompt goes to a language model, and the answer comes back as text.'),
      t('Temperature: {values}. Longest answer: {tokens} tokens.', {
        values: use.temperatures.join(', '),
        tokens: use.maxTokens,
      }),
    ],
    'provided-information': [t('The person sees each answer of the model in full.')],
    'frequency-and-scale': [
      days.length === 1
        ? t('Answers asked for in training: {count}, on {day}.', { count: use.runs, day: days[0] ?? '' })
        : t('Answers asked for in training: {count}, from {first} to {last}.', {
            count: use.runs,
            first: days[0] ?? '',
            last: days[1] ?? '',
          }),
    ],
    'system-architecture': [...new Set(use.models.map((model) => sayEngine(model, t)))],
    models: names,
    'model-name': names,
    ...(digests.length > 0
      ? {
          'model-version': digests.map(({ title, digest }) =>
            t('{model}: digest of its file {digest}', { model: title, digest }),
          ),
        }
      : {}),
    'model-task': [exercise.task],
    'model-input': [
      t('A prompt that the learner wrote'),
      ...(use.systemPrompt ? [t('A system prompt')] : []),
      ...documents.map((document) => t('The document {name}', { name: nameOf(document) })),
    ],
    'model-output': [t('Text of at most {tokens} tokens', { tokens: use.maxTokens })],
    'data-access-and-storage': [
      t('Each prompt and answer is kept as a run on the machine of the learner, who can delete it.'),
    ],
  };
}

function fromDocuments({ pack }: ExerciseFacts, documents: readonly DocumentFacts[], t: Translate): FilledLines {
  const names = documents.map(nameOf);
  return {
    datasets: names.map((name) =>
      t('For the exercise: {name}, synthetic. What the model was trained on is not known here.', { name }),
    ),
    'dataset-purposes': [t('To practise with, in training')],
    'source-data-name': names,
    'data-modality': [t('Text')],
    'data-description': documents.map((document) =>
      t('{name}: synthetic, as the lesson pack “{pack}” marks it', { name: nameOf(document), pack: pack.title }),
    ),
    'data-quantities': documents.map((document) =>
      t('{name}: 1 document of {words} words', { name: nameOf(document), words: sayFigure(document.words) }),
    ),
    'sensitive-attributes': [t('None of a real person, as the data is marked as synthetic.')],
    'data-collection': [
      t('It comes with the lesson pack “{pack}” of {publisher}, which marks it as synthetic.', {
        pack: pack.title,
        publisher: pack.publisher,
      }),
    ],
  };
}

function fromResults({ measures, observations, decisions, attempts }: ExerciseFacts, t: Translate): FilledLines {
  return {
    ...(measures.length > 0 ? { 'model-performance': measures.map((measure) => sayMeasure(measure, t)) } : {}),
    ...(observations.length > 0
      ? {
          'risks-and-mitigations': [
            ...observations.map((observation) => sayObservation(observation, t)),
            t(
              'This is what showed in practice. It is no full list of risks, and says nothing of what is done about them.',
            ),
          ],
        }
      : {}),
    ...(decisions.length > 0
      ? {
          'human-decisions-and-review': [
            ...decisions.map((decision) => sayDecision(decision, t)),
            t('Attempts that the learner made: {count}.', { count: attempts }),
          ],
        }
      : {}),
  };
}

function trainingLines({ training }: ExerciseFacts, t: Translate): readonly string[] {
  return [
    ...training.map(({ lesson, pack, packVersion, on }) =>
      t('Done by the author of this draft: “{lesson}”, {pack} {version}, {day}', {
        lesson,
        pack,
        version: packVersion,
        day: sayDay(on, t),
      }),
    ),
  ];
}

function nameOf({ name, title }: DocumentFacts): string {
  return title === '' ? name : `${title} (${name})`;
}
