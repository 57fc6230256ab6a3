import { strict as assert } from 'node:assert';
import type { Exercise } from '../../../../src/core/exercises/exercise.js';
import type { Lesson, Step } from '../../../../src/core/lessons/lesson.js';
import { readLesson } from '../../../../src/core/lessons/readLesson.js';

/** Front matter that is right. */
export const frontMatter = `---
id: bins
title: Explain a letter
minutes: 9
objectives: [Check an answer]
---
`;

export const quizBlock = `\`\`\`quiz
id: pick
question: Who should it be written for?
options:
  - { text: The reader, correct: true, feedback: Yes. }
  - { text: The sender, feedback: They know it already. }
explain: It is the reader who must act.
principle: 1
hints: [Think of the envelope, Who opens it?]
\`\`\`
`;

export const manyBlock = quizBlock
  .replace('id: pick', 'id: pick-many\nkind: many')
  .replace('explain', '  - { text: The neighbour who helps, correct: true, feedback: Yes. }\nexplain');

export const textBlock = `\`\`\`quiz
id: day
kind: text
question: On which day?
accept: [Tuesday]
feedback: Look at the first line again.
explain: The letter says so.
goodAnswers: [tuesday]
badAnswers: [Monday]
\`\`\`
`;

export const promptingBlock = `\`\`\`prompting
id: write
task: Ask for one short sentence.
data: data/letter.txt
dataTitle: Letter
starter: Explain this.
checks:
  - { id: short, says: At most 10 words, rule: { maxWords: 10 } }
  - { id: numbers, says: Every number is in the letter, rule: { numbersFromSource: true } }
hints: [Say how long, Say for whom]
goodPrompts: [One short sentence for Ms Example.]
badPrompts: [A poem.]
goodAnswers: [The bins go out on 3 March.]
badAnswers: [The bins cost £12.]
reveal: It says how long and for whom.
\`\`\`
`;

export const letter = 'SYNTHETIC\nThe bins go out on 3 March.\n';
export const dataTexts: ReadonlyMap<string, string> = new Map([['data/letter.txt', letter]]);

/** Three steps: to read, to answer, to do. */
export const threeSteps = `${frontMatter}
## Read {#read}

Some *words*.

## Answer {#answer}

${quizBlock}
## Do {#do}

Now you.

${promptingBlock}`;

/** A lesson that must be right. */
export function lessonOf(markdown: string, data: ReadonlyMap<string, string> = dataTexts): Lesson {
  const result = readLesson(markdown, 'lessons/bins.md', data);
  assert.deepEqual(result.kind === 'problems' ? result.problems : [], []);
  assert.ok(result.kind === 'lesson');
  return result.lesson;
}

/** The step of an id. */
export function stepOf(lesson: Lesson, id: string): Step {
  const step = lesson.steps.find((candidate) => candidate.id === id);
  assert.ok(step, `no step ${id}`);
  return step;
}

/** The exercise of an id, whichever step holds it. */
export function exerciseOf(lesson: Lesson, id: string): Exercise {
  for (const block of lesson.steps.flatMap((step) => step.blocks))
    if (block.kind === 'exercise' && block.exercise.id === id) return block.exercise;
  return assert.fail(`no exercise ${id}`);
}
