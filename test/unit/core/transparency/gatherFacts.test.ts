import assert from 'node:assert/strict';
import { openStep, recordAttempt } from '../../../../src/core/lessons/progressFolds.js';
import type { PackProgress } from '../../../../src/core/lessons/progress.js';
import type { Pack } from '../../../../src/core/packs/pack.js';
import { readPack } from '../../../../src/core/packs/readPack.js';
import type { Run } from '../../../../src/core/records/run.js';
import {
  exercisesWithRuns,
  gatherFacts,
  ownWordsIn,
  trainingIn,
} from '../../../../src/core/transparency/gatherFacts.js';
import { exerciseOf, frontMatter, promptingBlock } from '../lessons/lessonTexts.js';
import { goodFiles, memoryFiles } from '../packs/packOf.js';

const writingBlock = `\`\`\`writing
id: open
task: Tell the public what the tool does.
parts:
  - { id: what, label: What it does, recordField: description }
  - { id: why, label: Why, recordField: benefit }
  - { id: aside, label: For yourself }
checks:
  - { id: short, says: At most 20 words, rule: { maxWords: 20 } }
hints: [Think of a neighbour who asks]
goodAnswers: [{ what: It makes a letter short. }]
badAnswers: [{ what: ${'long '.repeat(30)}}]
\`\`\`
`;
const lessonText = `${frontMatter}
## Do {#do}

${promptingBlock}
## Tell {#tell}

${writingBlock}`;

async function packOf(): Promise<Pack> {
  const result = await readPack(memoryFiles({ ...goodFiles, 'lessons/bins.md': lessonText }));
  return result.kind === 'pack' ? result.pack : assert.fail(JSON.stringify(result));
}

const emptyProgress: PackProgress = { format: 1, packId: 'bins', packVersion: '1.0.0', lessons: {} };

const day = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
const run = (minute: number, changed: Partial<Run> = {}): Run => ({
  format: 1,
  id: `20261123T09${String(minute).padStart(2, '0')}00000Z-0a1b2c3d`,
  at: day(minute).toISOString(),
  from: { kind: 'exercise', pack: 'bins', lesson: 'bins', step: 'do', exercise: 'write' },
  model: { engine: 'ollama', engineVersion: '0.17', name: 'm', title: 'M', digest: 'd', where: 'this machine' },
  messages: [],
  prompt: 'A secret prompt of Priya Oduya',
  system: '',
  options: { temperature: 0, seed: 1, maxTokens: 20, contextTokens: 500 },
  answer: 'A secret answer',
  outcome: { kind: 'complete', stopReason: 'stop' },
  ...changed,
});

describe('the facts of an exercise', () => {
  let pack: Pack;
  before(async () => {
    pack = await packOf();
  });
  const lesson = () => pack.lessons[0] ?? assert.fail();
  const facts = (runs: readonly Run[], progress: PackProgress = emptyProgress) =>
    gatherFacts({ pack, lesson: lesson(), exercise: exerciseOf(lesson(), 'write'), progress, runs, training: [] });

  const attempted = (answers: readonly string[]) =>
    recordAttempt(emptyProgress, lesson(), 'do', exerciseOf(lesson(), 'write'), {
      at: day(5),
      passed: false,
      runIds: [],
      draft: 'p',
      last: { prompt: 'p', answers: answers.map((text) => ({ text })) },
    });
  const wrote = (texts: Record<string, string>, before: PackProgress = emptyProgress) =>
    recordAttempt(before, lesson(), 'tell', exerciseOf(lesson(), 'open'), {
      at: day(30),
      passed: true,
      runIds: [],
      draft: texts,
      last: { texts },
    });

  it('are few before a run: no use, no measure, no decision', () => {
    const { use, attempts, measures, observations, decisions, documents } = facts([]);
    assert.deepEqual([use, attempts, measures, observations, decisions], [undefined, 0, [], [], []]);
    assert.deepEqual(documents, [{ name: 'data/letter.txt', title: 'Letter', words: 8 }]);
  });

  it('count only finished runs of this exercise, each model once', () => {
    const found = facts([
      run(3),
      run(1),
      run(2, { outcome: { kind: 'cancelled' } }),
      run(4, { outcome: { kind: 'failed', code: 'engine.none' } }),
      run(5, { from: { kind: 'sandbox' } }),
      run(6, { from: { kind: 'exercise', pack: 'bins', lesson: 'bins', step: 'do', exercise: 'other' } }),
      run(7, { from: { kind: 'exercise', pack: 'other', lesson: 'bins', step: 'do', exercise: 'write' } }),
      run(8, { options: { temperature: 1, seed: 9, maxTokens: 90, contextTokens: 500 } }),
    ]);
    assert.deepEqual(
      [found.use?.runs, found.use?.first, found.use?.last, found.use?.models.length],
      [3, day(1).toISOString(), day(8).toISOString(), 1],
    );
    assert.deepEqual([found.use?.temperatures, found.use?.maxTokens], [[0, 1], 90]);
  });

  it('hold no word of a prompt or an answer', () => {
    const text = JSON.stringify(facts([run(1)], attempted(['A secret answer'])));
    assert.doesNotMatch(text, /secret|Oduya/);
  });

  it('tell how often each check held, and which failed', () => {
    const found = facts([run(1)], attempted(['The bins go out on 3 March.', 'It costs £12.']));
    assert.deepEqual(
      found.measures.map(({ held, of }) => [held, of]),
      [
        [2, 2],
        [1, 2],
      ],
    );
    assert.deepEqual(
      found.observations.map((each) => each.kind === 'check-failed' && [each.failed, each.of]),
      [[1, 2]],
    );
    assert.equal(found.attempts, 1);
  });

  it('leave out a result at an earlier form of the exercise', () => {
    const kept = attempted(['It costs £12.']);
    const older = JSON.parse(
      JSON.stringify(kept).replaceAll(exerciseOf(lesson(), 'write').contentHash, 'another'),
    ) as PackProgress;
    assert.deepEqual(facts([run(1)], older).measures, []);
  });

  it('tell what the guard noticed once an attempt, without example values, and what was decided', () => {
    const found = { part: 'prompt', count: 2, reserved: false } as const;
    const guard: Run['guard'] = {
      verdict: 'advise',
      decision: 'as-it-is',
      found: [
        { ...found, type: 'nino' },
        { ...found, type: 'nino', part: 'data', count: 1 },
        { ...found, type: 'phone', reserved: true },
      ],
    };
    const { observations, decisions } = facts([
      run(1, { guard }),
      run(2, { guard }),
      run(3, {
        context: { verdict: 'cut', contextTokens: 10 },
        outcome: { kind: 'complete', stopReason: 'length' },
        guard: { verdict: 'clear', decision: 'none', found: [] },
      }),
    ]);
    assert.deepEqual(observations, [
      { kind: 'text-cut', runs: 1 },
      { kind: 'stopped-at-limit', runs: 1 },
      { kind: 'finding', type: 'nino', count: 3 },
    ]);
    assert.deepEqual(decisions, [{ kind: 'sent', decision: 'as-it-is', runs: 2 }]);
  });

  it('name a lesson as training once it is done, with the day of the last attempt', () => {
    assert.deepEqual(trainingIn(pack, emptyProgress), []);
    assert.deepEqual(trainingIn(pack, openStep(emptyProgress, lesson(), 'do', day(0))), []);
    const passed = recordAttempt(emptyProgress, lesson(), 'do', exerciseOf(lesson(), 'write'), {
      at: day(5),
      passed: true,
      runIds: [],
      draft: 'p',
      last: undefined,
    });
    assert.deepEqual(trainingIn(pack, wrote({ what: 'It makes a letter short.' }, passed)), [
      { lesson: 'Explain a letter', pack: 'Bins', packVersion: '1.0.0', on: day(30).toISOString() },
    ]);
  });

  it('take the learner’s own words for the fields that they were written for', () => {
    assert.deepEqual(ownWordsIn(lesson(), emptyProgress), {});
    const texts = { what: ' It makes a letter short. ', why: '  ', aside: 'not for the record' };
    assert.deepEqual(ownWordsIn(lesson(), wrote(texts)), { description: 'It makes a letter short.' });
  });

  it('find the exercises that were run, the last run first', () => {
    const of = (exercise: string) =>
      ({ kind: 'exercise', pack: 'bins', lesson: 'bins', step: 'do', exercise }) as const;
    assert.deepEqual(exercisesWithRuns(lesson(), 'bins', []), []);
    assert.deepEqual(
      exercisesWithRuns(lesson(), 'bins', [run(1), run(4), run(2, { from: of('open') })]).map(({ exercise, at }) => [
        exercise.id,
        at,
      ]),
      [
        ['write', day(4).toISOString()],
        ['open', day(2).toISOString()],
      ],
    );
    assert.deepEqual(exercisesWithRuns(lesson(), 'other', [run(1)]), []);
  });
});
