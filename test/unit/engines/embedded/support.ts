import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine, ModelChunk, ModelRequest } from '../../../../src/core/models/languageModel.js';
import { noteName } from '../../../../src/core/models/modelFile.js';
import { ProblemError, type Problem } from '../../../../src/core/problems.js';
import { createEmbeddedEngine, type EmbeddedEngineOptions } from '../../../../src/engines/embedded/engine.js';
import { chatmlTemplate, makeGguf, type GgufParts } from '../../../fixtures/gguf.js';
import { sha256 } from '../../storage/modelSupport.js';

export const fakeChild = fileURLToPath(new URL('../../../fixtures/fakeEmbeddedChild.mjs', import.meta.url));
export const neverAborted = () => new AbortController().signal;

/** Runs a test in a folder with a runtime that looks whole, and a folder of models. */
export async function withFolders(test: (folders: Folders) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'sandpit-embedded-'));
  try {
    const folders = { root, runtime: join(root, 'runtime'), models: join(root, 'models') };
    await makeRuntime(folders.runtime);
    await mkdir(folders.models);
    await test(folders);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

export interface Folders {
  readonly root: string;
  readonly runtime: string;
  readonly models: string;
}

/** What the engine looks for; there is nothing to run in it. */
export async function makeRuntime(folder: string, version = '3.22.1'): Promise<void> {
  const modules = join(folder, 'node_modules');
  const prefix = { darwin: 'mac', win32: 'win' }[process.platform as string] ?? process.platform;
  await mkdir(join(modules, '@node-llama-cpp', `${prefix}-${process.arch}`), { recursive: true });
  await mkdir(join(modules, 'node-llama-cpp'), { recursive: true });
  await writeFile(join(modules, 'node-llama-cpp', 'package.json'), JSON.stringify({ version }));
}

/** Puts an imported model into the folder; its digest. */
export async function putModel(
  { models }: Folders,
  name: string,
  parts: GgufParts = { chatTemplate: chatmlTemplate, contextLength: 4096 },
  note: object | null = { imported: true, title: 'A model' },
): Promise<string> {
  const bytes = makeGguf(parts);
  const path = join(models, name);
  await writeFile(path, bytes);
  const digest = sha256(bytes);
  // A time that no file has: the file counts as not checked since.
  if (note)
    await writeFile(noteName(path), JSON.stringify({ sha256: digest, size: bytes.length, mtimeMs: 1, ...note }));
  return digest;
}

export interface Scene {
  readonly engine: Engine;
  readonly folders: Folders;
  readonly log: readonly string[];
  /** Streams a run of `model.gguf`. */
  ask(content: string, signal?: AbortSignal): Promise<Streamed>;
  /** The processes that were started and have not ended. */
  processes(): readonly number[];
}

/** An engine on the fake child, with one model. */
export async function withEngine(
  test: (scene: Scene) => Promise<void>,
  options: Partial<EmbeddedEngineOptions> = {},
): Promise<void> {
  await withFolders(async (folders) => {
    await putModel(folders, 'model.gguf');
    const log: string[] = [];
    const engine = createEmbeddedEngine({
      runtimeFolders: [folders.runtime],
      modelsFolder: folders.models,
      childModule: fakeChild,
      unloadAfterMs: 60_000,
      log: (line) => log.push(line),
      ...options,
    });
    try {
      await test({
        engine,
        folders,
        log,
        processes: () => processesIn(log),
        ask: async (content, signal = neverAborted()) => {
          const model = await engine.open('model.gguf', neverAborted());
          return drain(model.stream(request(content), signal));
        },
      });
    } finally {
      await engine.dispose();
      for (const pid of processesIn(log)) assert.fail(`process ${pid} was left`);
    }
  });
}

export function processesIn(log: readonly string[]): readonly number[] {
  const those = (word: string) =>
    log.flatMap((line) => new RegExp(`process (\\d+) ${word}`).exec(line)?.[1] ?? []).map(Number);
  const ended = new Set(those('ended'));
  return those('started').filter((pid) => !ended.has(pid));
}

export function request(content: string, options: Partial<ModelRequest['options']> = {}): ModelRequest {
  return {
    messages: [{ role: 'user', content }],
    options: { temperature: 0, seed: 7, maxTokens: 100, contextTokens: 512, ...options },
  };
}

export interface Streamed {
  readonly chunks: readonly ModelChunk[];
  readonly text: string;
  readonly phases: readonly string[];
  readonly done: Extract<ModelChunk, { kind: 'done' }> | undefined;
  readonly error: unknown;
}

/** Reads a stream to its end, however it ends. */
export async function drain(
  stream: AsyncIterable<ModelChunk>,
  onChunk: (chunk: ModelChunk) => void = () => undefined,
): Promise<Streamed> {
  const chunks: ModelChunk[] = [];
  let error: unknown;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      onChunk(chunk);
    }
  } catch (reason) {
    error = reason;
  }
  return {
    chunks,
    text: chunks.map((chunk) => (chunk.kind === 'text' ? chunk.text : '')).join(''),
    phases: chunks.flatMap((chunk) => (chunk.kind === 'phase' ? [chunk.phase] : [])),
    done: chunks.find((chunk) => chunk.kind === 'done'),
    error,
  };
}

export function problemOfStream({ error }: Streamed): Problem {
  assert.ok(error instanceof ProblemError, `a problem was expected, not ${String(error)}`);
  return error.problem;
}

export async function until<Value>(look: () => Value | undefined | false, what: string): Promise<Value> {
  for (const began = performance.now(); performance.now() - began < 15_000;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** True while the process is there and no zombie of a parent that has not looked yet. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
