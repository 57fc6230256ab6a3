/**
 * What our Ollama engine costs over a raw `fetch` of the same call: time to the first word, processor time a token,
 * and how soon the server sees a cancel. Raw and ours take turns against one scripted server in a process of its own,
 * so that the noise of the machine meets both alike.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Engine, LanguageModel, ModelRequest } from '../../src/core/models/languageModel.js';
import { isAbort } from '../../src/core/problems.js';
import { createOllamaEngine } from '../../src/engines/ollama/engine.js';
import { now, type FakeScript, type SeenRequest } from '../fixtures/fakeOllama/script.js';

export type CancelPhase = 'loading' | 'reading' | 'streaming';

export interface OllamaOverhead {
  /** Milliseconds from the call to the first text, medians. */
  readonly firstTokenMs: { readonly raw: number; readonly ours: number; readonly added: number };
  /** Processor time of this process, microseconds a token, medians; the ratio is the median of the rounds' ratios. */
  readonly cpuPerToken: { readonly raw: number; readonly ours: number; readonly ratio: number };
  /** From the abort to the server's own sight of the closed connection, milliseconds. */
  readonly cancelMs: { readonly [phase in CancelPhase]: { readonly median: number; readonly p99: number } };
}

export interface OverheadOptions {
  /** Rounds of raw and ours in turn, at least 5. */
  readonly rounds?: number;
  /** Calls in a round for the time to the first word. */
  readonly calls?: number;
  /** Tokens in a round for processor time. */
  readonly tokens?: number;
  /** Cancels in each phase. */
  readonly cancels?: number;
}

const contextTokens = 4096;
const request: ModelRequest = {
  messages: [
    { role: 'system', content: 'You write in plain English.' },
    { role: 'user', content: 'Tell me in one sentence what a letter about an appointment says. '.repeat(4) },
  ],
  options: { temperature: 0, seed: 7, maxTokens: 8_000, contextTokens },
};
const ready = { name: 'bench:latest', loadedContext: contextTokens, trainedContext: contextTokens };

export async function measureOllamaOverhead(options: OverheadOptions = {}): Promise<OllamaOverhead> {
  const rounds = Math.max(5, options.rounds ?? 7);
  const server = await startServer();
  const engine = createOllamaEngine({ address: server.url });
  try {
    await server.play({ models: [ready], answers: [{ tokens: 10 }] });
    const model = await engine.open(ready.name, new AbortController().signal);
    const firstTokenMs = await firstTokens(server, model, rounds, options.calls ?? 30);
    const cpuPerToken = await cpu(server, model, rounds, options.tokens ?? 20_000);
    const count = options.cancels ?? 100;
    const cancelMs = {
      loading: await cancels(server, engine, 'loading', count),
      reading: await cancels(server, engine, 'reading', count),
      streaming: await cancels(server, engine, 'streaming', count),
    };
    return { firstTokenMs, cpuPerToken, cancelMs };
  } finally {
    await engine.dispose();
    await server.stop();
  }
}

async function firstTokens(server: Server, model: LanguageModel, rounds: number, calls: number) {
  // 5 ms of reading, as the very fastest prompt: without it the first word waits for nothing but us.
  await server.play({ models: [ready], answers: [{ tokens: 10, readMs: 5, paceMs: 1 }] });
  const raw: number[] = [];
  const ours: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    for (let call = 0; call < calls; call += 1) {
      const rawMs = (await rawRun(server.url)).firstTokenMs;
      const oursMs = (await ourRun(model)).firstTokenMs;
      // The first round warms up code and sockets.
      if (round < 0) continue;
      raw.push(rawMs);
      ours.push(oursMs);
    }
  }
  return { raw: median(raw), ours: median(ours), added: median(ours) - median(raw) };
}

async function cpu(server: Server, model: LanguageModel, rounds: number, tokens: number) {
  const words = Array.from({ length: tokens }, (_, index) => ` word${index}`);
  await server.play({ models: [ready], answers: [{ tokens: words }] });
  const raw: number[] = [];
  const ours: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const rawUs = await cpuOf(() => rawRun(server.url), words);
    const oursUs = await cpuOf(() => ourRun(model), words);
    if (round < 0) continue;
    raw.push(rawUs);
    ours.push(oursUs);
  }
  return { raw: median(raw), ours: median(ours), ratio: median(ours.map((us, at) => us / (raw[at] ?? us))) };
}

/** Microseconds a token. Tokens that came in one packet may be handed on as one piece, so that characters are counted. */
async function cpuOf(run: () => Promise<{ readonly characters: number }>, words: readonly string[]): Promise<number> {
  const before = process.cpuUsage();
  const { characters } = await run();
  const used = process.cpuUsage(before);
  const sent = words.join('').length;
  if (characters !== sent) throw new Error(`${sent} characters were sent and ${characters} came`);
  return (used.user + used.system) / words.length;
}

async function cancels(server: Server, engine: Engine, phase: CancelPhase, count: number) {
  const never = 600_000;
  await server.play({
    models: [phase === 'loading' ? { name: ready.name, trainedContext: contextTokens, loadMs: never } : ready],
    answers: [phase === 'reading' ? { readMs: never } : { tokens: 100_000, paceMs: 2 }],
  });
  // Opened anew, so that nothing is known of it from the runs before.
  const model = await engine.open(ready.name, new AbortController().signal);
  const taken: number[] = [];
  for (let at = 0; at < count; at += 1) {
    await server.forget();
    const controller = new AbortController();
    let abortedAt = 0;
    let begun: Promise<void> | undefined;
    const abort = async () => {
      try {
        await server.reached(phase);
        // At another moment each time.
        await wait(at % 10);
      } finally {
        abortedAt = now();
        controller.abort();
      }
    };
    const tooLong = setTimeout(() => controller.abort(), 30_000);
    try {
      for await (const chunk of model.stream(request, controller.signal)) {
        const reached = chunk.kind === 'phase' ? chunk.phase === phase : phase === 'streaming' && chunk.kind === 'text';
        if (reached) begun ??= abort();
      }
      throw new Error(`the ${phase} run ended by itself`);
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
    clearTimeout(tooLong);
    if (!begun) throw new Error(`the run never came to ${phase}`);
    await begun;
    taken.push((await server.disconnected(phase)) - abortedAt);
  }
  return { median: median(taken), p99: quantile(taken, 0.99) };
}

/** The least that can be done: one `fetch`, lines, JSON. */
async function rawRun(url: string): Promise<{ readonly firstTokenMs: number; readonly characters: number }> {
  const began = performance.now();
  const { temperature, seed, maxTokens } = request.options;
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: ready.name,
      messages: request.messages,
      stream: true,
      options: { temperature, seed, num_predict: maxTokens, num_ctx: contextTokens },
    }),
  });
  if (!response.body) throw new Error('no body');
  const decoder = new TextDecoder();
  let kept = '';
  let characters = 0;
  let firstTokenMs = 0;
  for await (const part of response.body) {
    const lines = (kept + decoder.decode(part as Uint8Array, { stream: true })).split('\n');
    kept = lines.pop() ?? '';
    for (const line of lines) {
      const { message } = JSON.parse(line) as { message: { content: string } };
      if (message.content === '') continue;
      if (characters === 0) firstTokenMs = performance.now() - began;
      characters += message.content.length;
    }
  }
  return { firstTokenMs, characters };
}

async function ourRun(model: LanguageModel): Promise<{ readonly firstTokenMs: number; readonly characters: number }> {
  const began = performance.now();
  let characters = 0;
  let firstTokenMs = 0;
  for await (const chunk of model.stream(request, new AbortController().signal)) {
    if (chunk.kind !== 'text') continue;
    if (characters === 0) firstTokenMs = performance.now() - began;
    characters += chunk.text.length;
  }
  return { firstTokenMs, characters };
}

interface Server {
  readonly url: string;
  play(script: FakeScript): Promise<void>;
  forget(): Promise<void>;
  /** Resolves when the server is in this phase of the last chat. */
  reached(phase: CancelPhase): Promise<void>;
  /** When the server saw the connection of the last chat close, and that it was in this phase. */
  disconnected(phase: CancelPhase): Promise<number>;
  stop(): Promise<void>;
}

async function startServer(): Promise<Server> {
  const main = fileURLToPath(new URL('../fixtures/fakeOllama/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${url}/__fake/${path}`, { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as SeenRequest[];
  };
  const lastChat = async () => (await post('requests', {})).filter((seen) => seen.path === '/api/chat').at(-1);
  return {
    url,
    play: async (script) => void (await post('play', script)),
    forget: async () => void (await post('forget', {})),
    reached: (phase) => until(lastChat, (chat) => (chat?.phase === phase ? true : undefined)).then(() => undefined),
    disconnected: (phase) => until(lastChat, (chat) => (chat?.phase === phase ? chat.disconnectedAt : undefined)),
    stop: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}

async function until<T, R>(look: () => Promise<T>, found: (seen: T) => R | undefined): Promise<R> {
  const late = Date.now() + 10_000;
  while (Date.now() < late) {
    const result = found(await look());
    if (result !== undefined) return result;
    await wait(2);
  }
  throw new Error('the server never came to what was waited for');
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
