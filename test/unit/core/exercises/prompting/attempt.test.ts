import assert from 'node:assert/strict';
import type { AttemptEvent } from '../../../../../src/core/exercises/prompting/attempt.js';
import { attempt, requestFor } from '../../../../../src/core/exercises/prompting/attempt.js';
import { isAbort, ProblemError } from '../../../../../src/core/problems.js';
import { scriptedModel } from '../../../../fixtures/scriptedModel.js';
import { letterExercise } from './exercise.js';

const never = new AbortController().signal;

/** All events until the end or the error, which is returned beside them. */
async function drain(events: AsyncIterable<AttemptEvent>): Promise<{ events: AttemptEvent[]; error: unknown }> {
  const seen: AttemptEvent[] = [];
  try {
    for await (const event of events) seen.push(event);
    return { events: seen, error: undefined };
  } catch (error) {
    return { events: seen, error };
  }
}

describe('an attempt at prompting', () => {
  it('runs the prompt as often as the exercise asks, and tells everything in order', async () => {
    const model = scriptedModel((_, call) => `Answer number ${call}`);
    const { events, error } = await drain(attempt(letterExercise({ runs: 2 }), 'Which day?', model, never));
    assert.equal(error, undefined);
    const run = (number: number) => [
      `run-start ${number}`,
      `phase ${number}`,
      `phase ${number}`,
      `text ${number}`,
      `text ${number}`,
      `text ${number}`,
      `run-done ${number}`,
    ];
    assert.deepEqual(
      events.map((event) => `${event.kind} ${event.run}`),
      [...run(0), ...run(1)],
    );
    assert.deepEqual(
      events.flatMap((event) => (event.kind === 'run-done' ? [event.answer, event.chunk.stopReason] : [])),
      ['Answer number 0', 'stop', 'Answer number 1', 'stop'],
    );
  });

  it('sends system prompt, prompt and letter, with a seed that counts up', async () => {
    const exercise = letterExercise({
      system: 'Be brief.',
      runs: 3,
      model: { temperature: 0.5, seed: 40, maxTokens: 20, contextTokens: 512 },
    });
    const model = scriptedModel(() => 'Tuesday');
    await drain(attempt(exercise, 'Which day?', model, never));
    assert.deepEqual(
      model.requests.map(({ options }) => options),
      [0, 1, 2].map((run) => ({ temperature: 0.5, seed: 40 + run, maxTokens: 20, contextTokens: 512 })),
    );
    const [system, user] = model.requests[0]?.messages ?? [];
    assert.deepEqual(system, { role: 'system', content: 'Be brief.' });
    assert.equal(user?.role, 'user');
    assert.match(user?.content ?? '', /^Which day\?\n[\s\S]*moved to Tuesday 3 March/u);
  });

  it('sends no system prompt and no letter where there is none', () => {
    const { kind, id, contentHash, fields } = letterExercise();
    assert.deepEqual(requestFor({ kind, id, contentHash, fields }, 'Hello', 0).messages, [
      { role: 'user', content: 'Hello' },
    ]);
  });

  it('throws the problem of a run after all that was there', async () => {
    const broke = new ProblemError({ code: 'embedded.died', exit: 'SIGKILL' });
    const model = scriptedModel((_, call) => (call === 1 ? { text: 'half an', then: broke } : 'whole'));
    const { events, error } = await drain(attempt(letterExercise({ runs: 3 }), 'Which day?', model, never));
    assert.equal(error, broke);
    assert.equal(
      events.flatMap((event) => (event.kind === 'text' && event.run === 1 ? [event.text] : [])).join(''),
      'half an',
    );
    assert.deepEqual([events.at(-1)?.kind, model.requests.length], ['text', 2]);
  });

  it('a stream without an end is a problem', async () => {
    const model = scriptedModel(() => ({ text: 'and then', then: 'end' }));
    const { error } = await drain(attempt(letterExercise(), 'Which day?', model, never));
    assert.ok(error instanceof ProblemError && error.problem.code === 'model.no-answer');
  });

  it('an abort ends it in the middle of a run, and no other run begins', async () => {
    const controller = new AbortController();
    const model = scriptedModel(() => 'one two three');
    const seen: string[] = [];
    await assert.rejects(async () => {
      for await (const event of attempt(letterExercise(), 'Which day?', model, controller.signal)) {
        seen.push(event.kind);
        if (event.kind === 'text') controller.abort();
      }
    }, isAbort);
    assert.deepEqual([seen.filter((kind) => kind === 'text').length, model.requests.length], [1, 1]);
  });

  it('an empty prompt is never sent', async () => {
    const model = scriptedModel(() => 'x');
    const { error } = await drain(attempt(letterExercise(), ' \n ', model, never));
    assert.ok(error instanceof ProblemError && error.problem.code === 'prompt.empty');
    assert.equal(model.requests.length, 0);
  });
});
