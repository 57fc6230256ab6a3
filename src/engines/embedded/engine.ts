/** The embedded engine: llama.cpp in a child process of its own. */

import { createHash } from 'node:crypto';
import type {
  AvailableModel,
  Engine,
  LanguageModel,
  ModelChunk,
  ModelDescription,
} from '../../core/models/languageModel.js';
import { abortError, ProblemError } from '../../core/problems.js';
import { chatMl } from '../ollama/template.js';
import { startChild } from './childProcess.js';
import type { PromptTemplate } from './messages.js';
import {
  availableModel,
  findModelFile,
  listModelFiles,
  readHead,
  rememberChecked,
  type ModelFile,
} from './modelsFolder.js';
import { isChatml } from './renderPrompt.js';
import { createRunner, type Patience, type Runner } from './runner.js';
import { findRuntime, platformName, type Runtime } from './runtime.js';

export interface EmbeddedEngineOptions {
  /** Folders whose `node_modules` may have the binding; the first that has it for this platform is used. */
  readonly runtimeFolders: readonly string[];
  readonly modelsFolder: string;
  /** Path of the built child module, `dist/engines/embeddedChild.js`. */
  readonly childModule: string;
  /** Threads to work with; 0, the default, is one for each physical core. */
  readonly threads?: number;
  /** The model leaves the memory after this time without a run. */
  readonly unloadAfterMs: number;
  readonly patience?: Patience;
  readonly log?: (line: string) => void;
}

/** A token of the better model takes 60 ms, and on a busy machine three times that. Loading it again takes seconds. */
const usualPatience: Patience = { heardMs: 40, stoppedMs: 300 };

/**
 * An engine that runs GGUF files of a folder. Nothing is started before the first run; the process is ended after a
 * time without one, started again after a crash, and killed where that is the only way to end a run.
 *
 * Its streams throw `embedded.runtime-missing`, `embedded.died`, `embedded.out-of-memory`, `model.file-broken`,
 * `model.file-changed`, `model.prompt-too-long`, or an `AbortError`.
 */
export function createEmbeddedEngine(options: EmbeddedEngineOptions): Engine {
  const { modelsFolder, childModule, unloadAfterMs } = options;
  const log = options.log ?? (() => undefined);
  const runners = new Map<string, Runner>();
  let disposed = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** Runs are queued in the order in which they were asked for, however long it takes to look at a file. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  function runnerFor({ entry }: Runtime): Runner {
    // Looking for the file took a moment, and the engine may be gone by now.
    if (disposed) throw abortError();
    const there = runners.get(entry);
    if (there) return there;
    const runner = createRunner({
      start: (onMessage) => startChild({ module: childModule, entry, threads: options.threads ?? 0, log }, onMessage),
      patience: options.patience ?? usualPatience,
      unloadAfterMs,
    });
    runners.set(entry, runner);
    return runner;
  }

  async function theRuntime(): Promise<Runtime> {
    const runtime = await findRuntime(options.runtimeFolders);
    if (!runtime) throw new ProblemError({ code: 'embedded.runtime-missing', platform: platformName() });
    return runtime;
  }

  async function* stream(
    described: Described,
    request: Parameters<LanguageModel['stream']>[0],
    signal: AbortSignal,
  ): AsyncGenerator<ModelChunk> {
    const { description, template } = described;
    const { file, runner } = await inTurn(async () => {
      if (signal.aborted) throw abortError();
      const found = await usableFile(modelsFolder, description.name);
      // The name now stands for another model than the one that was opened.
      if (found.sha256 !== description.digest)
        throw new ProblemError({ code: 'model.file-changed', file: description.name });
      return { file: found, runner: runnerFor(await theRuntime()) };
    });
    yield* runner.run(
      {
        model: { path: file.path, name: file.name, sha256: file.sha256, check: !file.checked },
        template,
        messages: request.messages.map(({ role, content }) => ({ role, content })),
        options: request.options,
        onChecked: () => {
          rememberChecked(file, file.sha256).catch((error: unknown) => log(`embedded engine: ${String(error)}`));
        },
      },
      signal,
    );
  }

  return {
    id: 'embedded',
    where: 'this machine',
    async probe(signal) {
      if (signal.aborted) throw abortError();
      const runtime = await findRuntime(options.runtimeFolders);
      if (!runtime) return { kind: 'absent' };
      const models: readonly AvailableModel[] = (await listModelFiles(modelsFolder)).map(availableModel);
      if (signal.aborted) throw abortError();
      const { version } = runtime;
      return models.length === 0 ? { kind: 'no-model', version } : { kind: 'ready', version, models };
    },
    async open(name, signal) {
      if (signal.aborted) throw abortError();
      const runtime = await theRuntime();
      const described = await describe(await usableFile(modelsFolder, name), runtime.version);
      if (signal.aborted) throw abortError();
      return {
        specVersion: 1,
        description: described.description,
        stream: (request, runSignal) => stream(described, request, runSignal),
      };
    },
    async dispose() {
      disposed = true;
      await Promise.all([...runners.values()].map((runner) => runner.dispose()));
      runners.clear();
    },
  };
}

interface UsableFile extends ModelFile {
  readonly sha256: string;
  readonly title: string;
  /** False when its digest must be taken once more before it is used. */
  readonly checked: boolean;
}

async function usableFile(folder: string, name: string): Promise<UsableFile> {
  const file = await findModelFile(folder, name);
  if (!file || file.standing.kind === 'unknown')
    throw new ProblemError({ code: 'model.unknown', name, engine: 'embedded' });
  const { standing } = file;
  if (standing.kind === 'changed')
    throw new ProblemError({ code: standing.short ? 'model.file-broken' : 'model.file-changed', file: name });
  return { ...file, sha256: standing.sha256, title: standing.title, checked: standing.checked };
}

interface Described {
  readonly description: ModelDescription;
  readonly template: PromptTemplate;
}

async function describe(file: UsableFile, engineVersion: string): Promise<Described> {
  const { name, title, sha256 } = file;
  const reading = await readHead(file);
  if (reading.kind !== 'head') throw new ProblemError({ code: 'model.file-broken', file: name });
  const { chatTemplate, trainedContextTokens } = reading.head;
  if (chatTemplate === undefined) throw new ProblemError({ code: 'model.no-chat-template', name });
  const template: PromptTemplate = isChatml(chatTemplate)
    ? { kind: 'chatml' }
    : { kind: 'jinja', source: chatTemplate };
  return {
    template,
    description: {
      engine: 'embedded',
      engineVersion,
      name,
      title,
      digest: sha256,
      where: 'this machine',
      ...(trainedContextTokens === undefined ? {} : { trainedContextTokens }),
      // The same text as the Ollama engine writes has the same digest there.
      template: createHash('sha256')
        .update(template.kind === 'chatml' ? chatMl.template : template.source)
        .digest('hex'),
    },
  };
}
