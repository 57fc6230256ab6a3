/** Runs in a process of their own: in order, cancelled for certain, and never the end of more than themselves. */

import assert from 'node:assert/strict';
import { isAbort } from '../../../../src/core/problems.js';
import { drain, isAlive, neverAborted, problemOfStream, request, until, withEngine, type Scene } from './support.js';

/** Starts a run and waits until it is where it should be. */
async function begin({ engine }: Scene, content: string, place: 'loading' | 'reading' | 'writing') {
  const controller = new AbortController();
  const model = await engine.open('model.gguf', neverAborted());
  let at = '';
  const ending = drain(model.stream(request(content), controller.signal), (chunk) => {
    at = chunk.kind === 'phase' ? chunk.phase : 'writing';
  });
  await until(() => at === place, place);
  // The fake goes on to where it hangs.
  await new Promise((resolve) => setTimeout(resolve, 60));
  return { controller, ending };
}

describe('a run of the embedded engine', () => {
  it('goes through its phases, streams, and ends with its figures', () =>
    withEngine(async ({ ask }) => {
      const { phases, text, done, error } = await ask('say 4');
      assert.equal(error, undefined);
      assert.deepEqual(phases, ['loading', 'reading']);
      assert.equal(text, 'word1 word2 word3 word4 ');
      assert.ok(done);
      assert.equal(done.stopReason, 'stop');
      assert.deepEqual(done.context, { verdict: 'complete', promptTokens: 12, contextTokens: 512 });
      const { firstTokenMs, totalMs, loadMs, answerTokens, promptTokens } = done.timings;
      assert.ok(firstTokenMs > 0 && totalMs >= firstTokenMs && (loadMs ?? 0) > 0);
      assert.deepEqual([promptTokens, answerTokens], [12, 4]);
    }));

  it('starts no process before it, and keeps one for the next', () =>
    withEngine(async ({ ask, engine, processes }) => {
      await engine.probe(neverAborted());
      await engine.open('model.gguf', neverAborted());
      assert.equal(processes().length, 0);
      await ask('say 1');
      const [first] = processes();
      const { phases, done } = await ask('say 1');
      assert.deepEqual(phases, ['reading']);
      assert.equal(done?.timings.loadMs, undefined);
      assert.deepEqual(processes(), [first]);
    }));

  it('is followed by the unloading of the model, and by another when it is wanted again', () =>
    withEngine(
      async ({ ask, processes }) => {
        await ask('say 1');
        const [first] = processes();
        assert.ok(first);
        await until(() => !isAlive(first), 'the process to end');
        assert.equal((await ask('say 2')).text, 'word1 word2 ');
        assert.notEqual(processes()[0], first);
      },
      { unloadAfterMs: 50 },
    ));

  it('does not unload while it goes on', () =>
    withEngine(async ({ ask }) => assert.equal((await ask('say 30')).error, undefined), { unloadAfterMs: 20 }));

  it('waits for the one before it, and says so', () =>
    withEngine(async ({ engine }) => {
      const model = await engine.open('model.gguf', neverAborted());
      const [first, second] = await Promise.all(
        ['say 20', 'say 2'].map((content) => drain(model.stream(request(content), neverAborted()))),
      );
      assert.equal(first?.error ?? second?.error, undefined);
      assert.deepEqual(first?.phases, ['loading', 'reading']);
      assert.deepEqual(second?.phases, ['queued', 'reading']);
    }));
});

describe('cancelling a run of the embedded engine', () => {
  for (const place of ['loading', 'reading', 'writing'] as const)
    it(`ends a process that heeds nothing while ${place}`, () =>
      withEngine(async (scene) => {
        const { controller, ending } = await begin(scene, `hang ${place}`, place);
        const [pid] = scene.processes();
        assert.ok(pid);
        const began = performance.now();
        controller.abort();
        const { error } = await ending;
        const seenAfter = performance.now() - began;
        assert.ok(isAbort(error), String(error));
        await until(() => !isAlive(pid), 'the process to end');
        // Far more than the goal of 50 ms, which the benchmark holds: here the machine may be busy.
        assert.ok(seenAfter < 500 && performance.now() - began < 2_000);
        assert.equal((await scene.ask('say 1')).text, 'word1 ');
      }));

  it('keeps the model of a run that stops when it is asked to', () =>
    withEngine(
      async (scene) => {
        const { controller, ending } = await begin(scene, 'say 100000', 'writing');
        const before = scene.processes();
        controller.abort();
        assert.ok(isAbort((await ending).error));
        assert.deepEqual((await scene.ask('say 1')).phases.at(-1), 'reading');
        assert.deepEqual(scene.processes(), before);
      },
      { patience: { heardMs: 5_000, stoppedMs: 5_000 } },
    ));

  it('ends a process that hears and does not stop', () =>
    withEngine(
      async (scene) => {
        const { controller, ending } = await begin(scene, 'ignore', 'writing');
        const [pid] = scene.processes();
        assert.ok(pid);
        controller.abort();
        assert.ok(isAbort((await ending).error));
        await until(() => !isAlive(pid), 'the process to end');
        assert.equal((await scene.ask('say 1')).text, 'word1 ');
      },
      { patience: { heardMs: 5_000, stoppedMs: 50 } },
    ));

  it('leaves the first alone when the second is still waiting', () =>
    withEngine(async (scene) => {
      const { ending: first } = await begin(scene, 'say 100', 'writing');
      const controller = new AbortController();
      const model = await scene.engine.open('model.gguf', neverAborted());
      const second = drain(model.stream(request('say 1'), controller.signal), () => controller.abort());
      const { error, phases } = await second;
      assert.ok(isAbort(error));
      assert.deepEqual(phases, ['queued']);
      const { done } = await first;
      assert.equal(done?.timings.answerTokens, 100);
    }));

  it('lets the second begin when the first is cancelled', () =>
    withEngine(async (scene) => {
      const { controller, ending } = await begin(scene, 'hang reading', 'reading');
      const second = scene.ask('say 3');
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.abort();
      assert.ok(isAbort((await ending).error));
      assert.equal((await second).text, 'word1 word2 word3 ');
    }));

  it('is done before anything starts when the signal has fired already', () =>
    withEngine(async ({ ask, processes }) => {
      assert.ok(isAbort((await ask('say 1', AbortSignal.abort())).error));
      assert.equal(processes().length, 0);
    }));

  it('happens when the reader goes away', () =>
    withEngine(async (scene) => {
      const model = await scene.engine.open('model.gguf', neverAborted());
      for await (const chunk of model.stream(request('say 100000'), neverAborted())) if (chunk.kind === 'text') break;
      assert.equal((await scene.ask('say 2')).text, 'word1 word2 ');
    }));

  it('happens to every run when the engine is disposed, whatever it has come to', () =>
    withEngine(async ({ engine, processes }) => {
      const model = await engine.open('model.gguf', neverAborted());
      const runs = [drain(model.stream(request('say 100000'), neverAborted()))];
      const pid = await until(() => processes()[0], 'a process');
      // One waits, and one is still being looked at.
      runs.push(drain(model.stream(request('say 1'), neverAborted())));
      await new Promise((resolve) => setTimeout(resolve, 50));
      runs.push(drain(model.stream(request('say 1'), neverAborted())));
      await engine.dispose();
      for (const { error } of await Promise.all(runs)) assert.ok(isAbort(error), String(error));
      assert.ok(!isAlive(pid));
      assert.equal(processes().length, 0);
    }));

  it('is what a run after that begins with', () =>
    withEngine(async ({ engine, processes }) => {
      const model = await engine.open('model.gguf', neverAborted());
      await engine.dispose();
      assert.ok(isAbort((await drain(model.stream(request('say 1'), neverAborted()))).error));
      assert.equal(processes().length, 0);
    }));
});

describe('a process of the embedded engine that ends by itself', () => {
  const deaths: readonly [string, object][] = [
    ['die 3', { code: 'embedded.died', exit: 'exit code 3' }],
    ['kill', { code: 'embedded.died', exit: 'SIGKILL' }],
    ['garble', { code: 'embedded.died', exit: 'SIGKILL' }],
    ['memory', { code: 'embedded.out-of-memory', model: 'model.gguf' }],
  ];
  for (const [how, problem] of deaths)
    it(`ends the run and nothing else (${how})`, () =>
      withEngine(async ({ engine, processes, log }) => {
        const model = await engine.open('model.gguf', neverAborted());
        const [streamed, next] = await Promise.all(
          [how, 'say 2'].map((content) => drain(model.stream(request(content), neverAborted()))),
        );
        assert.ok(streamed && next);
        assert.deepEqual(problemOfStream(streamed), problem);
        // What had come stays.
        assert.equal(streamed.text, 'word1 word2 word3 ');
        assert.equal(next.text, 'word1 word2 ');
        assert.equal(processes().length, 1);
        if (how === 'memory')
          assert.ok(
            log.some((line) => line.includes('failed to allocate')),
            log.join('\n'),
          );
      }));

  it('is told of when it could not even be started', () =>
    withEngine(async ({ ask }) => assert.equal(problemOfStream(await ask('say 1')).code, 'embedded.died'), {
      childModule: '/nowhere/child.js',
    }));
});

describe('a problem inside the process', () => {
  const problems = [
    { code: 'model.prompt-too-long', contextTokens: 512, promptTokens: 700 },
    { code: 'model.file-broken', file: 'model.gguf' },
    { code: 'embedded.out-of-memory', model: 'model.gguf' },
    { code: 'unexpected', said: 'something' },
  ];
  for (const problem of problems)
    it(`reaches the caller, and the next run works (${problem.code})`, () =>
      withEngine(async ({ ask }) => {
        assert.deepEqual(problemOfStream(await ask(`fail ${JSON.stringify(problem)}`)), problem);
        assert.equal((await ask('say 1')).text, 'word1 ');
      }));
});
