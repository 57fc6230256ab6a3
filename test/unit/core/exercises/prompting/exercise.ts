import { promptingSchema } from '../../../../../src/core/exercises/prompting/schema.js';
import type { PromptingExercise } from '../../../../../src/core/exercises/prompting/schema.js';

/** An exercise about a letter, with two checks; what a test needs otherwise it says. */
export function letterExercise(fields: { readonly [key: string]: unknown } = {}): PromptingExercise {
  return {
    kind: 'prompting',
    id: 'new-day',
    contentHash: 'a1',
    dataText: 'SYNTHETIC\nYour appointment is moved to Tuesday 3 March.\n',
    fields: promptingSchema.parse({
      id: 'new-day',
      task: 'Get the new day in at most three words.',
      data: 'data/letter.txt',
      checks: [
        { id: 'short', says: 'At most three words', rule: { maxWords: 3 } },
        { id: 'day', says: 'The new day is named', rule: { containsAny: ['Tuesday'] } },
      ],
      hints: ['Say how long the answer may be.'],
      goodPrompts: ['In one word: what is the new day?'],
      badPrompts: ['Tell me about this letter.'],
      goodAnswers: ['Tuesday'],
      badAnswers: ['Thursday'],
      ...fields,
    }),
  };
}
