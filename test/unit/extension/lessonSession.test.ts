import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualCeilings } from '../../../src/core/guard/ceilings.js';
import type { ModelChunk, ModelRequest } from '../../../src/core/models/languageModel.js';
import { abortError, ProblemError, type Problem } from '../../../src/core/problems.js';
import { toLessonPage, type ExerciseView, type LessonView, type ToLessonPage } from '../../../src/core/protocol.js';
import { english } from '../../../src/core/words.js';
import { readPack } from '../../../src/core/packs/readPack.js';
import type { Pack } from '../../../src/core/packs/pack.js';
import type { OpenedModel } from '../../../src/extension/engineSet.js';
import { createLabRunner } from '../../../src/extension/injectingRunner.js';
import { createLessonSession, type LessonSession } from '../../../src/extension/lessonSession.js';
import { createPromptingRunner } from '../../../src/extension/promptingRunner.js';
import { createProgressStore } from '../../../src/storage/progressStore.js';
import { createRunStore } from '../../../src/storage/runStore.js';

const lessonText = `---
id: first
title: First
minutes: 8
objectives: [Try it]
principles: [1]
sources: []
---

## Read {#read}

Some text.

## Try {#try}

\`\`\`prompting
id: day
task: Ask for the day
data: data/letter.txt
model: { temperature: 0, seed: 7, maxTokens: 20, contextTokens: 512 }
runs: 2
pass: 2
checks:
  - { id: day, says: The answer names the day, rule: { containsAll: [Tuesday] } }
hints: [Say what you want to know, Say how long it may be]
goodPrompts: [Which day is it?]
badPrompts: [Tell me everything]
goodAnswers: ["It is Tuesday."]
badAnswers: ["It is late."]
\`\`\`

## Ask {#ask}

\`\`\`quiz
id: who
question: Who answers for the text?
options:
  - { text: I do, correct: true, feedback: "Yes." }
  - { text: The model, feedback: "No: it is a tool." }
explain: You sign it.
\`\`\`

## Write {#write}

\`\`\`writing
id: open
task: Say what the tool does
parts:
  - { id: what, label: What it does, recordField: description }
  - { id: who, label: Who can be asked, recordField: contact-email }
checks:
  - { id: short, says: At most 8 words, part: what, rule: { maxWords: 8 } }
  - { id: nobody, says: Nobody is named, rule: { noPersonalData: true } }
hints: [Think of a neighbour who asks]
goodAnswers: [{ what: It finds the bin day., who: bins@example.com }]
badAnswers: [{ what: It finds the bin day., who: 'Contact: Priya Oduya' }]
\`\`\`
`;

const files: Record<string, string> = {
  'pack.json': JSON.stringify({
    format: 1,
    id: 'pack',
    version: '1.0.0',
    title: 'Pack',
    publisher: 'Test',
    licence: 'MIT',
    language: 'en',
    reviewBy: '2030-01-01',
    lessons: ['lessons/first.md'],
  }),
  'lessons/first.md': lessonText,
  'data/letter.txt': 'SYNTHETIC\nThe bin day is Tuesday.\n',
};

async function pack(): Promise<Pack> {
  const result = await readPack({
    list: async () => Object.entries(files).map(([path, text]) => ({ path, bytes: text.length })),
    readText: async (path) => files[path] ?? assert.fail(path),
  });
  assert.equal(result.kind, 'pack', JSON.stringify(result));
  return result.kind === 'pack' ? result.pack : assert.fail();
}

type Script = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelChunk>;

const done = (answerTokens: number): ModelChunk => ({
  kind: 'done',
  timings: { firstTokenMs: 400, totalMs: 900, promptTokens: 20, answerTokens, tokensPerSecond: 31 },
  stopReason: 'stop',
  context: { verdict: 'complete', promptTokens: 20, contextTokens: 512 },
});

const answering = (...answers: readonly string[]): Script =>
  async function* (request) {
    yield { kind: 'phase', phase: 'reading' };
    const answer = answers[(request.options.seed - 7) % answers.length] ?? '';
    for (const word of answer.split(/(?<= )/)) yield { kind: 'text', text: word };
    yield done(answer.split(' ').length);
  };

function opened(script: Script): OpenedModel {
  return {
    kind: 'ready',
    model: {
      specVersion: 1,
      description: {
        engine: 'recorded',
        engineVersion: '1',
        name: 'scripted',
        title: 'Scripted',
        digest: 'd',
        where: 'this machine',
      },
      stream: script,
    },
  };
}

describe('lesson session', () => {
  let folder = '';
  let posted: ToLessonPage[] = [];
  let recordsAsked: unknown[] = [];
  let filesOpened: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandpit-session-'));
    posted = [];
    recordsAsked = [];
    filesOpened = [];
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function begin(model: () => Promise<OpenedModel>): Promise<LessonSession> {
    const read = await pack();
    const runs = createRunStore(join(folder, 'runs'));
    const common = { t: english, clock: () => new Date(), log: () => undefined };
    const session = createLessonSession({
      ...common,
      pack: read,
      lesson: read.lessons[0] ?? assert.fail(),
      progress: createProgressStore(join(folder, 'progress')),
      runner: createPromptingRunner({
        ...common,
        runs,
        openModel: model,
        ceilings: () => ({}),
        engineView: async () => ({}),
        setRunning: () => undefined,
        kept: () => undefined,
      }),
      lab: createLabRunner({
        ...common,
        runs,
        openModel: model,
        ceilings: () => usualCeilings,
        setRunning: () => undefined,
        kept: () => undefined,
      }),
      resolveImage: (path) => path,
      // Parsed as the page parses it, so that a message that breaks the protocol fails here.
      post: (message) => void posted.push(toLessonPage.parse(message)),
      openLesson: async () => undefined,
      openFile: async (path) => void filesOpened.push(path),
      openInSandbox: async () => undefined,
      draftRecord: async (place) => void recordsAsked.push(place),
      openLink: async () => undefined,
      act: async () => undefined,
      saved: () => undefined,
    });
    await session.handle({ kind: 'ready' });
    return session;
  }

  const lastLesson = (): LessonView =>
    posted.flatMap((message) => (message.kind === 'lesson' ? [message.view] : [])).at(-1) ?? assert.fail('no lesson');
  const lastExercise = (): ExerciseView =>
    posted.flatMap((message) => (message.kind === 'exercise' ? [message.exercise] : [])).at(-1) ??
    assert.fail('no exercise');
  const lastPrompting = () => {
    const view = lastExercise();
    return view.kind === 'prompting' ? view : assert.fail(view.kind);
  };
  const exerciseOnPage = (): ExerciseView => {
    const block = lastLesson().blocks.find((candidate) => candidate.kind === 'exercise');
    return block?.kind === 'exercise' ? block.exercise : assert.fail('no exercise on the page');
  };
  const never = async (): Promise<OpenedModel> => assert.fail('no model was asked for');

  it('opens a file of the pack that a lesson links to, and nothing outside the pack', async () => {
    const session = await begin(async () => opened(async function* () {}));
    for (const url of ['data/letter.txt', '../secret.txt', 'data/../../secret.txt', 'file:///etc/hosts'])
      await session.handle({ kind: 'open-link', url });
    assert.deepEqual(filesOpened, ['data/letter.txt']);
  });

  it('opens at the first step, and Next counts it as read', async () => {
    const session = await begin(never);
    assert.equal(lastLesson().at, 0);
    await session.handle({ kind: 'next' });
    assert.equal(lastLesson().at, 1);
    assert.equal(lastLesson().steps[0]?.state, 'done');
  });

  it('runs, streams, marks, keeps, and shows the same after a reload without a run', async () => {
    const session = await begin(async () => opened(answering('It is Tuesday.', 'Tuesday it is.')));
    await session.handle({ kind: 'next' });
    await session.handle({ kind: 'run', exerciseId: 'day', prompt: 'Which day?' });
    const view = lastPrompting();
    assert.equal(view.mark?.passed, true);
    assert.deepEqual(
      view.answers.map((answer) => answer.text),
      ['It is Tuesday.', 'Tuesday it is.'],
    );
    const streamed = posted.flatMap((message) => (message.kind === 'text' && message.run === 0 ? [message.text] : []));
    assert.equal(streamed.join(''), 'It is Tuesday.');

    posted = [];
    await begin(never);
    const again = exerciseOnPage();
    assert.equal(lastLesson().at, 1);
    assert.deepEqual(again.kind === 'prompting' && again.mark, view.mark);
    assert.equal(again.kind === 'prompting' && again.draft, 'Which day?');
    const { runs } = await createRunStore(join(folder, 'runs')).list();
    assert.equal(runs.length, 2);
  });

  it('marks a wrong answer as not passed, with a reason', async () => {
    const session = await begin(async () => opened(answering('It is late.')));
    await session.handle({ kind: 'next' });
    await session.handle({ kind: 'run', exerciseId: 'day', prompt: 'Which day?' });
    const { mark } = lastPrompting();
    assert.equal(mark?.passed, false);
    assert.equal(mark?.checks[0]?.passed, false);
    assert.notEqual(mark?.checks[0]?.seen, '');
  });

  it('cancels at once, keeps what came, and marks nothing', async () => {
    const session = await begin(async () =>
      opened(async function* (_, signal) {
        yield { kind: 'text', text: 'It ' };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        throw abortError();
      }),
    );
    await session.handle({ kind: 'next' });
    const running = session.handle({ kind: 'run', exerciseId: 'day', prompt: 'Which day?' });
    while (!posted.some((message) => message.kind === 'text')) await new Promise((resolve) => setTimeout(resolve, 2));
    await session.handle({ kind: 'cancel' });
    await running;
    const view = lastPrompting();
    assert.equal(view.mark, undefined);
    assert.equal(view.running, undefined);
    assert.deepEqual(
      view.answers.map(({ state, text }) => [state, text]),
      [['cancelled', 'It ']],
    );
  });

  for (const [name, problem, model] of [
    [
      'no engine',
      { code: 'engine.none' },
      async (): Promise<OpenedModel> => ({ kind: 'none', problem: { code: 'engine.none' } }),
    ],
    [
      'an engine that breaks off',
      { code: 'engine.broke-off', engine: 'ollama' },
      async (): Promise<OpenedModel> =>
        opened(async function* () {
          yield { kind: 'text', text: 'It ' };
          throw new ProblemError({ code: 'engine.broke-off', engine: 'ollama' });
        }),
    ],
  ] as readonly (readonly [string, Problem, () => Promise<OpenedModel>])[])
    it(`tells of ${name} in one sentence and can run again`, async () => {
      let broken = true;
      const session = await begin(async () => (broken ? model() : opened(answering('It is Tuesday.'))));
      await session.handle({ kind: 'next' });
      await session.handle({ kind: 'run', exerciseId: 'day', prompt: 'Which day?' });
      assert.notEqual(lastPrompting().problem?.sentence ?? '', '', problem.code);
      broken = false;
      await session.handle({ kind: 'run', exerciseId: 'day', prompt: 'Which day?' });
      assert.equal(lastPrompting().mark?.passed, true);
      assert.equal(lastPrompting().problem, undefined);
    });

  it('counts a prompt without a recorded answer as an attempt, so that the good prompt can be seen', async () => {
    const session = await begin(async () =>
      opened(async function* () {
        yield { kind: 'phase', phase: 'reading' };
        throw new ProblemError({ code: 'model.not-recorded', name: 'scripted' });
      }),
    );
    await session.handle({ kind: 'next' });
    await session.handle({ kind: 'run', exerciseId: 'day', prompt: 'Which day?' });
    assert.equal(lastPrompting().passed, false);
    await session.handle({ kind: 'show-answer', exerciseId: 'day' });
    assert.equal(lastPrompting().good?.prompt, 'Which day is it?');
  });

  it('refuses an empty prompt and one of two million characters without asking a model', async () => {
    const session = await begin(never);
    await session.handle({ kind: 'next' });
    for (const prompt of ['  ', 'x'.repeat(2_000_000)]) {
      await session.handle({ kind: 'run', exerciseId: 'day', prompt });
      assert.notEqual(lastPrompting().problem?.sentence ?? '', '');
    }
  });

  it('checks a quiz, shows a hint and an answer only after an attempt', async () => {
    const session = await begin(never);
    await session.handle({ kind: 'go', to: 'ask' });
    await session.handle({ kind: 'show-answer', exerciseId: 'who' });
    assert.equal(lastExercise().kind === 'quiz' && 'answer' in lastExercise(), false);
    await session.handle({ kind: 'check', exerciseId: 'who', chosen: [1], text: '' });
    let view = lastExercise();
    assert.equal(view.kind === 'quiz' && view.result?.passed, false);
    await session.handle({ kind: 'show-answer', exerciseId: 'who' });
    view = lastExercise();
    assert.deepEqual(view.kind === 'quiz' && view.answer?.right, ['I do']);
    await session.handle({ kind: 'check', exerciseId: 'who', chosen: [0], text: '' });
    assert.equal(lastExercise().passed, true);
  });

  it('checks a text in its parts, keeps it as it was written, and shows both after a reload', async () => {
    const written = () => {
      const view = exerciseOnPage();
      return view.kind === 'writing' ? view : assert.fail(view.kind);
    };
    const session = await begin(never);
    await session.handle({ kind: 'go', to: 'write' });
    const texts = { what: 'It finds the bin day.', who: 'Contact: Priya Oduya' };
    await session.handle({ kind: 'draft', exerciseId: 'open', texts });
    await session.handle({ kind: 'check-texts', exerciseId: 'open', texts });
    const view = lastExercise();
    assert.deepEqual(view.kind === 'writing' && view.marked?.mark.checks.map(({ passed }) => passed), [true, false]);
    await begin(never);
    assert.deepEqual([written().draft, written().marked?.texts, written().passed], [texts, texts, false]);
  });

  it('asks for a transparency record of its own lesson', async () => {
    const session = await begin(never);
    await session.handle({ kind: 'transparency-record' });
    assert.deepEqual(recordsAsked, [{ packId: 'pack', lessonId: 'first' }]);
  });

  it('gives hints one by one, and no more than there are', async () => {
    const session = await begin(never);
    await session.handle({ kind: 'next' });
    for (let index = 0; index < 4; index += 1) await session.handle({ kind: 'hint', exerciseId: 'day' });
    assert.equal(lastExercise().hints.length, 2);
  });

  it('goes on when progress can not be written, and says so', async () => {
    const session = await begin(never);
    await rm(join(folder, 'progress'), { recursive: true, force: true });
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, 'progress'), 'a file where a folder should be');
    await session.handle({ kind: 'next' });
    assert.equal(lastLesson().at, 1);
    assert.notEqual(lastLesson().problem?.sentence ?? '', '');
  });

  it('shows a run under way to a page that was hidden and came back', async () => {
    let finish = () => {};
    const session = await begin(async () =>
      opened(async function* () {
        yield { kind: 'text', text: 'It is ' };
        await new Promise<void>((resolve) => (finish = resolve));
        yield { kind: 'text', text: 'Tuesday.' };
        yield done(3);
      }),
    );
    await session.handle({ kind: 'next' });
    const running = session.handle({ kind: 'run', exerciseId: 'day', prompt: 'Which day?' });
    while (!posted.some((message) => message.kind === 'text')) await new Promise((resolve) => setTimeout(resolve, 2));
    await session.handle({ kind: 'ready' });
    const view = exerciseOnPage();
    assert.equal(view.kind === 'prompting' && view.answers[0]?.text, 'It is ');
    finish();
    await new Promise((resolve) => setTimeout(resolve, 20));
    finish();
    await running;
  });
});
