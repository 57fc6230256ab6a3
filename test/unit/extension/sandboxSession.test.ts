import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelChunk, ModelRequest } from '../../../src/core/models/languageModel.js';
import { abortError, ProblemError } from '../../../src/core/problems.js';
import { toSandboxPage, type SandboxInput, type SandboxView, type ToSandboxPage } from '../../../src/core/protocol.js';
import { english } from '../../../src/core/words.js';
import type { OpenedModel } from '../../../src/extension/engineSet.js';
import { createSandboxSession, emptySandbox, type SandboxSession } from '../../../src/extension/sandboxSession.js';
import { createRunStore } from '../../../src/storage/runStore.js';

type Script = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelChunk>;

const echo: Script = async function* (request) {
  yield { kind: 'phase', phase: 'reading' };
  yield { kind: 'text', text: `${request.options.seed}: ` };
  yield { kind: 'text', text: request.messages.at(-1)?.content ?? '' };
  yield {
    kind: 'done',
    timings: { firstTokenMs: 400, totalMs: 900, promptTokens: 10, answerTokens: 5, tokensPerSecond: 31 },
    stopReason: 'stop',
    context: { verdict: 'cut', promptTokens: 10, estimatedTokens: 40, contextTokens: 512 },
  };
};

const opened = (script: Script): OpenedModel => ({
  kind: 'ready',
  model: {
    specVersion: 1,
    description: { engine: 'recorded', engineVersion: '1', name: 's', title: 'S', digest: 'd', where: 'this machine' },
    stream: script,
  },
});

describe('sandbox session', () => {
  let folder = '';
  let posted: ToSandboxPage[] = [];
  let openedIds: string[] = [];
  let remembered: SandboxInput | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandpit-sandbox-'));
    posted = [];
    openedIds = [];
    remembered = undefined;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function begin(script: Script, models = ['embedded:one', 'embedded:two']): Promise<SandboxSession> {
    const session = createSandboxSession({
      t: english,
      runs: createRunStore(folder),
      models: async () =>
        models.map((id) => ({
          id,
          title: id,
          where: 'on this machine',
          caution: '',
          usable: true,
          ceiling: 'OFFICIAL' as const,
        })),
      whyNoModel: async () => ({ code: 'engine.none' }),
      documents: async () => [{ id: 'pack/data/letter.txt', title: 'letter.txt' }],
      readDocument: async () => ({ name: 'letter.txt', text: 'SYNTHETIC letter' }),
      pickFile: async () => {
        throw new ProblemError({ code: 'file.not-text', file: 'picture.png' });
      },
      openModel: async (id) => {
        openedIds.push(id);
        return opened(script);
      },
      ceilings: () => ({}),
      post: (message) => void posted.push(toSandboxPage.parse(message)),
      setRunning: () => undefined,
      exportRun: async () => undefined,
      openLink: async () => undefined,
      act: async () => undefined,
      kept: () => undefined,
      remembered: async () => remembered,
      remember: async (input) => {
        remembered = input;
      },
      log: () => undefined,
      clock: () => new Date(),
    });
    await session.handle({ kind: 'ready' });
    return session;
  }

  const view = (): SandboxView =>
    posted.flatMap((message) => (message.kind === 'sandbox' ? [message.view] : [])).at(-1) ?? assert.fail();
  const input = (change: Partial<SandboxInput> = {}): SandboxInput => {
    const empty = emptySandbox();
    return { ...empty, a: { ...empty.a, model: 'embedded:one', prompt: 'Hello' }, ...change };
  };

  it('chooses the first model that can be used', async () => {
    await begin(echo);
    assert.equal(view().input.a.model, 'embedded:one');
  });

  it('runs, keeps the run whole, and tells what was cut', async () => {
    const session = await begin(echo);
    await session.handle({ kind: 'attach-document', id: 'pack/data/letter.txt' });
    await session.handle({
      kind: 'run',
      input: input({ system: 'Be short', data: { name: 'letter.txt', text: 'SYNTHETIC letter' } }),
    });
    const { a } = view().answers;
    assert.equal(a?.state, 'complete');
    assert.equal(a?.context, 'cut');
    const { runs } = await createRunStore(folder).list();
    const run = await createRunStore(folder).get(runs[0]?.id ?? '');
    assert.deepEqual(
      run?.messages.map((message) => message.role),
      ['system', 'user'],
    );
    assert.equal(run?.data?.name, 'letter.txt');
    assert.equal(run?.answer, a?.text);
  });

  for (const [compare, b, expected] of [
    [
      'prompts',
      {
        model: 'embedded:two',
        prompt: 'Other',
        settings: { temperature: 1, seed: 9, maxTokens: 9, contextTokens: 512 },
      },
      { model: 'embedded:one', text: '7: Other' },
    ],
    [
      'models',
      {
        model: 'embedded:two',
        prompt: 'Other',
        settings: { temperature: 1, seed: 9, maxTokens: 9, contextTokens: 512 },
      },
      { model: 'embedded:two', text: '7: Hello' },
    ],
    [
      'settings',
      {
        model: 'embedded:two',
        prompt: 'Other',
        settings: { temperature: 1, seed: 9, maxTokens: 9, contextTokens: 512 },
      },
      { model: 'embedded:one', text: '9: Hello' },
    ],
  ] as const)
    it(`comparing ${compare}, b differs in nothing else`, async () => {
      const session = await begin(echo);
      await session.handle({ kind: 'run', input: input({ compare, b: { ...b, settings: { ...b.settings } } }) });
      assert.equal(view().answers.b?.text, expected.text);
      assert.deepEqual(openedIds, ['embedded:one', expected.model]);
      assert.notEqual(view().difference, '');
    });

  it('cancels, keeps what came, and runs again', async () => {
    const session = await begin(async function* (_, signal) {
      yield { kind: 'text', text: 'Half' };
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      throw abortError();
    });
    const running = session.handle({ kind: 'run', input: input({ compare: 'prompts', b: { ...input().a } }) });
    while (!posted.some((message) => message.kind === 'text')) await new Promise((resolve) => setTimeout(resolve, 2));
    await session.handle({ kind: 'cancel' });
    await running;
    assert.equal(view().answers.a?.state, 'cancelled');
    assert.equal(view().answers.b, undefined);
    assert.equal((await createRunStore(folder).list()).runs[0]?.outcome, 'cancelled');
  });

  it('says in one sentence that there is no model', async () => {
    await begin(echo, []);
    assert.notEqual(view().problem?.sentence ?? '', '');
    assert.equal(view().problem?.actions.length, 3);
  });

  for (const [name, prompt] of [
    ['an empty prompt', '  '],
    ['a prompt of two million characters', 'x'.repeat(2_000_000)],
  ] as const)
    it(`refuses ${name} and asks no model`, async () => {
      const session = await begin(echo);
      const given = input();
      await session.handle({ kind: 'run', input: { ...given, a: { ...given.a, prompt } } });
      assert.notEqual(view().problem?.sentence ?? '', '');
      assert.deepEqual(openedIds, []);
    });

  it('tells of a file that is not text, and leaves the prompt', async () => {
    const session = await begin(echo);
    await session.handle({ kind: 'draft', input: input() });
    await session.handle({ kind: 'attach-file' });
    assert.notEqual(view().problem?.sentence ?? '', '');
    assert.equal(view().input.a.prompt, 'Hello');
  });

  it('brings back after a reload what stood in the boxes', async () => {
    const session = await begin(echo);
    await session.handle({ kind: 'draft', input: input({ system: 'Be kind' }) });
    await begin(echo);
    assert.equal(view().input.system, 'Be kind');
    assert.equal(view().input.a.prompt, 'Hello');
  });

  it('opens two kept runs side by side without running', async () => {
    const session = await begin(echo);
    await session.handle({ kind: 'run', input: input() });
    const store = createRunStore(folder);
    const run = (await store.get((await store.list()).runs[0]?.id ?? '')) ?? assert.fail();
    openedIds = [];
    await session.fill(input({ compare: 'settings' }), { a: run, b: { ...run, answer: 'other' } });
    assert.equal(view().answers.b?.text, 'other');
    assert.deepEqual(openedIds, []);
  });
});
