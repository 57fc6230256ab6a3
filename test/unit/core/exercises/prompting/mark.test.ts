import assert from 'node:assert/strict';
import { answerPasses, markPrompting } from '../../../../../src/core/exercises/prompting/mark.js';
import { letterExercise } from './exercise.js';

const exercise = letterExercise();
const prompt = 'In one word: what is the new day?';

describe('marking of prompting', () => {
  const rows: readonly [string, readonly string[], string, number][] = [
    ['all answers pass', ['Tuesday', 'Tuesday.', 'On Tuesday'], 'passed', 3],
    ['as many as are needed', ['Tuesday', 'It moves to Thursday now', 'tuesday'], 'passed', 2],
    ['one too few, no check holds everywhere', ['Tuesday', 'It is Tuesday 3 March', 'Thursday'], 'not-yet', 1],
    ['half of the checks hold in every answer', ['Thursday', 'Thursday', 'Tuesday'], 'nearly', 1],
    ['empty answers fail every check', ['', ' ', '\n'], 'not-yet', 0],
    ['fewer answers than runs do not lower what is needed', ['Tuesday'], 'nearly', 1],
    ['no answer at all', [], 'not-yet', 0],
  ];
  for (const [what, answers, verdict, passedRuns] of rows)
    it(what, () => {
      const mark = markPrompting(exercise, { prompt, answers });
      assert.deepEqual(
        [mark.verdict, mark.passed, mark.passedRuns, mark.runs, mark.neededRuns],
        [verdict, verdict === 'passed', passedRuns, answers.length, 2],
      );
    });

  it('keeps a result for each answer and check, with reasons', () => {
    const { checks } = markPrompting(exercise, { prompt, answers: ['Tuesday', 'It is on a Thursday'] });
    assert.deepEqual(
      checks.map(({ id, says, passedRuns, runs, results }) => [
        id,
        says,
        passedRuns,
        runs,
        results.map(({ reason }) => reason.code),
      ]),
      [
        ['short', 'At most three words', 1, 2, ['words', 'words']],
        ['day', 'The new day is named', 1, 2, ['contains-none-of', 'contains-none-of']],
      ],
    );
  });

  it('an answer counts only when it passes every check itself', () => {
    // Each check holds in two of three answers, and no two in the same.
    const three = letterExercise({
      checks: ['a', 'b', 'c'].map((word) => ({ id: word, says: word, rule: { containsAll: [word] } })),
    });
    const mark = markPrompting(three, { prompt, answers: ['a b', 'b c', 'a c'] });
    assert.deepEqual(
      [mark.passed, mark.passedRuns, mark.checks.map((check) => check.passedRuns)],
      [false, 0, [2, 2, 2]],
    );
  });

  it('never needs more passes than there are runs', () => {
    const one = letterExercise({ runs: 1, pass: 3 });
    assert.equal(markPrompting(one, { prompt, answers: ['Tuesday'] }).passed, true);
  });

  it('gives the rules the letter and the prompt', () => {
    const strict = letterExercise({
      checks: [
        { id: 'true', says: 'true', rule: { numbersFromSource: true } },
        { id: 'asks', says: 'asks', rule: { promptMentions: ['one word'] } },
      ],
    });
    assert.equal(answerPasses(strict, prompt, '3 March'), true);
    assert.equal(answerPasses(strict, prompt, '4 March'), false);
    assert.equal(answerPasses(strict, 'Tell me', '3 March'), false);
  });
});
