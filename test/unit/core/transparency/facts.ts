import type { ExerciseFacts, UseFacts } from '../../../../src/core/transparency/facts.js';

/** An exercise that nobody has tried yet: no document, no run, no training. */
export const untouched: ExerciseFacts = {
  pack: { id: 'bins', version: '1.0.0', title: 'Bins', publisher: 'Example Department' },
  lesson: { id: 'letters', title: 'Explain a letter' },
  exercise: { id: 'write', task: 'Ask for one short sentence.' },
  documents: [],
  attempts: 0,
  measures: [],
  observations: [],
  decisions: [],
  training: [],
};

export const use: UseFacts = {
  models: [
    {
      engine: 'embedded',
      engineVersion: '3.1.0',
      name: 'qwen.gguf',
      title: 'Qwen 0.5B',
      digest: 'abc123',
      where: 'this machine',
    },
  ],
  runs: 3,
  first: '2026-11-23T09:00:00.000Z',
  last: '2026-11-23T09:01:00.000Z',
  temperatures: [0.2],
  maxTokens: 160,
  systemPrompt: false,
};

/** Everything that an exercise can tell. */
export const full: ExerciseFacts = {
  ...untouched,
  documents: [{ name: 'data/letter.txt', title: 'Letter', words: 1240 }],
  attempts: 2,
  use,
  measures: [
    { says: 'At most 10 words', held: 3, of: 3 },
    { says: 'Every number is in the letter', held: 1, of: 3 },
  ],
  observations: [
    { kind: 'check-failed', says: 'Every number is in the letter', failed: 2, of: 3 },
    { kind: 'text-cut', runs: 1 },
    { kind: 'stopped-at-limit', runs: 1 },
    { kind: 'finding', type: 'nino', count: 2 },
    { kind: 'injection', condition: 'telling', obeyed: 1, useful: 4, of: 5 },
    { kind: 'figure', says: 'Wrong accusations', value: '41 people' },
  ],
  decisions: [
    { kind: 'sent', decision: 'replaced', runs: 3 },
    { kind: 'judged', followed: 9, overridden: 3 },
  ],
  training: [{ lesson: 'Explain a letter', pack: 'Bins', packVersion: '1.0.0', on: '2026-11-22T10:00:00.000Z' }],
};
