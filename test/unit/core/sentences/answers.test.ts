import { strict as assert } from 'node:assert';
import { answerView } from '../../../../src/core/views.js';
import type { Run } from '../../../../src/core/records/run.js';
import { answerOfRun } from '../../../../src/core/sentences/answers.js';
import { english } from '../../../../src/core/words.js';

const run: Run = {
  format: 1,
  id: 'r1',
  at: '2026-11-23T10:00:00.000Z',
  from: { kind: 'sandbox' },
  model: { engine: 'embedded', engineVersion: '3', name: 'small', title: 'Small', digest: '', where: 'this machine' },
  messages: [],
  prompt: 'Explain.',
  system: '',
  options: { temperature: 0, seed: 7, maxTokens: 160, contextTokens: 2048 },
  answer: 'An answer.',
  outcome: { kind: 'complete', stopReason: 'stop' },
  timings: { firstTokenMs: 412, totalMs: 2000, answerTokens: 57, tokensPerSecond: 30.6 },
  context: { verdict: 'complete', promptTokens: 80, contextTokens: 2048 },
};

describe('an answer on a page', () => {
  it('has its facts in one line', () => {
    const view = answerOfRun(run, english, 'letter');
    assert.deepEqual(answerView.parse(view), view);
    assert.equal(view.facts, 'first word 0.4 s · 31 tokens a second · 57 tokens · the whole letter was read');
  });

  const cases: readonly (readonly [string, Partial<Run>, string, RegExp])[] = [
    ['all of it was read', {}, 'complete', /^$/],
    ['stopped at the length limit', { outcome: { kind: 'complete', stopReason: 'length' } }, 'complete', /^$/],
    [
      'not all of it was read',
      { context: { verdict: 'cut', promptTokens: 80, estimatedTokens: 900, contextTokens: 128 } },
      'cut',
      /80 of about 900/,
    ],
    [
      'not known whether all of it was read',
      { context: { verdict: 'unknown', estimatedTokens: 900, contextTokens: 2048 } },
      'unknown',
      /does not say/,
    ],
  ];
  for (const [fact, changes, context, sentence] of cases)
    it(`says: ${fact}`, () => {
      const view = answerOfRun({ ...run, ...changes }, english);
      assert.ok(view.facts.split(' · ').includes(fact), view.facts);
      assert.equal(view.context, context);
      assert.match(view.contextSentence, sentence);
    });

  it('gives no pace for one token', () => {
    const one = { ...run, timings: { firstTokenMs: 412, totalMs: 500, answerTokens: 1, tokensPerSecond: 0 } };
    assert.equal(answerOfRun(one, english).facts, 'first word 0.4 s · 1 token · all of it was read');
  });

  it('of a run that was cancelled has its words and no facts: how it ended is said beside it', () => {
    const { timings: _timings, context: _context, ...rest } = run;
    const view = answerOfRun({ ...rest, outcome: { kind: 'cancelled' } }, english);
    assert.deepEqual([view.state, view.text, view.facts, view.context], ['cancelled', 'An answer.', '', 'none']);
  });
});
