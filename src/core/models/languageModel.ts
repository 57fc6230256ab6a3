/**
 * The interface of every engine. Small on purpose: an engine that can do this can serve a lesson.
 * `specVersion` is raised when a field changes meaning, so that an adapter can be refused rather than misread.
 */

import type { ContextVerdict } from './context.js';

/** The closed set of engines. Adding one is a folder in `src/engines` and a line in its table. */
export const engineIds = ['embedded', 'ollama', 'recorded'] as const;
export type EngineId = (typeof engineIds)[number];

/** Where the text of a prompt goes when this engine runs it. Shown wherever a prompt can be sent. */
export type Where = 'this machine' | 'department' | 'outside';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A JSON Schema, as data. Engines that can constrain an answer to it do; the caller validates all the same. */
export type JsonSchema = { readonly [key: string]: unknown };

export interface GenerateOptions {
  /** 0 always takes the likeliest next token; about 1 varies freely. */
  readonly temperature: number;
  /** The start of the random numbers. The same seed, model, engine and settings on one machine usually repeat an answer. */
  readonly seed: number;
  /** At most this many tokens in the answer. */
  readonly maxTokens: number;
  /** How many tokens of prompt and answer together the model is given room for. */
  readonly contextTokens: number;
  /** When given, the engine is asked for JSON of this shape. */
  readonly format?: JsonSchema;
}

export interface ModelRequest {
  readonly messages: readonly ChatMessage[];
  readonly options: GenerateOptions;
}

/** What a model is, in as far as it must be known to repeat a run. */
export interface ModelDescription {
  readonly engine: EngineId;
  /** `0.17.4` for Ollama, the version of llama.cpp's binding for embedded. */
  readonly engineVersion: string;
  /** The engine's own name for the model: an Ollama tag, a file's name. */
  readonly name: string;
  /** What people read: `Qwen2.5 0.5B`. */
  readonly title: string;
  /** SHA-256 of the weights (embedded), the manifest digest (Ollama); empty when the engine does not say. */
  readonly digest: string;
  readonly where: Where;
  /** The most tokens the weights were trained to take, when known. */
  readonly trainedContextTokens?: number;
  /** SHA-256 of the chat template in use, or its name, when known. */
  readonly template?: string;
}

/** Times in milliseconds, measured by us from the call; counts in the model's own tokens. */
export interface RunTimings {
  readonly loadMs?: number;
  /** Time from the call to the first piece of text. */
  readonly firstTokenMs: number;
  readonly totalMs: number;
  readonly promptTokens?: number;
  readonly answerTokens: number;
  /** Answer tokens a second while it was writing. */
  readonly tokensPerSecond: number;
}

export type StopReason = 'stop' | 'length';

/** A stream is: any number of `phase` and `text`, then exactly one `done`. A failure throws a {@link ProblemError}. */
export type ModelChunk =
  | { readonly kind: 'phase'; readonly phase: 'queued' | 'loading' | 'reading' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'done';
      readonly timings: RunTimings;
      readonly stopReason: StopReason;
      readonly context: ContextVerdict;
    };

export interface LanguageModel {
  readonly specVersion: 1;
  readonly description: ModelDescription;
  /**
   * Streams one answer. The signal reaches the socket or the child process in every phase
   * (queued, loading, reading, streaming); when it fires, the stream throws an `AbortError` and the work behind it ends.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelChunk>;
}

/** A model that an engine could serve, as shown in the Models tree and pickers. */
export interface AvailableModel {
  readonly engine: EngineId;
  readonly name: string;
  readonly title: string;
  readonly where: Where;
  readonly bytes?: number;
  readonly digest?: string;
  /** Why it should not be used as it stands (no chat template, lives in a cloud, file changed). */
  readonly trouble?: ModelTrouble;
}

export type ModelTrouble = 'no-chat-template' | 'cloud' | 'not-verified' | 'changed';

/** What can be said of an engine at this moment without starting it. */
export type EngineState =
  | { readonly kind: 'ready'; readonly version: string; readonly models: readonly AvailableModel[] }
  | { readonly kind: 'no-model'; readonly version: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly problem: import('../problems.js').Problem };

/** A runtime that serves models. */
export interface Engine {
  readonly id: EngineId;
  readonly where: Where;
  /** Looks, starts nothing heavy, never throws but on abort; gives up within 3 s. */
  probe(signal: AbortSignal): Promise<EngineState>;
  /** A model ready to stream. Loads lazily on the first run. Throws a {@link ProblemError} when there is no such model. */
  open(name: string, signal: AbortSignal): Promise<LanguageModel>;
  /** Ends every process and socket that this engine started. */
  dispose(): Promise<void>;
}
