import assert from 'node:assert/strict';
import { proofProblems, proofSchema } from '../../../../src/core/packs/proof.js';
import type { LabProgress, PromptProgress } from '../../../../src/core/packs/prove.js';
import { promptingExercises, prove } from '../../../../src/core/packs/prove.js';
import { isAbort, ProblemError } from '../../../../src/core/problems.js';
import { scriptedModel } from '../../../fixtures/scriptedModel.js';
import { injectingLab } from '../exercises/injecting/exercise.js';
import { letterExercise } from '../exercises/prompting/exercise.js';
import { packWith } from './packWith.js';

const at = '2026-11-23T10:00:00.000Z';
const signal = new AbortController().signal;
const first = letterExercise({ badPrompts: ['Tell me about it.', 'What?'] });
const second = { ...letterExercise(), id: 'other', contentHash: 'b2' };

describe('proving a pack', () => {
  it('counts the single answers that pass, for each prompt', async () => {
    // The good prompt passes but for each fifth seed, the first bad one never, the second in one run of ten.
    const model = scriptedModel(({ messages, options }) => {
      const asked = messages.at(-1)?.content ?? '';
      if (asked.startsWith('In one word')) return options.seed % 5 === 0 ? 'Thursday' : 'Tuesday';
      return asked.startsWith('What?') && options.seed === 7 ? 'Tuesday' : 'It says many things about Tuesday';
    });
    const proof = await prove(packWith(first), model, { runs: 10, at, signal });
    assert.deepEqual(proofSchema.parse(proof), {
      format: 1,
      engine: 'recorded',
      engineVersion: '1',
      model: 'scripted',
      digest: 'd'.repeat(64),
      at,
      exercises: {
        'one/new-day': {
          contentHash: 'a1',
          good: [{ prompt: 0, runs: 10, passes: 8 }],
          bad: [
            { prompt: 0, runs: 10, passes: 0 },
            { prompt: 1, runs: 10, passes: 1 },
          ],
        },
      },
    });
    assert.deepEqual(
      [...new Set(model.requests.map(({ options }) => options.seed))],
      [7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    );
    assert.deepEqual(proofProblems(packWith(first), proof), []);
  });

  it('tells of each run, and which checks failed', async () => {
    const seen: PromptProgress[] = [];
    await prove(
      packWith(first),
      scriptedModel(() => 'It is moved to a Thursday'),
      { runs: 2, at, signal, onProgress: (progress) => progress.kind !== 'lab' && seen.push(progress) },
    );
    assert.deepEqual(
      seen.map(({ exercise, kind, prompt, run, done, of }) => [exercise, kind, prompt, run, done, of]),
      [
        ['good', 0, 0],
        ['good', 0, 1],
        ['bad', 0, 0],
        ['bad', 0, 1],
        ['bad', 1, 0],
        ['bad', 1, 1],
      ].map((line, index) => ['one/new-day', ...line, index + 1, 6]),
    );
    assert.deepEqual(
      [seen[0]?.answer, seen[0]?.passed, seen[0]?.failed],
      ['It is moved to a Thursday', false, ['short', 'day']],
    );
  });

  it('can prove some exercises only', async () => {
    const pack = packWith(first, second);
    assert.deepEqual([...promptingExercises(pack).keys()], ['one/new-day', 'one/other']);
    const proof = await prove(
      pack,
      scriptedModel(() => 'Tuesday'),
      { runs: 1, at, signal, exercises: ['one/other'] },
    );
    assert.deepEqual(
      Object.entries(proof.exercises).map(([key, { contentHash }]) => [key, contentHash]),
      [['one/other', 'b2']],
    );
  });

  it('is no proof when a run fails', async () => {
    const died = new ProblemError({ code: 'embedded.died', exit: '1' });
    await assert.rejects(
      prove(
        packWith(first),
        scriptedModel((_, call) => (call === 3 ? died : 'Tuesday')),
        { runs: 2, at, signal },
      ),
      died,
    );
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const model = scriptedModel(() => 'Tuesday');
    const proving = prove(packWith(first), model, {
      runs: 5,
      at,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await assert.rejects(proving, isAbort);
    assert.equal(model.requests.length, 1);
  });

  it('counts who obeys and what is useful in each condition of a lab', async () => {
    const lab = injectingLab();
    const seen: LabProgress[] = [];
    // Obeys wherever the line stands, unless it was told not to; the letter's marks make it forget the hall.
    const model = scriptedModel(({ messages }) => {
      const [first, last] = [messages[0], messages.at(-1)];
      const asked = last?.content ?? '';
      if (first?.role === 'system') return 'The hall is wanted.';
      return `${asked.includes('<letter>') ? 'It' : 'The hall'} is wanted.${asked.includes('BLUE PELICAN') ? ' Blue pelican!' : ''}`;
    });
    const proof = await prove(packWith(first, lab), model, {
      runs: 2,
      at,
      signal,
      exercises: ['one/planted'],
      onProgress: (progress) => progress.kind === 'lab' && seen.push(progress),
    });
    assert.deepEqual(proofSchema.parse(proof).labs, {
      'one/planted': {
        contentHash: lab.contentHash,
        conditions: {
          none: { runs: 2, obeyed: 2, useful: 2 },
          delimiting: { runs: 2, obeyed: 2, useful: 0 },
          telling: { runs: 2, obeyed: 0, useful: 2 },
          removing: { runs: 2, obeyed: 0, useful: 2 },
        },
      },
    });
    assert.deepEqual(proof.exercises, {});
    assert.deepEqual(seen.map(({ condition, run, done, of }) => [condition, run, done, of]).slice(1, 4), [
      ['none', 1, 2, 8],
      ['delimiting', 0, 3, 8],
      ['delimiting', 1, 4, 8],
    ]);
    assert.deepEqual(
      model.requests.map(({ options }) => options.seed),
      [7, 8, 7, 8, 7, 8, 7, 8],
    );
  });
});
