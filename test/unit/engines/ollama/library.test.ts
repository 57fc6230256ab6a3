import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAbort } from '../../../../src/core/problems.js';
import type { LibraryProgress } from '../../../../src/engines/ollama/library.js';
import { chatMl } from '../../../../src/engines/ollama/template.js';
import type { FakePull } from '../../../fixtures/fakeOllama/script.js';
import { neverAborted, problemOfRejected, run, until, withFake } from './support.js';

const pull: FakePull = {
  layers: [
    { digest: `sha256:${'a'.repeat(64)}`, bytes: 100 },
    { digest: `sha256:${'b'.repeat(64)}`, bytes: 50 },
  ],
  bytesPerStep: 25,
  paceMs: 2,
};

describe('pulling a model into Ollama', () => {
  it('tells how far it is, and ends with the model there', () =>
    withFake({ models: [], pulls: { small: pull } }, async ({ engine }) => {
      const steps: LibraryProgress[] = [];
      await engine.pull('small', (progress) => steps.push(progress), neverAborted());
      assert.deepEqual([...new Set(steps.map((step) => step.stage))], ['looking', 'copying', 'checking', 'writing']);
      assert.deepEqual(steps.at(-1), { stage: 'writing', doneBytes: 150, totalBytes: 150 });
      for (const [at, step] of steps.entries()) assert.ok(step.doneBytes >= (steps[at - 1]?.doneBytes ?? 0));
      assert.equal((await engine.probe(neverAborted())).kind, 'ready');
    }));

  it('goes on where a lost connection left it', () =>
    withFake({ models: [], pulls: { small: { ...pull, dropAfterSteps: 3 } } }, async ({ engine }) => {
      const problem = await problemOfRejected(engine.pull('small', () => undefined, neverAborted()));
      assert.equal(problem.code, 'engine.broke-off');
      const steps: LibraryProgress[] = [];
      await engine.pull('small', (progress) => steps.push(progress), neverAborted());
      assert.equal(steps.find((step) => step.totalBytes > 0)?.doneBytes, 75);
    }));

  it('is cancelled at once', () =>
    withFake({ models: [], pulls: { small: { ...pull, paceMs: 600_000 } } }, async ({ engine, fake }) => {
      const controller = new AbortController();
      const pulling = engine.pull('small', () => undefined, controller.signal);
      const seen = await until(() => fake.seen('/api/pull').find((one) => one.chunksSent > 1), 'the pull');
      controller.abort();
      await assert.rejects(pulling, isAbort);
      await until(() => seen.disconnectedAt, 'disconnect');
    }));

  it('refuses a cloud model without asking, and tells an unknown one', () =>
    withFake({ models: [] }, async ({ engine, fake }) => {
      const cloud = await problemOfRejected(engine.pull('gpt-oss:120b-cloud', () => undefined, neverAborted()));
      assert.equal(cloud.code, 'model.cloud');
      assert.equal(fake.requests.length, 0);
      const unknown = await problemOfRejected(engine.pull('nobody', () => undefined, neverAborted()));
      assert.deepEqual(unknown, { code: 'model.unknown', name: 'nobody', engine: 'ollama' });
    }));
});

describe('a model file put into Ollama', () => {
  let folder = '';
  let file = '';
  // More than one part of the stream.
  const weights = Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(2_500_000, 7)]);
  const digest = `sha256:${createHash('sha256').update(weights).digest('hex')}`;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandpit-'));
    file = join(folder, 'model.gguf');
    await writeFile(file, weights);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is copied by its digest and given our template, and answers', () =>
    withFake({ models: [] }, async ({ engine, fake }) => {
      const steps: LibraryProgress[] = [];
      await engine.importGguf(file, 'mine', neverAborted(), { onProgress: (step) => steps.push(step) });
      assert.deepEqual([...new Set(steps.map((step) => step.stage))], ['hashing', 'copying', 'writing']);
      assert.deepEqual(steps.at(-1), { stage: 'writing', doneBytes: weights.length, totalBytes: weights.length });
      const blobs = fake.requests.filter((request) => request.path.startsWith('/api/blobs/'));
      assert.deepEqual(
        blobs.map((request) => [request.method, request.path]),
        [
          ['HEAD', `/api/blobs/${digest}`],
          ['POST', `/api/blobs/${digest}`],
        ],
      );
      assert.deepEqual(blobs[1]?.body, { bytes: weights.length, sha256: digest.slice('sha256:'.length) });
      assert.deepEqual(fake.seen('/api/create')[0]?.body, {
        model: 'mine',
        files: { 'model.gguf': digest },
        template: chatMl.template,
        parameters: { stop: ['<|im_end|>'] },
        stream: true,
      });
      assert.equal((await run(engine, undefined, 'mine')).error, undefined);
    }));

  it('is not copied again when Ollama has it', () =>
    withFake({ models: [] }, async ({ engine, fake }) => {
      await engine.importGguf(file, 'mine', neverAborted());
      await engine.importGguf(file, 'again', neverAborted());
      assert.equal(
        fake.requests.filter((one) => one.method === 'POST' && one.path.startsWith('/api/blobs/')).length,
        1,
      );
    }));

  it('is refused when it is no GGUF, or not there', () =>
    withFake({ models: [] }, async ({ engine, fake }) => {
      const other = join(folder, 'notes.txt');
      await writeFile(other, 'GG');
      assert.deepEqual(await problemOfRejected(engine.importGguf(other, 'x', neverAborted())), {
        code: 'model.not-gguf',
        file: other,
      });
      const gone = await problemOfRejected(engine.importGguf(join(folder, 'gone.gguf'), 'x', neverAborted()));
      assert.equal(gone.code, 'disk.cannot-read');
      assert.equal(fake.requests.length, 0);
    }));

  it('is left when cancelled', () =>
    withFake({ models: [] }, async ({ engine, fake }) => {
      await assert.rejects(engine.importGguf(file, 'mine', AbortSignal.abort()), isAbort);
      assert.equal(fake.requests.length, 0);
    }));
});

describe('mending a model without a chat template', () => {
  const bare = { name: 'bare:latest', template: '{{ .Prompt }}' };

  it('writes ChatML under the same name, and it answers', () =>
    withFake({ models: [bare] }, async ({ engine, fake }) => {
      await engine.probe(neverAborted());
      await engine.mendTemplate('bare', neverAborted());
      assert.deepEqual(fake.seen('/api/create')[0]?.body, {
        model: 'bare',
        from: 'bare',
        template: chatMl.template,
        parameters: { stop: ['<|im_end|>'] },
        stream: true,
      });
      const state = await engine.probe(neverAborted());
      assert.deepEqual(state.kind === 'ready' && state.models.map((model) => [model.name, model.trouble]), [
        ['bare:latest', undefined],
      ]);
      assert.equal((await run(engine, undefined, 'bare')).error, undefined);
    }));

  it('leaves one alone that was taught with other marks', () =>
    withFake({ models: [{ ...bare, tokens: ['<start_of_turn>', '<end_of_turn>'] }] }, async ({ engine, fake }) => {
      assert.deepEqual(await problemOfRejected(engine.mendTemplate('bare', neverAborted())), {
        code: 'model.no-chat-template',
        name: 'bare',
      });
      assert.equal(fake.seen('/api/create').length, 0);
    }));
});

describe('removing a model from Ollama', () => {
  it('removes it, and tells when there is none', () =>
    withFake({}, async ({ engine }) => {
      await engine.remove('warm', neverAborted());
      assert.equal((await engine.probe(neverAborted())).kind, 'no-model');
      assert.equal((await problemOfRejected(engine.remove('warm', neverAborted()))).code, 'model.unknown');
    }));
});
