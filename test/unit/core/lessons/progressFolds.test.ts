import { strict as assert } from 'node:assert';
import type { Lesson } from '../../../../src/core/lessons/lesson.js';
import type { PackProgress } from '../../../../src/core/lessons/progress.js';
import * as folds from '../../../../src/core/lessons/progressFolds.js';
import { exerciseOf, lessonOf, threeSteps } from './lessonTexts.js';

const empty: PackProgress = { format: 1, packId: 'bins', packVersion: '1.0.0', lessons: {} };
const at = new Date('2026-11-23T10:00:00Z');
const lesson = lessonOf(threeSteps);
/** The lesson after a trainer has changed something in it. */
const changed = (from: string, to: string): Lesson => lessonOf(threeSteps.replace(from, to));

type Fold = (progress: PackProgress) => PackProgress;
const all = (...steps: readonly Fold[]): PackProgress => steps.reduce((kept, fold) => fold(kept), empty);

const next =
  (stepId: string, of = lesson): Fold =>
  (kept) =>
    folds.leaveStep(kept, of, stepId);
const attempt =
  (stepId: string, id: string, passed: boolean, of = lesson): Fold =>
  (kept) =>
    folds.recordAttempt(kept, of, stepId, exerciseOf(of, id), {
      at,
      passed,
      runIds: ['r1'],
      draft: 'a',
      last: { any: 1 },
    });
const states = (kept: PackProgress, of = lesson) => of.steps.map((step) => folds.stepState(of, step, kept));

describe('the state of steps', () => {
  const cases: readonly (readonly [string, readonly Fold[], readonly string[], string])[] = [
    ['nothing was done', [], ['to-do', 'to-do', 'to-do'], 'to-do'],
    [
      'the lesson was opened',
      [(kept) => folds.openStep(kept, lesson, 'read', at)],
      ['to-do', 'to-do', 'to-do'],
      'in-progress',
    ],
    ['a step was read', [next('read')], ['done', 'to-do', 'to-do'], 'in-progress'],
    ['a step was left with its exercise undone', [next('answer')], ['to-do', 'in-progress', 'to-do'], 'in-progress'],
    [
      'something was typed',
      [(kept) => folds.saveDraft(kept, lesson, 'do', exerciseOf(lesson, 'write'), 'x')],
      ['to-do', 'to-do', 'in-progress'],
      'in-progress',
    ],
    [
      'a hint was read',
      [(kept) => folds.showHint(kept, lesson, 'answer', exerciseOf(lesson, 'pick'))],
      ['to-do', 'in-progress', 'to-do'],
      'in-progress',
    ],
    ['an attempt failed', [attempt('answer', 'pick', false)], ['to-do', 'in-progress', 'to-do'], 'in-progress'],
    ['an attempt passed', [attempt('answer', 'pick', true)], ['to-do', 'done', 'to-do'], 'in-progress'],
    [
      'one failed after one passed',
      [attempt('answer', 'pick', true), attempt('answer', 'pick', false)],
      ['to-do', 'done', 'to-do'],
      'in-progress',
    ],
    [
      'all was done',
      [next('read'), attempt('answer', 'pick', true), attempt('do', 'write', true)],
      ['done', 'done', 'done'],
      'done',
    ],
  ];
  for (const [name, done, steps, state] of cases)
    it(name, () => {
      const kept = all(...done);
      assert.deepEqual([states(kept), folds.lessonState(lesson, kept)], [steps, state]);
    });
});

describe('a lesson that has changed since', () => {
  const done = all(next('read'), attempt('answer', 'pick', true), attempt('do', 'write', true));

  it('says so at the step with other words, and nowhere else', () => {
    const after = changed('Some *words*', 'Other words');
    assert.deepEqual(states(done, after), ['changed', 'done', 'done']);
    assert.equal(folds.lessonState(after, done), 'changed');
  });

  it('is done again once that step was read', () => {
    const after = changed('Some *words*', 'Other words');
    assert.equal(folds.lessonState(after, next('read', after)(done)), 'done');
  });

  it('says so at the step with another exercise, and keeps the attempts', () => {
    const after = changed('text: The sender', 'text: The writer');
    assert.deepEqual(states(done, after), ['done', 'changed', 'done']);
    const again = attempt('answer', 'pick', false, after)(done);
    assert.deepEqual(states(again, after), ['done', 'changed', 'done']);
    assert.equal(folds.exerciseProgress(again, after, 'answer', 'pick')?.attempts.length, 2);
    assert.equal(folds.exerciseProgress(again, after, 'answer', 'pick')?.passed, false);
    assert.deepEqual(states(attempt('answer', 'pick', true, after)(again), after), ['done', 'done', 'done']);
  });

  it('is not done by Next when its exercise has changed', () => {
    const after = changed('text: The sender', 'text: The writer');
    assert.deepEqual(states(next('answer', after)(done), after), ['done', 'changed', 'done']);
  });

  it('needs only Next when the words around a passed exercise have changed', () => {
    const after = changed('Now you.', 'Now it is your turn.');
    assert.deepEqual(states(done, after), ['done', 'done', 'changed']);
    assert.deepEqual(states(next('do', after)(done), after), ['done', 'done', 'done']);
  });

  it('says nothing of a step that was not done before', () => {
    const started = all(attempt('answer', 'pick', false));
    assert.deepEqual(states(started, changed('text: The sender', 'text: The writer')), [
      'to-do',
      'in-progress',
      'to-do',
    ]);
  });

  it('has a new step to do, and forgets none', () => {
    const after = changed('## Do {#do}', '## New {#new}\n\nWords.\n\n## Do {#do}');
    assert.deepEqual(states(done, after), ['done', 'done', 'to-do', 'done']);
    assert.equal(folds.lessonState(after, done), 'in-progress');
  });

  it('does not mind another order of its steps', () => {
    const after: Lesson = { ...lesson, steps: [...lesson.steps].reverse() };
    assert.equal(folds.lessonState(after, done), 'done');
  });

  it('knows an exercise by its id when it was put into another step only as a new one', () => {
    const after = lessonOf(threeSteps.replace('{#do}', '{#elsewhere}'));
    assert.deepEqual(states(done, after), ['done', 'done', 'to-do']);
  });

  it('gives hints and the answer of the new exercise anew', () => {
    const helped = all(
      (kept) => folds.showHint(kept, lesson, 'answer', exerciseOf(lesson, 'pick')),
      attempt('answer', 'pick', false),
      (kept) => folds.showAnswer(kept, lesson, 'answer', exerciseOf(lesson, 'pick')),
    );
    const after = changed('text: The sender', 'text: The writer');
    const kept = folds.exerciseProgress(attempt('answer', 'pick', false, after)(helped), after, 'answer', 'pick');
    assert.deepEqual([kept?.hintsShown, kept?.answerShown, kept?.attempts.length], [0, false, 2]);
  });
});

describe('folds', () => {
  const pick = exerciseOf(lesson, 'pick');
  const of = (kept: PackProgress) => folds.exerciseProgress(kept, lesson, 'answer', 'pick');

  it('change nothing in what they are given', () => {
    const frozen = deepFrozen(all(attempt('answer', 'pick', false)));
    for (const fold of [
      next('read'),
      attempt('answer', 'pick', true),
      (kept: PackProgress) => folds.openStep(kept, lesson, 'do', at),
      (kept: PackProgress) => folds.saveDraft(kept, lesson, 'answer', pick, [1]),
      (kept: PackProgress) => folds.showHint(kept, lesson, 'answer', pick),
      (kept: PackProgress) => folds.showAnswer(kept, lesson, 'answer', pick),
      (kept: PackProgress) => folds.startExerciseAgain(kept, lesson, 'answer', 'pick'),
      (kept: PackProgress) => folds.startLessonAgain(kept, 'bins'),
      (kept: PackProgress) => folds.startPackAgain(kept),
    ])
      fold(frozen);
  });

  it('keep what an attempt was, and its result', () => {
    assert.deepEqual(of(all(attempt('answer', 'pick', true))), {
      contentHash: pick.contentHash,
      draft: 'a',
      passed: true,
      hintsShown: 0,
      answerShown: false,
      attempts: [{ at: '2026-11-23T10:00:00.000Z', passed: true, runIds: ['r1'] }],
      last: { any: 1 },
    });
  });

  it('show no more hints than there are', () => {
    let kept = empty;
    for (let count = 0; count < 5; count += 1) kept = folds.showHint(kept, lesson, 'answer', pick);
    assert.equal(of(kept)?.hintsShown, 2);
  });

  it('show the answer only after an attempt', () => {
    const before = folds.showAnswer(empty, lesson, 'answer', pick);
    assert.equal(of(before)?.answerShown, false);
    const after = folds.showAnswer(attempt('answer', 'pick', false)(before), lesson, 'answer', pick);
    assert.equal(of(after)?.answerShown, true);
  });

  it('open no step that is not there', () => {
    assert.equal(folds.openStep(empty, lesson, 'nowhere', at), empty);
    assert.equal(folds.leaveStep(empty, lesson, 'nowhere'), empty);
  });

  const full = all(
    (kept) => folds.openStep(kept, lesson, 'do', at),
    next('read'),
    attempt('answer', 'pick', true),
    attempt('do', 'write', true),
  );

  it('start one exercise again, and leave the others', () => {
    const kept = folds.startExerciseAgain(full, lesson, 'answer', 'pick');
    assert.deepEqual(states(kept), ['done', 'to-do', 'done']);
    assert.equal(of(kept), undefined);
  });

  it('start one lesson again, and leave the others', () => {
    const two = { ...full, lessons: { ...full.lessons, other: { steps: {} } } };
    assert.deepEqual(Object.keys(folds.startLessonAgain(two, 'bins').lessons), ['other']);
  });

  it('start a pack again', () => assert.deepEqual(folds.startPackAgain(full), empty));
});

describe('where to go on', () => {
  it('is the step that was open last', () => {
    assert.equal(folds.currentStep(lesson, folds.openStep(empty, lesson, 'do', at)).id, 'do');
  });

  it('is the first step when that one is gone', () => {
    const kept = folds.openStep(empty, lesson, 'do', at);
    assert.equal(folds.currentStep(changed('{#do}', '{#elsewhere}'), kept).id, 'read');
  });

  it('is the first step of a lesson that was never open', () =>
    assert.equal(folds.currentStep(lesson, empty).id, 'read'));

  const second: Lesson = { ...lesson, id: 'second' };
  const doneAll =
    (of: Lesson): Fold =>
    (kept) =>
      [next('read', of), attempt('answer', 'pick', true, of), attempt('do', 'write', true, of)].reduce(
        (sum, fold) => fold(sum),
        kept,
      );
  const open =
    (of: Lesson, hour: number): Fold =>
    (kept) =>
      folds.openStep(kept, of, 'read', new Date(2026, 10, 23, hour));
  const cases: readonly (readonly [string, readonly Fold[], string])[] = [
    ['the first lesson at first', [], 'bins'],
    ['the lesson that was open last', [open(lesson, 9), open(second, 10)], 'second'],
    ['the lesson that was open last, in whatever order they stand', [open(second, 9), open(lesson, 10)], 'bins'],
    ['the next one when that is done', [open(lesson, 9), doneAll(lesson)], 'second'],
    ['the first when all are done', [doneAll(lesson), doneAll(second)], 'bins'],
  ];
  for (const [name, done, id] of cases)
    it(`is ${name}`, () => assert.equal(folds.lessonToContinue([lesson, second], all(...done))?.id, id));

  it('is nowhere in a pack without lessons', () => assert.equal(folds.lessonToContinue([], empty), undefined));
});

describe('minutes left', () => {
  const cases: readonly (readonly [string, readonly Fold[], number])[] = [
    ['all at first', [], 9],
    ['less after a step', [next('read')], 6],
    ['none at the end', [next('read'), attempt('answer', 'pick', true), attempt('do', 'write', true)], 0],
  ];
  for (const [name, done, minutes] of cases)
    it(name, () => assert.equal(folds.minutesLeft(lesson, all(...done)), minutes));

  it('are never none while there is a step', () => {
    assert.equal(folds.minutesLeft({ ...lesson, minutes: 1 }, all(next('read'), attempt('do', 'write', true))), 1);
  });
});

describe('a progress file', () => {
  const full = all(next('read'), attempt('answer', 'pick', true));

  it('reads as it was written', () => {
    assert.deepEqual(folds.readProgress(JSON.stringify(full)), { kind: 'progress', progress: full });
  });

  const cases: readonly (readonly [string, string, object])[] = [
    ['of a newer version', '{"format": 2, "anything": []}', { kind: 'newer', format: 2 }],
    ['cut in half', JSON.stringify(full).slice(0, 80), { kind: 'damaged' }],
    ['that is empty', '', { kind: 'damaged' }],
    ['of another kind', '[]', { kind: 'damaged' }],
    ['that is null', 'null', { kind: 'damaged' }],
    ['without a format', '{"packId": "a"}', { kind: 'damaged' }],
    ['with a wrong format', '{"format": "1"}', { kind: 'damaged' }],
    [
      'with a wrong value deep inside',
      JSON.stringify(full).replace('"passed":true', '"passed":"yes"'),
      { kind: 'damaged' },
    ],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(folds.readProgress(text), expected));

  it('of an earlier version lacks fields that have come since', () => {
    const early = {
      format: 1,
      packId: 'bins',
      packVersion: '1.0.0',
      lessons: { bins: { steps: { read: { contentHash: 'x' } } } },
    };
    const read = folds.readProgress(JSON.stringify(early));
    assert.ok(read.kind === 'progress');
    assert.deepEqual(read.progress.lessons['bins']?.steps['read'], {
      contentHash: 'x',
      seen: false,
      done: false,
      exercises: {},
    });
  });
});

function deepFrozen<Of>(value: Of): Of {
  if (typeof value === 'object' && value !== null) {
    for (const held of Object.values(value)) deepFrozen(held);
    Object.freeze(value);
  }
  return value;
}
