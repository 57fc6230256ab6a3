import { strict as assert } from 'node:assert';
import type { ExerciseMoment } from '../../../../src/core/exercises/moment.js';
import { markPrompting } from '../../../../src/core/exercises/prompting/mark.js';
import { markQuiz } from '../../../../src/core/exercises/quiz/mark.js';
import { playbook } from '../../../../src/core/guidance/principles.js';
import type { Lesson } from '../../../../src/core/lessons/lesson.js';
import { exerciseViewOf, lessonViewOf } from '../../../../src/core/lessons/lessonView.js';
import type { EngineSeen } from '../../../../src/core/lessons/lessonView.js';
import type { PackProgress } from '../../../../src/core/lessons/progress.js';
import * as folds from '../../../../src/core/lessons/progressFolds.js';
import type { Pack } from '../../../../src/core/packs/pack.js';
import { manifestSchema } from '../../../../src/core/packs/pack.js';
import * as protocol from '../../../../src/core/protocol.js';
import type { AnswerView } from '../../../../src/core/views.js';
import type { PromptingView } from '../../../../src/core/exercises/prompting/viewSchema.js';
import type { QuizView } from '../../../../src/core/exercises/quiz/viewSchema.js';
import { english } from '../../../../src/core/words.js';
import { manifest } from '../packs/packOf.js';
import {
  exerciseOf,
  frontMatter,
  lessonOf,
  manyBlock,
  promptingBlock,
  quizBlock,
  stepOf,
  textBlock,
} from './lessonTexts.js';

const at = new Date('2026-11-23T10:00:00Z');
const text = `${frontMatter}
## Read {#read}

Some *words* and ![A bin](images/bin.png).

## Answer {#answer}

${quizBlock}
${manyBlock}
${textBlock}
## Do {#do}

${promptingBlock}`;
const lesson = lessonOf(text);
const second: Lesson = { ...lesson, id: 'second', title: 'What comes next' };
const pack: Pack = { manifest: manifestSchema.parse(manifest), lessons: [lesson, second], dataFiles: [] };
const empty: PackProgress = { format: 1, packId: 'bins', packVersion: '1.0.0', lessons: {} };
const engine: EngineSeen = {
  engine: { title: 'Small', where: 'this machine', caution: 'Often wrong.', recorded: false, ceiling: 'OFFICIAL' },
};

function lessonView(
  progress: PackProgress,
  moments: ReadonlyMap<string, ExerciseMoment> = new Map(),
  of = lesson,
  now = at,
) {
  const view = lessonViewOf({
    pack,
    lesson: of,
    progress,
    moments,
    engine,
    resolveImage: (path) => `image:${path}`,
    now,
    t: english,
  });
  // What the page would refuse to read is no view.
  assert.deepEqual(protocol.lessonView.parse(view), view);
  return view;
}

interface Given {
  readonly progress?: PackProgress;
  readonly moment?: ExerciseMoment;
  readonly engine?: EngineSeen;
  readonly lesson?: Lesson;
}

function exerciseView(id: string, given: Given = {}) {
  const of = given.lesson ?? lesson;
  const step = of.steps.find((candidate) =>
    candidate.blocks.some((block) => block.kind === 'exercise' && block.exercise.id === id),
  );
  const view = exerciseViewOf({
    lesson: of,
    step: step ?? stepOf(of, 'read'),
    exercise: exerciseOf(of, id),
    progress: given.progress ?? empty,
    moment: given.moment,
    engine: given.engine ?? engine,
    t: english,
  });
  assert.deepEqual(protocol.exerciseView.parse(view), view);
  return view;
}

const quiz = (id: string, given?: Given): QuizView => {
  const view = exerciseView(id, given);
  return view.kind === 'quiz' ? view : assert.fail('no quiz');
};
const prompting = (given?: Given): PromptingView => {
  const view = exerciseView('write', given);
  return view.kind === 'prompting' ? view : assert.fail('no prompting');
};

/** Progress after a quiz was checked. */
function checked(id: string, chosen: readonly number[], typed = '', before = empty): PackProgress {
  const exercise = exerciseOf(lesson, id);
  assert.ok(exercise.kind === 'quiz');
  const mark = markQuiz(exercise, { chosen, text: typed });
  const draft = exercise.fields.kind === 'text' ? typed : chosen;
  return folds.recordAttempt(before, lesson, 'answer', exercise, {
    at,
    passed: mark.passed,
    runIds: [],
    draft,
    last: mark,
  });
}

const answer = (said: string, state: AnswerView['state'] = 'complete'): AnswerView => ({
  text: said,
  state,
  facts: 'first word 0.4 s',
  context: 'complete',
  contextSentence: '',
});

/** Progress after a prompt was run and its answers were marked. */
function ran(answers: readonly string[], before = empty): PackProgress {
  const exercise = exerciseOf(lesson, 'write');
  assert.ok(exercise.kind === 'prompting');
  const mark = markPrompting(exercise, { prompt: 'Explain.', answers });
  const last = { prompt: 'Explain.', mark, answers: answers.map((said) => answer(said)) };
  return folds.recordAttempt(before, lesson, 'do', exercise, {
    at,
    passed: mark.passed,
    runIds: ['r'],
    draft: 'Explain.',
    last,
  });
}

const good = 'The bins go out on 3 March.';

describe('the view of a lesson', () => {
  it('shows the step where the learner is', () => {
    const view = lessonView(folds.openStep(empty, lesson, 'answer', at));
    assert.equal(view.at, 1);
    assert.deepEqual(
      view.steps.map(({ id, state }) => [id, state]),
      [
        ['read', 'to-do'],
        ['answer', 'to-do'],
        ['do', 'to-do'],
      ],
    );
    assert.deepEqual(
      view.blocks.map((block) => block.kind === 'exercise' && block.exercise.id),
      ['pick', 'pick-many', 'day'],
    );
    assert.equal(view.minutesLeft, 9);
  });

  it('tells of no review while all is in time, and of the pack’s and the guidance’s when they are past', () => {
    const served = { ...lesson, principles: [1, 3] };
    const on = (day: string) => lessonView(empty, new Map(), served, new Date(`${day}T10:00:00Z`)).notices;
    assert.equal(on('2026-11-23'), undefined);
    assert.deepEqual(on(playbook.reviewBy), undefined);
    assert.equal(on('2027-06-01')?.length, 1);
    assert.match(on('2027-06-01')?.[0] ?? '', /Playbook.*23 May 2027/);
    assert.equal(on('2027-11-24')?.length, 2);
  });

  it('has its prose as HTML, with images from the pack', () => {
    assert.deepEqual(lessonView(empty).blocks, [
      { kind: 'prose', html: '<p>Some <em>words</em> and <img src="image:images/bin.png" alt="A bin">.</p>\n' },
    ]);
  });

  const nexts: readonly (readonly [string, Lesson, object])[] = [
    ['read', lesson, { kind: 'step', title: 'Answer' }],
    ['do', lesson, { kind: 'lesson', title: 'What comes next', lessonId: 'second' }],
    ['do', second, { kind: 'end' }],
  ];
  for (const [stepId, of, expected] of nexts)
    it(`leads on from ${of.id}/${stepId}`, () => {
      assert.deepEqual(lessonView(folds.openStep(empty, of, stepId, at), new Map(), of).next, expected);
    });

  it('gives each exercise its own moment', () => {
    const moments = new Map<string, ExerciseMoment>([
      ['write', { answers: [answer('a', 'running')], running: { run: 0, phase: 'writing' } }],
    ]);
    const [block] = lessonView(folds.openStep(empty, lesson, 'do', at), moments).blocks;
    assert.ok(block?.kind === 'exercise' && block.exercise.kind === 'prompting');
    assert.deepEqual(block.exercise.running, { run: 0, phase: 'writing' });
  });
});

describe('the view of a quiz', () => {
  it('shows the question and nothing that gives the answer away', () => {
    const view = quiz('pick');
    assert.deepEqual(view.options, ['The reader', 'The sender']);
    assert.equal(JSON.stringify(view).includes('correct'), false);
    assert.equal(JSON.stringify(view).includes('It is the reader'), false);
    assert.deepEqual([view.result, view.answer, view.hints, view.hintsTotal], [undefined, undefined, [], 2]);
    assert.match(view.principle ?? '', /^Principle 1: /);
  });

  const results: readonly (readonly [string, string, readonly number[], boolean, string, readonly string[]])[] = [
    ['one, rightly', 'pick', [0], true, 'Right.', ['The reader']],
    ['one, wrongly', 'pick', [1], false, 'Not yet.', ['The sender']],
    ['nothing', 'pick', [], false, 'Nothing is chosen yet. Choose an answer.', []],
    ['all of many', 'pick-many', [0, 2], true, 'Right.', ['The reader', 'The neighbour who helps']],
    [
      'some of many',
      'pick-many',
      [2],
      false,
      'Not yet. What you chose is right, but something is missing: one of two found.',
      ['The neighbour who helps'],
    ],
    [
      'too many',
      'pick-many',
      [0, 1, 2],
      false,
      'Not yet. All the right answers are chosen, and some that are not right.',
      ['The reader', 'The sender', 'The neighbour who helps'],
    ],
    [
      'some right and some wrong',
      'pick-many',
      [0, 1],
      false,
      'Not yet. 1 of 2 right answers are chosen, and some that are not right.',
      ['The reader', 'The sender'],
    ],
  ];
  for (const [name, id, chosen, passed, verdict, options] of results)
    it(`after choosing ${name}`, () => {
      const { result } = quiz(id, { progress: checked(id, chosen) });
      assert.deepEqual(
        [result?.passed, result?.verdict, result?.feedback.map(({ option }) => option)],
        [passed, verdict, options],
      );
    });

  const typed: readonly (readonly [string, boolean, string, readonly string[]])[] = [
    ['tuesday!', true, 'Right.', []],
    ['Monday', false, 'Not yet.', ['Look at the first line again.']],
    ['', false, 'There is no answer yet. Write one.', ['Look at the first line again.']],
  ];
  for (const [said, passed, verdict, says] of typed)
    it(`after typing “${said}”`, () => {
      const view = quiz('day', { progress: checked('day', [], said) });
      assert.deepEqual(
        [view.result?.passed, view.result?.verdict, view.result?.feedback.map((each) => each.says), view.draft.text],
        [passed, verdict, says, said],
      );
    });

  it('shows the answer once it is right', () => {
    assert.deepEqual(quiz('pick', { progress: checked('pick', [0]) }).answer, {
      right: ['The reader'],
      explain: 'It is the reader who must act.',
    });
    assert.deepEqual(quiz('day', { progress: checked('day', [], 'tuesday') }).answer?.right, ['Tuesday']);
  });

  it('shows the answer when asked for after an attempt', () => {
    const wrong = checked('pick', [1]);
    assert.equal(quiz('pick', { progress: wrong }).answer, undefined);
    const asked = folds.showAnswer(wrong, lesson, 'answer', exerciseOf(lesson, 'pick'));
    assert.deepEqual(quiz('pick', { progress: asked }).answer?.right, ['The reader']);
  });

  it('shows hints as they were asked for', () => {
    const hinted = folds.showHint(empty, lesson, 'answer', exerciseOf(lesson, 'pick'));
    assert.deepEqual(quiz('pick', { progress: hinted }).hints, ['Think of the envelope']);
  });

  it('keeps what was chosen but not checked', () => {
    const kept = folds.saveDraft(empty, lesson, 'answer', exerciseOf(lesson, 'pick-many'), [1, 2, 9, -1]);
    assert.deepEqual(quiz('pick-many', { progress: kept }).draft, { chosen: [1, 2], text: '' });
  });

  it('that has changed is to be done again', () => {
    const after = lessonOf(text.replace('text: The sender', 'text: The writer'));
    const view = quiz('pick', { progress: checked('pick', [0]), lesson: after });
    assert.deepEqual(
      [view.changed, view.passed, view.result, view.answer, view.attempts],
      [true, false, undefined, undefined, 1],
    );
  });

  for (const last of [undefined, null, 'x', {}, { passed: true }, { passed: 'yes', empty: false, options: [] }])
    it(`with a last result of ${JSON.stringify(last)} shows none`, () => {
      const exercise = exerciseOf(lesson, 'pick');
      const progress = folds.recordAttempt(empty, lesson, 'answer', exercise, {
        at,
        passed: false,
        runIds: [],
        draft: [1],
        last,
      });
      assert.equal(quiz('pick', { progress }).result, undefined);
    });
});

describe('the view of a prompting exercise', () => {
  it('shows the task, its data and the starter', () => {
    const view = prompting();
    assert.deepEqual(
      [view.task, view.data?.title, view.data?.name, view.draft, view.runs, view.neededRuns, view.answers, view.mark],
      ['Ask for one short sentence.', 'Letter', 'data/letter.txt', 'Explain this.', 3, 2, [], undefined],
    );
    assert.equal(JSON.stringify(view).includes('One short sentence for Ms Example'), false);
    assert.equal(view.engine?.title, 'Small');
  });

  it('after a pass shows answers, checks and verdict', () => {
    const view = prompting({ progress: ran([good, good, good]) });
    assert.equal(view.passed, true);
    assert.equal(view.answers.length, 3);
    assert.equal(view.mark?.verdict, 'Passed. All three answers meet every check.');
    assert.deepEqual(
      view.mark?.checks.map(({ id, passed, seen, places }) => ({ id, passed, seen, places })),
      [
        { id: 'short', passed: true, seen: '3 of 3 answers. The longest has 7 words.', places: [] },
        { id: 'numbers', passed: true, seen: '3 of 3 answers.', places: [] },
      ],
    );
    assert.equal(view.draft, 'Explain.');
  });

  it('points at the very place in the very answer', () => {
    const invented = 'The bins cost £12.';
    const view = prompting({ progress: ran([good, invented, invented]) });
    assert.equal(view.passed, false);
    assert.equal(view.mark?.verdict, 'Nearly. One of two checks holds in every answer.');
    const numbers = view.mark?.checks[1];
    assert.equal(numbers?.seen, '1 of 3 answers. “£12” is not in the letter.');
    assert.deepEqual(
      numbers?.places.map(({ run }) => run),
      [1, 2],
    );
    const [span] = numbers?.places[0]?.spans ?? [];
    assert.equal(invented.slice(span?.start, span?.end), '£12');
  });

  it('needs no mark in what was kept: it follows from the answers', () => {
    const exercise = exerciseOf(lesson, 'write');
    const last = { prompt: 'Explain.', answers: [answer(good)] };
    const progress = folds.recordAttempt(empty, lesson, 'do', exercise, {
      at,
      passed: false,
      runIds: [],
      draft: 'x',
      last,
    });
    assert.equal(prompting({ progress }).mark?.checks.length, 2);
  });

  it('under way shows what comes in place of the last result', () => {
    const moment: ExerciseMoment = { answers: [answer('a', 'running')], running: { run: 0, phase: 'reading' } };
    const view = prompting({ progress: ran([good, good, good]), moment });
    assert.deepEqual([view.running, view.answers.length, view.mark], [{ run: 0, phase: 'reading' }, 1, undefined]);
  });

  it('refused before it ran keeps the last result, and says why', () => {
    const view = prompting({
      progress: ran([good, good, good]),
      moment: { answers: [], problem: { code: 'prompt.empty' } },
    });
    assert.equal(view.answers.length, 3);
    assert.match(view.problem?.sentence ?? '', /no prompt yet/);
  });

  it('without a model says so, and what was done is still there', () => {
    const view = prompting({ progress: ran([good, good, good]), engine: { problem: { code: 'engine.none' } } });
    assert.equal(view.engine, undefined);
    assert.match(view.problem?.sentence ?? '', /no model/);
    assert.equal(view.answers.length, 3);
  });

  it('tells the problem of the moment before the standing one', () => {
    const view = prompting({
      engine: { problem: { code: 'engine.none' } },
      moment: { answers: [], problem: { code: 'prompt.empty' } },
    });
    assert.match(view.problem?.sentence ?? '', /no prompt yet/);
  });

  it('shows problems the way the caller wants them', () => {
    const view = exerciseViewOf({
      lesson,
      step: stepOf(lesson, 'do'),
      exercise: exerciseOf(lesson, 'write'),
      progress: empty,
      moment: undefined,
      engine: { problem: { code: 'engine.none' } },
      problemView: (problem) => ({ sentence: problem.code, actions: [{ id: 'get', label: 'Get one' }] }),
      t: english,
    });
    assert.ok(view.kind === 'prompting');
    assert.deepEqual(view.problem, { sentence: 'engine.none', actions: [{ id: 'get', label: 'Get one' }] });
  });

  it('shows a good prompt only when asked for after an attempt', () => {
    const exercise = exerciseOf(lesson, 'write');
    assert.equal(prompting({ progress: folds.showAnswer(empty, lesson, 'do', exercise) }).good, undefined);
    assert.equal(prompting({ progress: ran([good]) }).good, undefined);
    assert.deepEqual(prompting({ progress: folds.showAnswer(ran([good]), lesson, 'do', exercise) }).good, {
      prompt: 'One short sentence for Ms Example.',
      reveal: 'It says how long and for whom.',
    });
  });

  it('that has changed shows no result of the one before, and keeps the prompt', () => {
    const after = lessonOf(text.replace('At most 10 words', 'At most ten words'));
    const view = prompting({ progress: ran([good, good, good]), lesson: after });
    assert.deepEqual(
      [view.changed, view.passed, view.mark, view.answers, view.draft],
      [true, false, undefined, [], 'Explain.'],
    );
  });

  for (const last of [undefined, 'x', {}, { prompt: 'a', answers: [{}] }, { prompt: 1, answers: [] }])
    it(`with a last result of ${JSON.stringify(last)} shows none`, () => {
      const exercise = exerciseOf(lesson, 'write');
      const progress = folds.recordAttempt(empty, lesson, 'do', exercise, {
        at,
        passed: true,
        runIds: [],
        draft: 'x',
        last,
      });
      const view = prompting({ progress });
      assert.deepEqual([view.mark, view.answers], [undefined, []]);
    });
});
