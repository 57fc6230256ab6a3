/** Inside the child process: the binding, one model and one context, and the run that is going on. */

import { createAnswerText, createTrailingSpace } from './answerText.js';
import { createTextBatch } from './textBatch.js';
import { childProblem, FileChanged, FileBroken, PromptTooLong } from './childProblem.js';
import { hasDigest } from './fileDigest.js';
import { loadLlamaCpp, type Llama, type LlamaContext, type LlamaCpp, type LlamaModel, type LlamaSequence } from './llamaCpp.js';
import type { FromChild, RunOrder } from './messages.js';
import { batchTokens, createPromptReader, type PromptReader } from './promptReading.js';
import { renderPrompt, type RenderedPrompt } from './renderPrompt.js';
import { sampling } from '../sampling.js';
import { createThreadGovernor, type ThreadGovernor } from './threads.js';

/** Memory to leave to the rest of the machine, in bytes. The weights are mapped from disk and can be paged out. */
const ramPadding = 256 << 20;

const onApple = process.platform === 'darwin' && process.arch === 'arm64';

interface Runtime {
  readonly llamaCpp: LlamaCpp;
  readonly llama: Llama;
  readonly threads: number;
}

interface Loaded {
  readonly key: string;
  readonly model: LlamaModel;
}

interface Room {
  readonly contextTokens: number;
  readonly context: LlamaContext;
  readonly sequence: LlamaSequence;
  readonly reader: PromptReader;
}

export interface Session {
  /** Does one run and tells how it goes. Never rejects. One at a time. */
  run(order: RunOrder): Promise<void>;
  /** Ends a run after the token or the batch in hand. */
  stop(id: number): void;
}

export interface SessionOptions {
  /** Path of the binding's entry module. */
  readonly entry: string;
  /** 0: as many as there are physical cores. */
  readonly threads: number;
  readonly tell: (message: FromChild) => void;
  readonly log: (line: string) => void;
}

export function createSession({ entry, threads, tell, log }: SessionOptions): Session {
  let binding: LlamaCpp | undefined;
  let runtime: Runtime | undefined;
  let governor: ThreadGovernor | undefined;
  let loaded: Loaded | undefined;
  let room: Room | undefined;
  let stopped = -1;

  async function theRuntime(): Promise<Runtime> {
    if (runtime) return runtime;
    const llamaCpp = (binding ??= await loadLlamaCpp(entry));
    const llama = await llamaCpp.getLlama({
      // Apple's processors have one build, which works on their graphics part.
      gpu: onApple ? 'metal' : false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: 'warn',
      logger: (level, message) => log(`${level}: ${message.trimEnd()}`),
      maxThreads: 0,
      ramPadding,
    });
    const most = threads > 0 ? threads : Math.max(1, llama.cpuMathCores);
    llama.maxThreads = most;
    governor = createThreadGovernor(most, (now) => {
      llama.maxThreads = now;
    });
    governor.watch();
    runtime = { llamaCpp, llama, threads: most };
    return runtime;
  }

  /** The model of the order; the one before it makes way. */
  async function theModel(order: RunOrder, { llama }: Runtime): Promise<LlamaModel> {
    const { path, name, sha256, check } = order.model;
    const key = `${path}\n${sha256}`;
    if (loaded?.key === key && !check) return loaded.model;
    if (check) {
      if (!(await hasDigest(path, sha256))) throw new FileChanged(name);
      tell({ kind: 'checked', id: order.id });
    }
    room = undefined;
    const before = loaded;
    loaded = undefined;
    await before?.model.dispose();
    try {
      loaded = { key, model: await llama.loadModel({ modelPath: path, gpuLayers: onApple ? 'auto' : 0 }) };
    } catch (error) {
      throw new FileBroken(name, error);
    }
    return loaded.model;
  }

  async function theRoom(contextTokens: number, model: LlamaModel, { threads: most }: Runtime): Promise<Room> {
    if (room?.contextTokens === contextTokens) return room;
    const before = room;
    room = undefined;
    await before?.context.dispose();
    const context = await model.createContext({
      contextSize: contextTokens,
      batchSize: batchTokens,
      threads: most,
      // It divides the prompt among the threads, so that their number would change the rounding and with it an answer.
      flashAttention: false,
    });
    const sequence = context.getSequence();
    room = { contextTokens, context, sequence, reader: createPromptReader(sequence) };
    return room;
  }

  async function answer(order: RunOrder): Promise<FromChild> {
    const { id, options, messages, template } = order;
    const began = performance.now();
    const mustLoad = loaded === undefined || loaded.key !== `${order.model.path}\n${order.model.sha256}`;
    if (mustLoad) tell({ kind: 'phase', id, phase: 'loading' });
    const base = await theRuntime();
    const model = await theModel(order, base);
    const loadMs = mustLoad ? performance.now() - began : undefined;
    if (stopped === id) return { kind: 'stopped', id };

    tell({ kind: 'phase', id, phase: 'reading' });
    const prompt = renderPrompt(template, messages, model, base.llamaCpp);
    const promptTokens = prompt.tokens.length;
    if (promptTokens > options.contextTokens - options.maxTokens)
      throw new PromptTooLong(options.contextTokens, promptTokens);
    const here = await theRoom(options.contextTokens, model, base);
    if (!(await here.reader.read(prompt.tokens, () => stopped !== id))) return { kind: 'stopped', id };
    const written = await write(order, prompt, model, here.sequence, base);
    if (written === undefined) return { kind: 'stopped', id };
    return { kind: 'done', id, ...(loadMs === undefined ? {} : { loadMs }), promptTokens, ...written };
  }

  /** Undefined when it was stopped. */
  async function write(
    { id, options }: RunOrder,
    prompt: RenderedPrompt,
    model: LlamaModel,
    sequence: LlamaSequence,
    { llamaCpp, llama }: Runtime,
  ): Promise<Pick<Extract<FromChild, { kind: 'done' }>, 'answerTokens' | 'tokensPerSecond' | 'stopReason'> | undefined> {
    const grammar = options.format ? await llama.createGrammarForJsonSchema(options.format) : undefined;
    const space = grammar && createTrailingSpace();
    const text = createAnswerText((tokens, before) => model.detokenize(tokens, false, before));
    const batch = createTextBatch((piece) => tell({ kind: 'text', id, text: piece }));
    const say = (piece: string) => batch.push(space ? space.push(piece) : piece);

    let answerTokens = 0;
    let firstAt = 0;
    let lastAt = 0;
    let stopReason: 'stop' | 'length' = 'length';
    const tokens = sequence.evaluate(prompt.tokens.slice(-1), {
      ...sampling,
      temperature: options.temperature,
      seed: options.seed,
      yieldEogToken: true,
      ...(grammar ? { grammarEvaluationState: new llamaCpp.LlamaGrammarEvaluationState({ model, grammar }) } : {}),
    });
    for await (const token of tokens) {
      if (stopped === id) return undefined;
      if (token === prompt.stop || model.isEogToken(token)) {
        stopReason = 'stop';
        break;
      }
      answerTokens += 1;
      lastAt = performance.now();
      if (answerTokens === 1) firstAt = lastAt;
      say(text.push(token));
      if (space?.isOver()) {
        stopReason = 'stop';
        break;
      }
      if (answerTokens >= options.maxTokens) break;
    }
    say(text.end());
    batch.end();
    const seconds = (lastAt - firstAt) / 1000;
    return { answerTokens, tokensPerSecond: seconds > 0 ? (answerTokens - 1) / seconds : 0, stopReason };
  }

  return {
    async run(order) {
      governor?.watch();
      try {
        tell(await answer(order));
      } catch (error) {
        log(`run ${order.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        tell({ kind: 'failed', id: order.id, problem: childProblem(error, order.model.name, binding) });
      } finally {
        governor?.rest();
      }
    },
    stop: (id) => {
      stopped = id;
    },
  };
}
