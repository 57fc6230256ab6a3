import assert from 'node:assert/strict';
import type { ModelRequest } from '../../../../src/core/models/languageModel.js';
import { recordingSchema, type Recording } from '../../../../src/core/models/recording.js';
import { isAbort } from '../../../../src/core/problems.js';
import { createRecordedEngine } from '../../../../src/engines/recorded/engine.js';
import { recordAnswers } from '../../../../src/engines/recorded/record.js';
import { ask, drain, neverAborted, problemIn, problemOfRejected, withFake } from '../ollama/support.js';

const at = new Date('2026-11-23T09:00:00Z');

/** A recording of the fake Ollama, made by the product itself and read back as from a file. */
async function record(requests: readonly ModelRequest[], tokens: readonly string[]): Promise<Recording> {
  let made: Recording | undefined;
  await withFake(
    {
      models: [{ name: 'qwen2.5-coder:0.5b', loadedContext: 2048, digest: 'feedc0ffee112233' }],
      answers: [{ tokens, paceMs: 30 }],
    },
    async ({ engine }) => {
      const model = await engine.open('qwen2.5-coder:0.5b', neverAborted());
      made = await recordAnswers(model, requests, at, neverAborted());
    },
  );
  return recordingSchema.parse(JSON.parse(JSON.stringify(made)));
}

describe('recorded answers', () => {
  it('come back as they were, and say that they are recorded, of what and when', async () => {
    const engine = createRecordedEngine([await record([ask()], ['Good', ' morning'])]);
    const title = 'Recorded answers from Qwen2.5 Coder 0.5B, 23 November 2026';
    assert.deepEqual(await engine.probe(neverAborted()), {
      kind: 'ready',
      version: '1',
      models: [
        { engine: 'recorded', name: 'qwen2.5-coder:0.5b', title, where: 'this machine', digest: 'feedc0ffee112233' },
      ],
    });
    const model = await engine.open('qwen2.5-coder:0.5b', neverAborted());
    assert.equal(model.description.engine, 'recorded');
    assert.equal(model.description.title, title);
    assert.equal(model.description.engineVersion, 'ollama 0.17.4');
    const { text, done, phases } = await drain(model.stream(ask(), neverAborted()));
    assert.equal(text, 'Good morning');
    assert.deepEqual(phases, ['reading']);
    assert.equal(done?.timings.tokensPerSecond, 40);
    assert.equal(done.context.verdict, 'complete');
    await engine.dispose();
  });

  it('are not made up for what was never asked', async () => {
    const engine = createRecordedEngine([await record([ask()], ['x'])]);
    const model = await engine.open('qwen2.5-coder:0.5b', neverAborted());
    for (const other of [ask('Something else.'), ask(undefined, { seed: 8 }), ask(undefined, { temperature: 1 })]) {
      const { error, chunks } = await drain(model.stream(other, neverAborted()));
      assert.deepEqual(problemIn(error), { code: 'model.not-recorded', name: 'Qwen2.5 Coder 0.5B' });
      assert.deepEqual(chunks, []);
    }
  });

  it('keep the pauses they had when asked to, and can be cancelled in one', async () => {
    const recording = await record([ask()], ['a', 'b']);
    const slow = {
      ...recording,
      answers: recording.answers.map((one) => ({
        ...one,
        chunks: [
          { afterMs: 60, text: 'a' },
          { afterMs: 60_000, text: 'b' },
        ],
      })),
    };
    const model = await createRecordedEngine([slow], { pace: 'as recorded' }).open(
      'qwen2.5-coder:0.5b',
      neverAborted(),
    );
    const controller = new AbortController();
    const began = performance.now();
    const { text, error } = await drain(model.stream(ask(), controller.signal), (chunk) => {
      if (chunk.kind === 'text') setTimeout(() => controller.abort(), 10);
    });
    assert.equal(text, 'a');
    assert.ok(isAbort(error));
    assert.ok(performance.now() - began >= 55);
  });

  it('of one model from several files are one model, the later answers first', async () => {
    const [early, late] = [await record([ask()], ['old']), await record([ask()], ['new'])];
    const more = await record([ask('More?')], ['more']);
    const engine = createRecordedEngine([{ ...late, recordedAt: '2026-12-01T00:00:00Z' }, early, more]);
    const state = await engine.probe(neverAborted());
    assert.deepEqual(state.kind === 'ready' && state.models.map((model) => model.title), [
      'Recorded answers from Qwen2.5 Coder 0.5B, 1 December 2026',
    ]);
    const model = await engine.open('qwen2.5-coder:0.5b', neverAborted());
    assert.equal((await drain(model.stream(ask(), neverAborted()))).text, 'new');
    assert.equal((await drain(model.stream(ask('More?'), neverAborted()))).text, 'more');
  });

  it('of two models with one name are told apart by digest', async () => {
    const one = await record([ask()], ['x']);
    const two = { ...one, model: { ...one.model, digest: '99887766554433221100' } };
    const state = await createRecordedEngine([one, two]).probe(neverAborted());
    assert.deepEqual(state.kind === 'ready' && state.models.map((model) => model.name), [
      'qwen2.5-coder:0.5b@feedc0ffee11',
      'qwen2.5-coder:0.5b@998877665544',
    ]);
  });

  it('are absent where there are none, and unknown by another name', async () => {
    const engine = createRecordedEngine([]);
    assert.deepEqual(await engine.probe(neverAborted()), { kind: 'absent' });
    assert.deepEqual(await problemOfRejected(engine.open('x', neverAborted())), {
      code: 'model.unknown',
      name: 'x',
      engine: 'recorded',
    });
    await assert.rejects(engine.probe(AbortSignal.abort()), isAbort);
  });
});
