import assert from 'node:assert/strict';
import { writingView } from '../../../../../src/core/exercises/writing/view.js';
import type { ExerciseProgress } from '../../../../../src/core/lessons/progress.js';
import { writingView as viewSchema } from '../../../../../src/core/exercises/writing/viewSchema.js';
import { english } from '../../../../../src/core/words.js';
import { toolText } from './exercise.js';

const texts = { name: 'Sorter of 77', what: 'A person checks.' };
const kept = (changed: Partial<ExerciseProgress> = {}): ExerciseProgress => ({
  contentHash: 'a1',
  draft: texts,
  passed: false,
  hintsShown: 0,
  answerShown: false,
  attempts: [{ at: '2026-11-23T09:00:00.000Z', passed: false, runIds: [] }],
  last: { texts },
  ...changed,
});

function view(progress: ExerciseProgress | undefined, exercise = toolText()) {
  const surroundings = { progress, moment: undefined, engine: undefined, problem: undefined, t: english };
  // What the page will accept.
  return viewSchema.parse(writingView(exercise, surroundings));
}

describe('a text as a page shows it', () => {
  it('has empty boxes and no mark before anything was written', () => {
    const { draft, marked, good, forRecord, data } = view(undefined);
    assert.deepEqual([draft, marked, good, forRecord], [{ name: '', what: '' }, undefined, undefined, true]);
    assert.equal(data?.title, 'Notes');
  });

  it('shows the last mark again, with places in the box that they lie in', () => {
    const { marked } = view(kept());
    assert.deepEqual(marked?.texts, texts);
    assert.deepEqual(
      marked?.mark.checks.flatMap(({ id, places }) => places.map(({ run, spans }) => [id, run, spans])),
      [['numbers', 0, [{ start: 10, end: 12 }]]],
    );
  });

  it('shows a good text only after an attempt', () => {
    assert.equal(view(kept({ attempts: [], last: undefined, answerShown: true })).good, undefined);
    const { good } = view(kept({ answerShown: true }));
    assert.deepEqual(good?.parts[0], { label: 'Name', text: 'Letter sorter' });
  });

  const others: readonly [string, ExerciseProgress][] = [
    ['of an earlier form of the exercise', kept({ contentHash: 'b2' })],
    ['of another kind', kept({ last: { prompt: 'a', answers: [] }, draft: [1, 2] })],
  ];
  for (const [what, progress] of others)
    it(`shows no mark ${what}`, () => assert.equal(view(progress).marked, undefined));

  it('drops from a draft what fits no box', () => {
    assert.deepEqual(view(kept({ draft: { what: 'A', gone: 'B' } })).draft, { name: '', what: 'A' });
    assert.deepEqual(view(kept({ draft: 'a prompt' })).draft, { name: '', what: '' });
  });
});
