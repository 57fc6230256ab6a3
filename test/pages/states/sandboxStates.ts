import type { SandboxView, ToSandboxPage } from '../../../src/core/protocol.js';
import { answer, column, longLetter, noEngine, objection, sandbox } from './parts.js';

const shown = (view: SandboxView): ToSandboxPage => ({ kind: 'sandbox', view, replace: 'all' });

const promptB = {
  ...column,
  prompt:
    'Summarise the objection for the planning committee in three bullet points. Use only what the letter says, and keep its numbers.',
};
const one = { compare: 'none' as const, system: '', data: objection, a: column, b: column };
const two = { ...one, compare: 'prompts' as const, b: promptB };

const answerA = answer(
  'The resident objects to the proposed development on several grounds, including traffic and noise, and asks the committee to refuse the application. They mention that the road is already busy, with about 500 cars an hour …',
);
const answerB = answer(
  '– Traffic: 340 cars an hour passed the site on 4 May.\n– Noise: deliveries would start at 6am, two hours before the present limit.\n– Asks the committee to refuse, or to limit deliveries to 8am to 6pm.',
  { runId: 'run-2' },
);
const difference =
  'Answer B is 9 words shorter, keeps all 4 numbers of the data where A keeps none, and has 3 bullet points.';

const writing = { state: 'running' as const, phase: 'writing' as const, facts: '', context: 'none' as const };

export const sandboxStates: Readonly<Record<string, readonly ToSandboxPage[]>> = {
  'sandbox-idle': [shown(sandbox())],
  'sandbox-filled': [shown(sandbox({ input: { ...one, system: 'You write for a planning committee.' } }))],
  'sandbox-running': [
    shown(sandbox({ input: one })),
    { kind: 'answer', column: 'a', answer: answer('The resident objects', writing), running: true },
    { kind: 'text', column: 'a', text: ' to the proposed development on several grounds' },
  ],
  'sandbox-answered': [shown(sandbox({ input: one, answers: { a: answerA } }))],
  'sandbox-cut': [
    shown(
      sandbox({
        input: {
          ...one,
          data: { name: 'long.txt', text: longLetter.repeat(6) },
          a: { ...column, settings: { ...column.settings, contextTokens: 2048 } },
        },
        answers: {
          a: answer('The letter asks households to keep their reference at hand.', {
            context: 'cut',
            contextSentence:
              'The model read only about 2,048 of some 4,000 tokens: the start of the text was left out.',
            facts: 'first word 3.9 s · 28 tokens a second · not all of it was read',
          }),
        },
      }),
    ),
  ],
  'sandbox-unknown': [
    shown(
      sandbox({
        input: one,
        answers: {
          a: answer('The resident objects.', {
            context: 'unknown',
            contextSentence: 'This engine does not say how much it read.',
          }),
        },
      }),
    ),
  ],
  'sandbox-compare-idle': [shown(sandbox({ input: two }))],
  'sandbox-compare-running': [
    shown(sandbox({ input: two })),
    { kind: 'answer', column: 'a', answer: answerA, running: true },
    { kind: 'answer', column: 'b', answer: answer('– Traffic: 340 cars', { ...writing }), running: true },
  ],
  'sandbox-compared': [shown(sandbox({ input: two, answers: { a: answerA, b: answerB }, difference }))],
  'sandbox-compare-models': [
    shown(
      sandbox({
        input: { ...one, compare: 'models', b: { ...column, model: 'ollama:qwen2.5-coder:1.5b' } },
        answers: { a: answerA, b: answerB },
        difference,
      }),
    ),
  ],
  'sandbox-compare-settings': [
    shown(
      sandbox({
        input: { ...one, compare: 'settings', b: { ...column, settings: { ...column.settings, temperature: 1 } } },
      }),
    ),
  ],
  'sandbox-no-model': [shown(sandbox({ models: [], problem: noEngine }))],
  'sandbox-failed': [
    shown(sandbox({ input: one })),
    {
      kind: 'answer',
      column: 'a',
      answer: answer('The resident', {
        state: 'failed',
        facts: '',
        context: 'none',
        problem: {
          sentence:
            'The model used more memory than this machine has free. Close other programs or choose a smaller model.',
          actions: [{ id: 'choose-model', label: 'Choose another model' }],
        },
      }),
      running: false,
    },
  ],
};
