import type { LanguageModel, ModelChunk, ModelRequest } from '../../../../src/core/models/languageModel.js';
import { ProblemError, type Problem } from '../../../../src/core/problems.js';
import { createOllamaEngine, type OllamaEngine } from '../../../../src/engines/ollama/engine.js';
import type { FakeScript } from '../../../fixtures/fakeOllama/script.js';
import { startFakeOllama, type FakeOllama } from '../../../fixtures/fakeOllama/server.js';

export const neverAborted = () => new AbortController().signal;

export const warm = { name: 'warm:latest', loadedContext: 2048 };

/** A request of one user message. */
export function ask(content = 'Say hello.', options: Partial<ModelRequest['options']> = {}): ModelRequest {
  return {
    messages: [{ role: 'user', content }],
    options: { temperature: 0, seed: 7, maxTokens: 100, contextTokens: 2048, ...options },
  };
}

export interface Scene {
  readonly fake: FakeOllama;
  readonly engine: OllamaEngine;
  readonly log: readonly string[];
}

/** Runs a test against a fake of its own, with one warm model unless the script says otherwise. */
export async function withFake(
  script: FakeScript,
  test: (scene: Scene) => Promise<void>,
  limits: { readonly firstByteTimeoutMs?: number; readonly idleTimeoutMs?: number } = {},
): Promise<void> {
  const fake = await startFakeOllama({ models: [warm], ...script });
  const log: string[] = [];
  const engine = createOllamaEngine({ address: fake.url, log: (line) => log.push(line), ...limits });
  try {
    await test({ fake, engine, log });
  } finally {
    await engine.dispose();
    await fake.stop();
  }
}

export interface Streamed {
  readonly chunks: readonly ModelChunk[];
  readonly text: string;
  readonly phases: readonly string[];
  readonly done: Extract<ModelChunk, { kind: 'done' }> | undefined;
  /** What ended the stream early. */
  readonly error: unknown;
}

/** Reads a stream to its end, however it ends. */
export async function drain(
  stream: AsyncIterable<ModelChunk>,
  onChunk: (chunk: ModelChunk) => void | Promise<void> = () => undefined,
): Promise<Streamed> {
  const chunks: ModelChunk[] = [];
  let error: unknown;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      await onChunk(chunk);
    }
  } catch (caught) {
    error = caught;
  }
  return {
    chunks,
    text: chunks.map((chunk) => (chunk.kind === 'text' ? chunk.text : '')).join(''),
    phases: chunks.flatMap((chunk) => (chunk.kind === 'phase' ? [chunk.phase] : [])),
    done: chunks.find((chunk) => chunk.kind === 'done'),
    error,
  };
}

/** One whole run of the warm model. */
export async function run(engine: OllamaEngine, request = ask(), name = 'warm'): Promise<Streamed> {
  const model: LanguageModel = await engine.open(name, neverAborted());
  return drain(model.stream(request, neverAborted()));
}

/** The problem in an error; fails loudly when it is something else. */
export function problemIn(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  throw new Error(`no problem but ${String(error)}`, { cause: error });
}

/** The problem that a promise is rejected with. */
export async function problemOfRejected(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return problemIn(error);
}

export async function until<T>(look: () => T | undefined, what: string, ms = 5_000): Promise<T> {
  const late = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > late) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
