/** Errors inside the child process, as problems. */

import { RuntimeMissing, type LlamaCpp } from './llamaCpp.js';
import type { ChildProblem } from './messages.js';
import { platformName } from './runtime.js';

export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

export class FileBroken extends Error {
  override readonly name = 'FileBroken';
  constructor(file: string, cause: unknown) {
    super(file, { cause });
  }
}

export class PromptTooLong extends Error {
  override readonly name = 'PromptTooLong';
  constructor(
    readonly contextTokens: number,
    readonly promptTokens: number,
  ) {
    super(`${promptTokens} tokens`);
  }
}

/** llama.cpp and the binding have no code for it; their words are all there is. */
const memoryWords =
  /insufficient memory|not enough memory|out of memory|failed to allocate|bad_alloc|too large to fit|failed to create context/i;

/** True for words that only a lack of memory makes. */
export function speaksOfMemory(said: string): boolean {
  return memoryWords.test(said);
}

export function childProblem(error: unknown, model: string, llamaCpp: LlamaCpp | undefined): ChildProblem {
  const missing: ChildProblem = { code: 'embedded.runtime-missing', platform: platformName() };
  if (error instanceof RuntimeMissing) return missing;
  if (error instanceof FileChanged) return { code: 'model.file-changed', file: model };
  if (error instanceof PromptTooLong)
    return { code: 'model.prompt-too-long', contextTokens: error.contextTokens, promptTokens: error.promptTokens };
  const inner = error instanceof FileBroken ? error.cause : error;
  const said = inner instanceof Error ? inner.message : String(inner);
  if (llamaCpp && inner instanceof llamaCpp.NoBinaryFoundError) return missing;
  if ((llamaCpp && inner instanceof llamaCpp.InsufficientMemoryError) || speaksOfMemory(said))
    return { code: 'embedded.out-of-memory', model };
  return error instanceof FileBroken ? { code: 'model.file-broken', file: model } : { code: 'unexpected', said };
}
