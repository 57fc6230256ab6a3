/** Which models the engine offers and opens, and which it does not. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../../../../src/core/models/catalogue.js';
import { noteName, readNote } from '../../../../src/core/models/modelFile.js';
import { isAbort, ProblemError } from '../../../../src/core/problems.js';
import { createEmbeddedEngine } from '../../../../src/engines/embedded/engine.js';
import { chatMl } from '../../../../src/engines/ollama/template.js';
import { chatmlTemplate } from '../../../fixtures/gguf.js';
import {
  drain,
  fakeChild,
  makeRuntime,
  neverAborted,
  problemOfStream,
  putModel,
  request,
  until,
  withEngine,
  withFolders,
  type Folders,
} from './support.js';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const [small, , tiny] = catalogue;
assert.ok(small && tiny);

function engineOf({ models }: Folders, runtimeFolders: readonly string[]) {
  return createEmbeddedEngine({ runtimeFolders, modelsFolder: models, childModule: fakeChild, unloadAfterMs: 1_000 });
}

async function problemOfOpening(folders: Folders, name: string): Promise<unknown> {
  return engineOf(folders, [folders.runtime])
    .open(name, neverAborted())
    .then(
      () => 'opened',
      (error: unknown) => (error instanceof ProblemError ? error.problem : error),
    );
}

describe('looking at the embedded engine', () => {
  it('tells models from troubles, those of the catalogue first and those for tests last', () =>
    withFolders(async (folders) => {
      const digest = await putModel(folders, 'b.gguf');
      await putModel(folders, 'a-dropped.gguf', {}, null);
      await writeFile(join(folders.models, small.file), 'half');
      await writeFile(join(folders.models, tiny.file), '');
      await truncate(join(folders.models, tiny.file), tiny.bytes);
      for (const name of ['c.gguf.part', '.d.gguf', 'readme.txt']) await writeFile(join(folders.models, name), '');
      await mkdir(join(folders.models, 'folder.gguf'));
      const state = await engineOf(folders, [folders.runtime]).probe(neverAborted());
      assert.ok(state.kind === 'ready');
      assert.equal(state.version, '3.22.1');
      assert.deepEqual(
        state.models.map(({ name, title, trouble, digest: known }) => ({ name, title, trouble, known })),
        [
          { name: 'a-dropped.gguf', title: 'a-dropped', trouble: 'not-verified', known: undefined },
          { name: 'b.gguf', title: 'A model', trouble: undefined, known: digest },
          { name: small.file, title: small.title, trouble: 'changed', known: undefined },
          { name: tiny.file, title: tiny.title, trouble: undefined, known: tiny.sha256 },
        ],
      );
      assert.ok(state.models.every(({ where, engine }) => where === 'this machine' && engine === 'embedded'));
    }));

  it('says that there is no model, in an empty folder or none', () =>
    withFolders(async (folders) => {
      const engine = engineOf(folders, [folders.runtime]);
      assert.deepEqual(await engine.probe(neverAborted()), { kind: 'no-model', version: '3.22.1' });
      await rm(folders.models, { recursive: true });
      assert.deepEqual(await engine.probe(neverAborted()), { kind: 'no-model', version: '3.22.1' });
    }));

  const missing: readonly [string, (folders: Folders) => Promise<unknown>][] = [
    ['no folder', ({ runtime }) => rm(runtime, { recursive: true })],
    ['no build', ({ runtime }) => rm(join(runtime, 'node_modules', '@node-llama-cpp'), { recursive: true })],
    [
      'a build for another platform',
      async ({ runtime }) => {
        const builds = join(runtime, 'node_modules', '@node-llama-cpp');
        await rm(builds, { recursive: true });
        await mkdir(join(builds, 'plan9-x64'), { recursive: true });
      },
    ],
    ['half a package', ({ runtime }) => writeFile(join(runtime, 'node_modules/node-llama-cpp/package.json'), '{"ver')],
  ];
  for (const [why, spoil] of missing)
    it(`says that the runtime is not there with ${why}, and names the platform`, () =>
      withFolders(async (folders) => {
        await putModel(folders, 'model.gguf');
        await spoil(folders);
        assert.deepEqual(await engineOf(folders, [folders.runtime]).probe(neverAborted()), { kind: 'absent' });
        const platform = `${process.platform}-${process.arch}`;
        assert.deepEqual(await problemOfOpening(folders, 'model.gguf'), { code: 'embedded.runtime-missing', platform });
      }));

  it('takes the first folder that has a runtime', () =>
    withFolders(async (folders) => {
      const other = join(folders.root, 'other');
      await makeRuntime(other, '3.30.0');
      for (const [places, version] of [
        [[join(folders.root, 'none'), other, folders.runtime], '3.30.0'],
        [[folders.runtime, other], '3.22.1'],
      ] as const) {
        const state = await engineOf(folders, places).probe(neverAborted());
        assert.ok(state.kind === 'no-model' && state.version === version, JSON.stringify(state));
      }
    }));
});

describe('opening a model of the embedded engine', () => {
  it('describes it so that a run can be repeated', () =>
    withFolders(async (folders) => {
      const digest = await putModel(folders, 'model.gguf');
      const { description } = await engineOf(folders, [folders.runtime]).open('model.gguf', neverAborted());
      assert.deepEqual(description, {
        engine: 'embedded',
        engineVersion: '3.22.1',
        name: 'model.gguf',
        title: 'A model',
        digest,
        where: 'this machine',
        trainedContextTokens: 4096,
        // The same prompt text as Ollama's with our template, so the same digest.
        template: hash(chatMl.template),
      });
    }));

  it('names a template that is not ChatML by its own digest', () =>
    withFolders(async (folders) => {
      await putModel(folders, 'model.gguf', { chatTemplate: '[INST]{{ messages[0].content }}[/INST]' });
      const { description } = await engineOf(folders, [folders.runtime]).open('model.gguf', neverAborted());
      assert.equal(description.template, hash('[INST]{{ messages[0].content }}[/INST]'));
    }));

  const refused: readonly [string, object, (folders: Folders) => Promise<unknown>][] = [
    ['is not there', { code: 'model.unknown', name: 'model.gguf', engine: 'embedded' }, async () => undefined],
    [
      'nobody vouched for',
      { code: 'model.unknown', name: 'model.gguf', engine: 'embedded' },
      (folders) => putModel(folders, 'model.gguf', {}, null),
    ],
    [
      'has no chat template',
      { code: 'model.no-chat-template', name: 'model.gguf' },
      (folders) => putModel(folders, 'model.gguf', {}),
    ],
    [
      'lost bytes',
      { code: 'model.file-broken', file: 'model.gguf' },
      async (folders) => {
        await putModel(folders, 'model.gguf');
        await truncate(join(folders.models, 'model.gguf'), 500);
      },
    ],
    [
      'has grown',
      { code: 'model.file-changed', file: 'model.gguf' },
      async (folders) => {
        await putModel(folders, 'model.gguf');
        await appendFile(join(folders.models, 'model.gguf'), 'x');
      },
    ],
    [
      'was brought in broken',
      { code: 'model.file-broken', file: 'model.gguf' },
      async (folders) => {
        const path = join(folders.models, 'model.gguf');
        await writeFile(path, 'GGUF and no more');
        await writeFile(noteName(path), JSON.stringify({ sha256: hash('x'), size: 16, mtimeMs: 1, imported: true }));
      },
    ],
  ];
  for (const [why, problem, arrange] of refused)
    it(`is refused for a file that ${why}`, () =>
      withFolders(async (folders) => {
        await arrange(folders);
        assert.deepEqual(await problemOfOpening(folders, 'model.gguf'), problem);
      }));

  for (const name of ['../model.gguf', 'folder/model.gguf', ''])
    it(`knows no model called “${name}”`, () =>
      withFolders(async (folders) => {
        const problem = await problemOfOpening(folders, name);
        assert.deepEqual(problem, { code: 'model.unknown', name, engine: 'embedded' });
      }));

  it('ends when it is cancelled', () =>
    withFolders(async (folders) => {
      await putModel(folders, 'model.gguf');
      const engine = engineOf(folders, [folders.runtime]);
      await assert.rejects(engine.open('model.gguf', AbortSignal.abort()), isAbort);
      await assert.rejects(engine.probe(AbortSignal.abort()), isAbort);
    }));
});

describe('a model file between opening and running', () => {
  it('is not run when it became another', () =>
    withEngine(async ({ engine, folders, processes }) => {
      const model = await engine.open('model.gguf', neverAborted());
      await putModel(folders, 'model.gguf', { chatTemplate: chatmlTemplate, name: 'Another' });
      const streamed = await drain(model.stream(request('say 1'), neverAborted()));
      assert.deepEqual(problemOfStream(streamed), { code: 'model.file-changed', file: 'model.gguf' });
      assert.equal(processes().length, 0);
    }));

  it('is not run when it went', () =>
    withEngine(async ({ engine, folders }) => {
      const model = await engine.open('model.gguf', neverAborted());
      await rm(join(folders.models, 'model.gguf'));
      const streamed = await drain(model.stream(request('say 1'), neverAborted()));
      assert.equal(problemOfStream(streamed).code, 'model.unknown');
    }));

  it('is remembered as checked once the process has read it', () =>
    withEngine(async ({ ask, folders }) => {
      await ask('check');
      const path = join(folders.models, 'model.gguf');
      const { mtimeMs } = await stat(path);
      // Written after the answer, so that no run waits for it.
      const note = await until(() => {
        const found = readNote(readFileSync(noteName(path), 'utf8'));
        return found?.mtimeMs === mtimeMs && found;
      }, 'the note');
      assert.equal(note.imported, true);
    }));
});
