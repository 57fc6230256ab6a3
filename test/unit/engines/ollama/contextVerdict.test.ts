/** Every prompt that was cut must be told from one that was not: against the fake's own tokenizer and each way of cutting. */

import assert from 'node:assert/strict';
import { estimatePrompt } from '../../../../src/core/models/estimateTokens.js';
import type { ChatMessage } from '../../../../src/core/models/languageModel.js';
import { contextVerdict, type Reading } from '../../../../src/engines/ollama/contextVerdict.js';
import { countPrompt } from '../../../fixtures/fakeOllama/chat.js';
import type { Overflow } from '../../../fixtures/fakeOllama/script.js';
import { ask, drain, neverAborted, problemIn, run, warm, withFake } from './support.js';

const words =
  'the claimant wrote to our office on 3 March 2026 because her payment of £124.50 had not arrived and nobody had answered the letter which explained why a document was still missing'.split(
    ' ',
  );

/** A repeatable number between 0 and 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function text(length: number, random: () => number): string {
  return Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
}

const reading = (part: Partial<Reading>): Reading => ({
  counted: 1_000,
  estimate: { low: 700, likely: 1_000, high: 1_600 },
  contextTokens: 4_096,
  contextIsSure: true,
  severalMessages: false,
  calibration: undefined,
  ...part,
});

describe('the verdict on context', () => {
  const table: readonly [string, Partial<Reading>, string][] = [
    ['fits easily', {}, 'complete'],
    ['no count', { counted: undefined }, 'unknown'],
    ['a count of nothing', { counted: 0 }, 'unknown'],
    [
      'far too long, and yet answered',
      { estimate: { low: 5_000, likely: 7_900, high: 12_000 }, counted: 2_050 },
      'cut',
    ],
    [
      'fewer than the words, in a room it overflows',
      { estimate: { low: 3_000, likely: 4_200, high: 7_000 }, counted: 2_050 },
      'cut',
    ],
    ['fewer than the words, though it fits: only new tokens were counted', { counted: 12 }, 'unknown'],
    ['the same, where the room is not sure', { counted: 12, contextIsSure: false }, 'cut'],
    [
      'half the room and 2, though it should fit',
      { estimate: { low: 2_100, likely: 3_000, high: 4_000 }, counted: 2_050 },
      'cut',
    ],
    ['every place taken', { estimate: { low: 3_000, likely: 4_200, high: 7_000 }, counted: 4_096 }, 'cut'],
    ['nearly full, one text', { estimate: { low: 3_000, likely: 3_900, high: 6_000 }, counted: 3_950 }, 'complete'],
    [
      'nearly full, several messages',
      { estimate: { low: 3_000, likely: 3_900, high: 6_000 }, counted: 3_950, severalMessages: true },
      'unknown',
    ],
    [
      'the same, with a model that is known',
      {
        estimate: { low: 3_000, likely: 3_900, high: 6_000 },
        counted: 3_950,
        severalMessages: true,
        calibration: { runs: 3, share: 1 },
      },
      'complete',
    ],
    [
      'a message missing, with a model that is known',
      {
        estimate: { low: 2_500, likely: 4_600, high: 6_000 },
        counted: 3_000,
        severalMessages: true,
        calibration: { runs: 3, share: 1 },
      },
      'cut',
    ],
    [
      'a usual context’s worth in a room that is not sure',
      {
        contextTokens: 8_192,
        contextIsSure: false,
        estimate: { low: 3_000, likely: 5_000, high: 8_000 },
        counted: 4_096,
      },
      'unknown',
    ],
  ];
  for (const [title, part, expected] of table) {
    it(`is ${expected}: ${title}`, () => assert.equal(contextVerdict(reading(part)).verdict, expected));
  }

  it('is never “cut” in 1,000 prompts that fit', () => {
    const random = numbers(1);
    const wrong: number[] = [];
    for (let at = 0; at < 1_000; at += 1) {
      const messages: ChatMessage[] = [{ role: 'user', content: text(Math.ceil(random() * 500), random) }];
      const contextTokens = 1_024;
      const counted = countPrompt(messages, contextTokens, 'honest', false);
      if (counted === undefined) continue;
      const { verdict } = contextVerdict(
        reading({ counted, estimate: estimatePrompt(messages), contextTokens, contextIsSure: random() < 0.5 }),
      );
      if (verdict === 'cut') wrong.push(at);
    }
    assert.deepEqual(wrong, []);
  }).timeout(30_000);

  for (const overflow of ['fill', 'half', 'drop-messages'] as const satisfies readonly Overflow[]) {
    it(`is never “complete” in 500 prompts that were cut by “${overflow}”, and “cut” for all that are far too long`, () => {
      const random = numbers(2);
      let judged = 0;
      for (let at = 0; at < 500; at += 1) {
        const contextTokens = 1_024;
        const longer = 1.02 + random() * 4;
        const size = Math.ceil((contextTokens * longer) / 1.45);
        const messages: ChatMessage[] =
          overflow === 'drop-messages'
            ? [0.4, 0.3, 0.3].map((share) => ({ role: 'user', content: text(Math.ceil(size * share), random) }))
            : [{ role: 'user', content: text(size, random) }];
        const whole = countPrompt(messages, Infinity, overflow, true) ?? 0;
        const counted = countPrompt(messages, contextTokens, overflow, true);
        if (whole <= contextTokens) continue;
        judged += 1;
        const { verdict } = contextVerdict(
          reading({ counted, estimate: estimatePrompt(messages), contextTokens, severalMessages: messages.length > 1 }),
        );
        assert.notEqual(verdict, 'complete', `${whole} tokens, ${counted} read`);
        if (whole > contextTokens * 2) assert.equal(verdict, 'cut', `${whole} tokens, ${counted} read`);
      }
      assert.ok(judged > 400);
    }).timeout(30_000);
  }
});

describe('a long prompt to Ollama', () => {
  const long = text(3_000, numbers(3));

  it('is a problem where Ollama refuses it', () =>
    withFake({}, async ({ engine }) => {
      const { error, text: answer } = await run(engine, ask(long));
      assert.deepEqual(problemIn(error), { code: 'model.prompt-too-long', contextTokens: 2048 });
      assert.equal(answer, '');
    }));

  for (const overflow of ['fill', 'half'] as const) {
    it(`is told to be cut where Ollama cuts it without a word: ${overflow}`, () =>
      withFake({ overflow }, async ({ engine }) => {
        const { done, error } = await run(engine, ask(long));
        assert.equal(error, undefined);
        assert.equal(done?.context.verdict, 'cut');
        assert.equal(done.context.promptTokens, overflow === 'fill' ? 2048 : 1026);
        assert.equal(done.context.contextTokens, 2048);
        assert.ok(done.context.estimatedTokens > 2048);
      }));
  }

  it('is told to be cut in a chat whose first messages were left out', () =>
    withFake({ overflow: 'drop-messages' }, async ({ engine }) => {
      const model = await engine.open('warm', neverAborted());
      const messages = [long, long, 'Sum up all of that.'].map((content) => ({ role: 'user' as const, content }));
      const { done } = await drain(model.stream({ ...ask(), messages }, neverAborted()));
      assert.equal(done?.context.verdict, 'cut');
    }));

  it('is judged by the room it was given, not by what was asked for', () =>
    withFake({ models: [{ name: 'warm:latest', forcedContext: 1024 }], overflow: 'fill' }, async ({ engine }) => {
      const request = ask(text(1_000, numbers(4)), { contextTokens: 8192 });
      const model = await engine.open('warm', neverAborted());
      const first = await drain(model.stream(request, neverAborted()));
      assert.deepEqual(first.done && { verdict: first.done.context.verdict, room: first.done.context.contextTokens }, {
        verdict: 'cut',
        room: 1024,
      });
      // It is known by now what that wish gets: the model is not loaded again and again.
      assert.deepEqual((await drain(model.stream(request, neverAborted()))).phases, ['reading']);
    }));

  it('is judged with the weights’ own limit', () =>
    withFake({ models: [{ ...warm, trainedContext: 512, loadedContext: 512 }] }, async ({ engine }) => {
      const { done, phases } = await run(engine, ask('Hello.', { contextTokens: 32_000 }));
      assert.deepEqual(phases, ['reading']);
      assert.equal(done?.context.contextTokens, 512);
    }));

  it('is unknown where the server does not count', () =>
    withFake({ answers: [{ promptEvalCount: false }] }, async ({ engine }) => {
      const { done } = await run(engine);
      assert.equal(done?.context.verdict, 'unknown');
      assert.equal('promptTokens' in done.timings, false);
    }));

  it('counts the system message of the model itself', () =>
    withFake(
      { models: [{ ...warm, system: text(400, numbers(5)) }], answers: [{ promptEvalCount: 700 }] },
      async ({ engine }) => {
        const { done } = await run(engine);
        assert.equal(done?.context.verdict, 'complete');
        assert.equal(done.context.promptTokens, 700);
      },
    ));
});
