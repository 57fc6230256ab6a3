/** One model of an Ollama, ready to stream. */

import { calibrate, estimatePrompt, type Calibration } from '../../core/models/estimateTokens.js';
import type {
  LanguageModel,
  ModelChunk,
  ModelDescription,
  ModelRequest,
  RunTimings,
} from '../../core/models/languageModel.js';
import { abortError, ProblemError } from '../../core/problems.js';
import { faultOf, type Connection } from './client.js';
import { brokeOff } from './faults.js';
import { contextVerdict } from './contextVerdict.js';
import { sampling } from '../sampling.js';
import type { Room } from './room.js';

/** How long Ollama keeps a model after a run: a learner reads for some minutes between two. */
const keepAlive = '15m';

export interface OllamaModelParts {
  readonly connection: Connection;
  readonly description: ModelDescription;
  readonly firstByteMs: number;
  readonly idleMs: number;
  /** The Modelfile's own system message, sent by Ollama when a request has none. */
  readonly system: string;
  /** It can think aloud. It is told not to: that uses up the length of the answer, and a learner doesn't see it. */
  readonly thinks: boolean;
  readonly room: Room;
  /** What earlier runs have taught about counting this model's tokens. */
  readonly calibrations: Map<string, Calibration>;
}

export function ollamaModel(parts: OllamaModelParts): LanguageModel {
  return {
    specVersion: 1,
    description: parts.description,
    stream: (request, signal) => stream(parts, request, signal),
  };
}

async function* stream(
  parts: OllamaModelParts,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelChunk> {
  const { connection, description } = parts;
  const { name } = description;
  const { options } = request;
  const began = performance.now();
  const about = { model: name, contextTokens: options.contextTokens };
  // Ends the socket when the reader of this stream goes away, as well as when the signal fires.
  const call = new AbortController();
  const stop = () => call.abort();
  if (signal.aborted) throw abortError();
  signal.addEventListener('abort', stop, { once: true });
  const limits = { signal: call.signal, firstByteMs: parts.firstByteMs, idleMs: parts.idleMs };
  let done = false;
  try {
    let context = await parts.room.given(options.contextTokens, call.signal);
    let loadMs: number | undefined;
    if (context.state === 'to-load') {
      yield { kind: 'phase', phase: 'loading' };
      const loading = performance.now();
      // Without messages Ollama only loads, so that loading and reading can be told apart.
      const loaded = await connection
        .client(limits, about)
        .chat({ ...asked(parts, request), messages: [], stream: false });
      refuseCloud(name, loaded);
      loadMs = performance.now() - loading;
      context = await parts.room.given(options.contextTokens, call.signal, 'was-loaded');
    }
    yield { kind: 'phase', phase: 'reading' };

    let firstTokenMs: number | undefined;
    for await (const chunks of connection.chat(limits, about, asked(parts, request))) {
      let text = '';
      let last: LastLine | undefined;
      for (const chunk of chunks) {
        refuseCloud(name, chunk);
        text += chunk.message?.content ?? '';
        if (!chunk.done) continue;
        last = chunk;
        break;
      }
      // What came in one packet is handed on as one piece: each piece costs every reader behind it about the same.
      if (text !== '') {
        firstTokenMs ??= performance.now() - began;
        yield { kind: 'text', text };
      }
      if (!last) continue;
      done = true;
      const totalMs = performance.now() - began;
      parts.room.ran(options.contextTokens, context);
      yield {
        kind: 'done',
        timings: timings(last, loadMs, firstTokenMs ?? totalMs, totalMs),
        stopReason: last.done_reason === 'length' ? 'length' : 'stop',
        context: judge(parts, request, last.prompt_eval_count, context),
      };
      return;
    }
    throw brokeOff();
  } catch (error) {
    if (signal.aborted) throw abortError();
    throw faultOf(error, { address: connection.address, ...about });
  } finally {
    signal.removeEventListener('abort', stop);
    if (!done) call.abort();
  }
}

/** `truncate` and `shift` off: Ollama is to refuse a prompt that is too long, and to stop when the context is full. */
function asked(parts: OllamaModelParts, { messages, options }: ModelRequest) {
  return {
    model: parts.description.name,
    messages: messages.map(({ role, content }) => ({ role, content })),
    keep_alive: keepAlive,
    truncate: false,
    shift: false,
    options: {
      temperature: options.temperature,
      seed: options.seed,
      num_predict: options.maxTokens,
      num_ctx: options.contextTokens,
      top_k: sampling.topK,
      top_p: sampling.topP,
      min_p: sampling.minP,
      // Off, as in the embedded engine: it makes a model avoid the words of the very text it is asked about.
      repeat_penalty: 1,
    },
    ...(options.format ? { format: options.format } : {}),
    ...(parts.thinks ? { think: false } : {}),
  };
}

/** The name was looked at when the model was opened; it may have come to mean another model since. */
function refuseCloud(name: string, chunk: object): void {
  if ('remote_host' in chunk && chunk.remote_host) throw new ProblemError({ code: 'model.cloud', name });
}

interface LastLine {
  readonly done_reason?: string;
  readonly load_duration?: number;
  readonly prompt_eval_count?: number;
  readonly eval_count?: number;
  readonly eval_duration?: number;
}

/** Ollama's durations are in nanoseconds. */
function timings(last: LastLine, loadMs: number | undefined, firstTokenMs: number, totalMs: number): RunTimings {
  const answerTokens = last.eval_count ?? 0;
  const writingMs = last.eval_duration ? last.eval_duration / 1e6 : totalMs - firstTokenMs;
  const load = loadMs ?? (last.load_duration === undefined ? undefined : last.load_duration / 1e6);
  return {
    ...(load === undefined ? {} : { loadMs: load }),
    firstTokenMs,
    totalMs,
    ...(last.prompt_eval_count === undefined ? {} : { promptTokens: last.prompt_eval_count }),
    answerTokens,
    // One token alone has no speed.
    tokensPerSecond: answerTokens > 1 && writingMs > 0 ? (answerTokens / writingMs) * 1000 : 0,
  };
}

function judge(
  parts: OllamaModelParts,
  { messages }: ModelRequest,
  counted: number | undefined,
  context: { readonly tokens: number; readonly sure: boolean },
) {
  const key = parts.description.digest;
  const ownSystem = parts.system !== '' && messages[0]?.role !== 'system';
  const whole = ownSystem ? [{ role: 'system' as const, content: parts.system }, ...messages] : messages;
  const calibration = parts.calibrations.get(key);
  const estimate = estimatePrompt(whole, calibration);
  const verdict = contextVerdict({
    counted,
    estimate,
    contextTokens: context.tokens,
    contextIsSure: context.sure,
    severalMessages: messages.filter((message) => message.role !== 'system').length > 1,
    calibration,
  });
  if (verdict.verdict === 'complete') {
    const learned = calibrate(calibration, estimatePrompt(whole), verdict.promptTokens);
    if (learned) parts.calibrations.set(key, learned);
  }
  return verdict;
}
