import assert from 'node:assert/strict';
import { markQuiz } from '../../../../../src/core/exercises/quiz/mark.js';
import { quizSchema } from '../../../../../src/core/exercises/quiz/schema.js';
import type { QuizExercise } from '../../../../../src/core/exercises/quiz/schema.js';

function quiz(fields: { readonly [key: string]: unknown }): QuizExercise {
  const all = { id: 'q', question: 'What?', explain: 'So.', ...fields };
  return { kind: 'quiz', id: 'q', contentHash: 'a', fields: quizSchema.parse(all) };
}
const options = (...correct: boolean[]) =>
  correct.map((right, index) => ({ text: `Option ${index}`, correct: right, feedback: `Feedback ${index}` }));

describe('marking of a quiz', () => {
  const one = quiz({ kind: 'one', options: options(false, true, false) });
  const many = quiz({ kind: 'many', options: options(true, false, true, false) });
  const rows: readonly [string, QuizExercise, readonly number[], boolean, number, number][] = [
    ['one: right', one, [1], true, 1, 0],
    ['one: wrong', one, [0], false, 0, 1],
    ['one: right and wrong', one, [0, 1], false, 1, 1],
    ['one: nothing', one, [], false, 0, 0],
    ['one: a number that is no option', one, [7, -1], false, 0, 0],
    ['many: all, in any order', many, [2, 0], true, 2, 0],
    ['many: the same twice', many, [2, 0, 2], true, 2, 0],
    ['many: too few', many, [0], false, 1, 0],
    ['many: all and a wrong one', many, [0, 1, 2], false, 2, 1],
  ];
  for (const [what, exercise, chosen, passed, found, wrong] of rows)
    it(what, () => {
      const mark = markQuiz(exercise, { chosen, text: '' });
      assert.deepEqual([mark.passed, mark.found, mark.wrong], [passed, found, wrong]);
      assert.equal(mark.empty, chosen.filter((option) => option >= 0 && option < 3).length === 0);
    });

  it('says of each option whether it was chosen, is right, and why', () => {
    const mark = markQuiz(many, { chosen: [0, 1], text: '' });
    assert.deepEqual(
      mark.options.map(({ chosen, correct, right, feedback }) => [chosen, correct, right, feedback]),
      [
        [true, true, true, 'Feedback 0'],
        [true, false, false, 'Feedback 1'],
        [false, true, false, 'Feedback 2'],
        [false, false, true, 'Feedback 3'],
      ],
    );
  });

  const accept = ['The Data Protection Officer', '3.5%', 'café', 'R&D', '-5', '1,000'];
  const text = quiz({ kind: 'text', accept, feedback: 'Look again.' });
  const texts: readonly [string, boolean][] = [
    ['the data-protection  officer.', true],
    ['  “The Data Protection Officer!”\n', true],
    ['DATAPROTECTION OFFICER', false],
    ['The Data Protection Officers', false],
    ['3.5 %', true],
    ['35%', false],
    ['3.5', false],
    ['cafe\u0301', true],
    ['R and D', true],
    ['\u22125', true],
    ['5', false],
    ['1000', true],
    ['', false],
    [' … ', false],
  ];
  for (const [given, passed] of texts)
    it(`text ${JSON.stringify(given)} is ${passed ? '' : 'not '}accepted`, () => {
      const mark = markQuiz(text, { chosen: [0], text: given });
      assert.deepEqual(
        [mark.passed, mark.feedback, mark.options.length],
        [passed, passed ? undefined : 'Look again.', 0],
      );
    });
});
