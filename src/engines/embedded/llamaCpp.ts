/** What is used of `node-llama-cpp` 3.22, and no more. It is found by path at run time, never bundled. */

import { pathToFileURL } from 'node:url';

export type Token = number;

export interface LlamaCpp {
  getLlama(options: {
    readonly gpu: false | 'metal';
    readonly build: 'never';
    readonly skipDownload: true;
    readonly progressLogs: false;
    readonly logLevel: 'warn';
    readonly logger: (level: string, message: string) => void;
    readonly maxThreads: number;
    /** Bytes of memory to leave to the rest of the machine. */
    readonly ramPadding: number;
  }): Promise<Llama>;
  readonly JinjaTemplateChatWrapper: new (options: { readonly template: string }) => ChatWrapper;
  readonly LlamaGrammarEvaluationState: new (options: {
    readonly model: LlamaModel;
    readonly grammar: LlamaGrammar;
  }) => GrammarState;
  readonly InsufficientMemoryError: new () => Error;
  readonly NoBinaryFoundError: new () => Error;
}

export interface Llama {
  /** Cores that are good for matrix work: the physical ones. */
  readonly cpuMathCores: number;
  /** At most this many threads work at once; may be changed between two batches. */
  maxThreads: number;
  loadModel(options: { readonly modelPath: string; readonly gpuLayers: 0 | 'auto' }): Promise<LlamaModel>;
  createGrammarForJsonSchema(schema: object): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

export interface LlamaModel {
  readonly tokens: { readonly bos: Token | null; readonly shouldPrependBosToken: boolean };
  readonly tokenizer: Tokenizer;
  /** `special`: whether names of control tokens in the text become those tokens. */
  tokenize(text: string, special: boolean): Token[];
  detokenize(tokens: readonly Token[], special: boolean, before?: readonly Token[]): string;
  /** True for every token that ends an answer. */
  isEogToken(token: Token): boolean;
  createContext(options: {
    readonly contextSize: number;
    readonly batchSize: number;
    readonly threads: number;
    readonly flashAttention: false;
  }): Promise<LlamaContext>;
  dispose(): Promise<void>;
}

/** Passed through to {@link ChatText}, never called here. */
export type Tokenizer = unknown;

export interface LlamaContext {
  readonly contextSize: number;
  getSequence(): LlamaSequence;
  dispose(): Promise<void>;
}

export interface LlamaSequence {
  /** How many tokens are in it. */
  readonly nextTokenIndex: number;
  clearHistory(): Promise<void>;
  eraseContextTokenRanges(ranges: readonly { readonly start: number; readonly end: number }[]): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: readonly Token[]): Promise<void>;
  evaluate(
    tokens: readonly Token[],
    options: {
      readonly temperature: number;
      readonly topK: number;
      readonly topP: number;
      readonly minP: number;
      readonly seed: number;
      readonly yieldEogToken: true;
      readonly grammarEvaluationState?: GrammarState;
    },
  ): AsyncGenerator<Token, unknown>;
}

export type LlamaGrammar = object;
export type GrammarState = object;

export type ChatItem =
  | { readonly type: 'system'; readonly text: string }
  | { readonly type: 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly string[] };

export interface ChatText {
  tokenize(tokenizer: Tokenizer): Token[];
}

export interface ChatWrapper {
  generateContextState(options: { readonly chatHistory: readonly ChatItem[] }): { readonly contextText: ChatText };
}

/** `node-llama-cpp` could not be loaded from where it should be. */
export class RuntimeMissing extends Error {
  override readonly name = 'RuntimeMissing';
}

/** Loads the binding from the path of its entry module. Throws {@link RuntimeMissing}. */
export async function loadLlamaCpp(entry: string): Promise<LlamaCpp> {
  try {
    const found: unknown = await import(pathToFileURL(entry).href);
    if (isLlamaCpp(found)) return found;
  } catch (error) {
    throw new RuntimeMissing(entry, { cause: error });
  }
  throw new RuntimeMissing(`${entry} is not the binding this engine was written for`);
}

const wanted = [
  'getLlama',
  'JinjaTemplateChatWrapper',
  'LlamaGrammarEvaluationState',
  'InsufficientMemoryError',
  'NoBinaryFoundError',
] as const satisfies readonly (keyof LlamaCpp)[];

function isLlamaCpp(found: unknown): found is LlamaCpp {
  if (typeof found !== 'object' || found === null) return false;
  const parts = found as Readonly<Record<string, unknown>>;
  return wanted.every((name) => typeof parts[name] === 'function');
}
