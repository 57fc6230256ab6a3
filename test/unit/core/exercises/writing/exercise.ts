import { writingSchema } from '../../../../../src/core/exercises/writing/schema.js';
import type { WritingExercise } from '../../../../../src/core/exercises/writing/schema.js';

/** A text in two parts about a tool; what a test needs otherwise it says. */
export function toolText(fields: { readonly [key: string]: unknown } = {}): WritingExercise {
  return {
    kind: 'writing',
    id: 'about-the-tool',
    contentHash: 'a1',
    dataText: 'SYNTHETIC\nThe tool read 40 letters. It was wrong in 3 of them.\n',
    fields: writingSchema.parse({
      id: 'about-the-tool',
      task: 'Tell the public what the tool does.',
      data: 'data/facts.txt',
      dataTitle: 'Notes',
      parts: [
        { id: 'name', label: 'Name', rows: 1, recordField: 'name' },
        { id: 'what', label: 'What it does', hint: 'In two sentences', recordField: 'description' },
      ],
      checks: [
        { id: 'short', says: 'The name has at most 4 words', part: 'name', rule: { maxWords: 4 } },
        { id: 'person', says: 'It says who checks', part: 'what', rule: { containsAny: ['person checks'] } },
        { id: 'numbers', says: 'Every number is in the notes', rule: { numbersFromSource: true } },
        { id: 'nobody', says: 'Nobody is named', rule: { noPersonalData: true } },
      ],
      hints: ['Think of a neighbour who asks.'],
      goodAnswers: [{ name: 'Letter sorter', what: 'It sorts 40 letters. A person checks each one.' }],
      badAnswers: [{ name: 'Letter sorter', what: 'It sorts letters by itself.' }],
      reveal: 'It says what it does and who checks.',
      ...fields,
    }),
  };
}
