/** Inside the child process: the binding, one model and one context, and the run that is going on. */

import { childProblem, FileChanged, FileBroken, PromptTooLong } from './childProblem.js';
import { hasDigest } from './fileDigest.js';
import {
  loadLlamaCpp,
  type Llama,
  type LlamaContext,
  type LlamaCpp,
  type LlamaModel,
  type LlamaSequence,
} from './llamaCpp.js';
import type { FromChild, RunOrder } from './messages.js';
import { batchTokens, createPromptReader, type PromptReader } from './promptReading.js';
import { renderPrompt } from './renderPrompt.js';
import { createThreadGovernor, type ThreadGovernor } from './threads.js';
import { writeAnswer } from './writeAnswer.js';

/** Memory to leave to the rest of the machine, in bytes. The weights are mapped from disk and can be paged out. */
const ramPadding = 256 << 20;

const onApple = process.platform === 'darwin' && process.arch === 'arm64';

interface Runtime {
  readonly llamaCpp: LlamaCpp;
  readonly llama: Llama;
  readonly threads: number;
}

/** A file that was checked anew is another model, even under the same name. */
const keyOf = ({ model }: RunOrder) => `${model.path}\n${model.sha256}`;

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

  /** Loads the model of the order; the one before it makes way. */
  async function load(order: RunOrder, { llama }: Runtime): Promise<LlamaModel> {
    const { path, name, sha256, check } = order.model;
    if (check) {
      if (!(await hasDigest(path, sha256))) throw new FileChanged(name);
      tell({ kind: 'checked', id: order.id });
    }
    room = undefined;
    const before = loaded;
    loaded = undefined;
    await before?.model.dispose();
    try {
      loaded = {
        key: keyOf(order),
        model: await llama.loadModel({ modelPath: path, gpuLayers: onApple ? 'auto' : 0 }),
      };
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
    const isStopped = () => stopped === id;
    const mustLoad = order.model.check || loaded?.key !== keyOf(order);
    if (mustLoad) tell({ kind: 'phase', id, phase: 'loading' });
    const base = await theRuntime();
    const model = mustLoad || !loaded ? await load(order, base) : loaded.model;
    const loadMs = mustLoad ? performance.now() - began : undefined;
    if (isStopped()) return { kind: 'stopped', id };

    tell({ kind: 'phase', id, phase: 'reading' });
    const prompt = renderPrompt(template, messages, model, base.llamaCpp);
    const promptTokens = prompt.tokens.length;
    if (promptTokens > options.contextTokens - options.maxTokens)
      throw new PromptTooLong(options.contextTokens, promptTokens);
    const here = await theRoom(options.contextTokens, model, base);
    if (!(await here.reader.read(prompt.tokens, () => !isStopped()))) return { kind: 'stopped', id };
    const written = await writeAnswer({
      llamaCpp: base.llamaCpp,
      llama: base.llama,
      model,
      sequence: here.sequence,
      prompt,
      options,
      onText: (text) => tell({ kind: 'text', id, text }),
      isStopped,
      log,
    });
    if (written === undefined) return { kind: 'stopped', id };
    return { kind: 'done', id, ...(loadMs === undefined ? {} : { loadMs }), promptTokens, ...written };
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
      tell({ kind: 'stopping', id });
    },
  };
}
