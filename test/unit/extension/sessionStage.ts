/** Both sessions behind the pages, with a model of the test's own, real stores in a folder, and all that they say kept. */

import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OwnedCeilings } from '../../../src/core/guard/ceilings.js';
import type { LanguageModel } from '../../../src/core/models/languageModel.js';
import { readPack } from '../../../src/core/packs/readPack.js';
import { toLessonPage, toSandboxPage, type ToLessonPage, type ToSandboxPage } from '../../../src/core/protocol.js';
import type { Run } from '../../../src/core/records/run.js';
import { english } from '../../../src/core/words.js';
import type { OpenedModel } from '../../../src/extension/engineSet.js';
import { createLabRunner } from '../../../src/extension/injectingRunner.js';
import { createLessonSession, type LessonSession } from '../../../src/extension/lessonSession.js';
import { createPromptingRunner } from '../../../src/extension/promptingRunner.js';
import { createSandboxSession, type SandboxSession } from '../../../src/extension/sandboxSession.js';
import { createProgressStore } from '../../../src/storage/progressStore.js';
import { createRunStore } from '../../../src/storage/runStore.js';
import { createSandboxDraft } from '../../../src/storage/sandboxDraft.js';

export interface SessionStage {
  readonly folder: string;
  readonly toLesson: readonly ToLessonPage[];
  readonly toSandbox: readonly ToSandboxPage[];
  /** What went to the log. */
  readonly logged: readonly unknown[];
  lesson(model: LanguageModel, ceilings?: OwnedCeilings): Promise<LessonSession>;
  sandbox(models: { readonly [id: string]: LanguageModel }, ceilings?: OwnedCeilings): Promise<SandboxSession>;
  /** The runs that were kept, oldest first. */
  runs(): Promise<readonly Run[]>;
  clear(): Promise<void>;
}

/** @param exercise the YAML of the one exercise of the lesson, `kind` first. @param data the document `data/letter.txt` */
export async function sessionStage(exercise: string, data: string): Promise<SessionStage> {
  const folder = await mkdtemp(join(tmpdir(), 'sandpit-sessions-'));
  const toLesson: ToLessonPage[] = [];
  const toSandbox: ToSandboxPage[] = [];
  const logged: unknown[] = [];
  const store = createRunStore(join(folder, 'runs'));
  const common = {
    t: english,
    clock: () => new Date(),
    log: (error: unknown) => void logged.push(error),
    setRunning: () => undefined,
    kept: () => undefined,
    openLink: async () => undefined,
    act: async () => undefined,
  };
  const open = (model: LanguageModel | undefined): OpenedModel =>
    model ? { kind: 'ready', model } : { kind: 'none', problem: { code: 'engine.none' } };

  return {
    folder,
    toLesson,
    toSandbox,
    logged,
    async lesson(model, ceilings = {}) {
      const files: { readonly [path: string]: string } = {
        'pack.json': JSON.stringify(manifest),
        'lessons/first.md': `${frontMatter}\n\`\`\`${exercise.trim()}\n\`\`\`\n`,
        'data/letter.txt': data,
      };
      const read = await readPack({
        list: async () => Object.entries(files).map(([path, text]) => ({ path, bytes: text.length })),
        readText: async (path) => files[path] ?? assert.fail(path),
      });
      if (read.kind !== 'pack') return assert.fail(JSON.stringify(read.problems));
      const runner = {
        ...common,
        runs: store,
        openModel: async () => open(model),
        ceilings: () => ceilings,
        engineView: async () => ({}),
      };
      const session = createLessonSession({
        ...common,
        pack: read.pack,
        lesson: read.pack.lessons[0] ?? assert.fail(),
        progress: createProgressStore(join(folder, 'progress')),
        runner: createPromptingRunner(runner),
        lab: createLabRunner(runner),
        draftRecord: async () => undefined,
        resolveImage: (path) => path,
        post: (message) => void toLesson.push(toLessonPage.parse(message)),
        openLesson: async () => undefined,
        openFile: async () => undefined,
        openInSandbox: async () => undefined,
        saved: () => undefined,
      });
      await session.handle({ kind: 'ready' });
      return session;
    },
    async sandbox(models, ceilings = {}) {
      const draft = createSandboxDraft(join(folder, 'sandbox.json'), common.log);
      const session = createSandboxSession({
        ...common,
        runs: store,
        models: async () =>
          Object.keys(models).map((id) => ({
            id,
            title: id,
            where: 'on this machine',
            caution: '',
            usable: true,
            ceiling: 'OFFICIAL' as const,
          })),
        whyNoModel: async () => ({ code: 'engine.none' }),
        documents: async () => [],
        readDocument: async () => undefined,
        pickFile: async () => undefined,
        openModel: async (id) => open(models[id]),
        ceilings: () => ceilings,
        post: (message) => void toSandbox.push(toSandboxPage.parse(message)),
        exportRun: async () => undefined,
        remembered: draft.load,
        remember: draft.save,
      });
      await session.handle({ kind: 'ready' });
      return session;
    },
    async runs() {
      const { runs, damaged } = await store.list();
      assert.deepEqual(damaged, []);
      return Promise.all([...runs].reverse().map(async ({ id }) => (await store.get(id)) ?? assert.fail(id)));
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

const manifest = {
  format: 1,
  id: 'pack',
  version: '1.0.0',
  title: 'Pack',
  publisher: 'Test',
  licence: 'MIT',
  language: 'en',
  reviewBy: '2030-01-01',
  lessons: ['lessons/first.md'],
};

const frontMatter = `---
id: first
title: First
minutes: 8
objectives: [Try it]
principles: [1]
sources: []
---

## Try {#try}
`;
