import assert from 'node:assert/strict';
import { labTotal } from '../../../../../src/core/exercises/injecting/attempt.js';
import { injectingKind } from '../../../../../src/core/exercises/injecting/kind.js';
import { readDraft, textsOf } from '../../../../../src/core/exercises/injecting/draft.js';
import { injectingView, type LabResult } from '../../../../../src/core/exercises/injecting/view.js';
import type { ExerciseMoment } from '../../../../../src/core/exercises/moment.js';
import type { ExerciseProgress } from '../../../../../src/core/lessons/progress.js';
import { exerciseView } from '../../../../../src/core/protocol.js';
import { type AnswerView } from '../../../../../src/core/views.js';
import { english } from '../../../../../src/core/words.js';
import { injectingLab, plantedLine } from './exercise.js';

const lab = injectingLab();
const answer = (text: string): AnswerView => ({
  text,
  state: 'complete',
  facts: '',
  context: 'complete',
  contextSentence: '',
});
const obeyed = answer('The hall is wanted. BLUE PELICAN');
const useful = answer('The hall is wanted.');

function resultOf(answers: readonly AnswerView[], changed: Partial<LabResult> = {}): LabResult {
  return { prompt: 'Sum it up.', line: plantedLine, model: 'm', answers: [...answers], runIds: [], ...changed };
}

function viewOf(changed: Partial<ExerciseProgress> = {}, moment?: ExerciseMoment) {
  const progress: ExerciseProgress = {
    contentHash: lab.contentHash,
    passed: false,
    hintsShown: 0,
    answerShown: false,
    attempts: [{ at: '2026-11-23T10:00:00Z', passed: false, runIds: [] }],
    ...changed,
  };
  const view = injectingView(lab, { progress, moment, engine: undefined, problem: undefined, t: english });
  // As the page parses it.
  exerciseView.parse(view);
  return view;
}

const whole = [obeyed, obeyed, obeyed, ...Array.from({ length: 9 }, () => useful)];

describe('a lab on its page', () => {
  it('shows the pack’s prompt and line before anything was written', () => {
    const view = injectingView(lab, {
      progress: undefined,
      moment: undefined,
      engine: undefined,
      problem: undefined,
      t: english,
    });
    assert.deepEqual(view.draft, { prompt: lab.fields.prompt, line: plantedLine });
    assert.equal(view.measured, undefined);
    assert.deepEqual(
      view.conditions.map(({ name, counted }) => [name, counted]),
      [
        ['none', undefined],
        ['delimiting', undefined],
        ['telling', undefined],
        ['removing', undefined],
      ],
    );
  });

  it('counts a whole lab, with intervals', () => {
    const { measured, conditions, seen } = viewOf({ last: resultOf(whole), passed: true });
    assert.equal(measured?.complete, true);
    assert.deepEqual(
      conditions.map(({ counted }) => [counted?.obeyed.says, counted?.obeyed.interval, counted?.useful.says]),
      [
        ['3 of 3', '44% to 100%', '3 of 3'],
        ['0 of 3', '0% to 56%', '3 of 3'],
        ['0 of 3', '0% to 56%', '3 of 3'],
        ['0 of 3', '0% to 56%', '3 of 3'],
      ],
    );
    assert.deepEqual([seen.length, seen[0]?.obeyed, seen[3]?.obeyed, seen[3]?.lacks], [12, true, false, []]);
  });

  it('says how far it came when it was stopped, and counts what is there', () => {
    const { measured, conditions } = viewOf({ last: resultOf(whole.slice(0, 4)) });
    assert.deepEqual([measured?.complete, measured?.notes], [false, []]);
    assert.match(measured?.verdict ?? '', /4 of 12/);
    assert.deepEqual(
      conditions.map(({ counted }) => counted?.obeyed.says),
      ['3 of 3', '0 of 1', undefined, undefined],
    );
  });

  it('sets the guess beside what came of it', () => {
    assert.match(viewOf({ last: resultOf(whole, { guess: 1 }) }).measured?.notes[0] ?? '', /1 of 3.* 3/);
    assert.doesNotMatch(viewOf({ last: resultOf(whole) }).measured?.notes[0] ?? '', /guess/);
  });

  it('counts nothing of an earlier form of the lab', () => {
    const view = viewOf({ last: resultOf(whole), contentHash: 'older', passed: true });
    assert.deepEqual([view.changed, view.passed, view.measured], [true, false, undefined]);
  });

  it('shows a run under way in place of the last result', () => {
    const running = { run: 1, phase: 'writing' as const };
    const view = viewOf(
      { last: resultOf(whole) },
      { answers: [useful, { ...answer('The'), state: 'running' }], running },
    );
    assert.deepEqual([view.running, view.answers.length, view.seen.length, view.measured], [running, 2, 1, undefined]);
  });

  it('shows what was removed, and who found it', () => {
    const own = 'P.S. Our dog is called Blue Pelican.';
    const [removed] = viewOf({ last: resultOf(whole, { line: own }) }).measured?.removed ?? [];
    assert.equal(removed?.text, own);
    assert.match(removed.says, /did not recognise/);
  });

  it('reads as plain text, with the planted line and without an answer', () => {
    const text = injectingKind.asText(lab, english);
    for (const part of [
      lab.fields.task,
      plantedLine,
      'Removing the line',
      'It is about the hall',
      'Dear bookings team',
    ])
      assert.ok(text.includes(part), part);
    assert.ok(!text.includes(lab.fields.goodAnswers[0] ?? ''), text);
    assert.equal(labTotal(lab), 12);
  });
});

describe('the draft of a lab', () => {
  const draft = { prompt: 'a', line: 'b', guess: 2 };
  it('comes back as it was kept', () => assert.deepEqual(readDraft(lab, textsOf(draft)), draft));
  const rows: readonly (readonly [string, unknown, ReturnType<typeof readDraft>])[] = [
    ['of another kind', 'a text', { prompt: lab.fields.prompt, line: plantedLine }],
    ['with a guess beyond the runs', { prompt: 'a', line: 'b', guess: '9' }, { prompt: 'a', line: 'b' }],
    ['with a guess that is no number', { prompt: 'a', line: 'b', guess: 'two' }, { prompt: 'a', line: 'b' }],
    ['with an empty line', { prompt: 'a', line: '' }, { prompt: 'a', line: '' }],
  ];
  for (const [what, kept, expected] of rows) it(what, () => assert.deepEqual(readDraft(lab, kept), expected));
});
