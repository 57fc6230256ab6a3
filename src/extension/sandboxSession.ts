/** What happens behind one sandbox page. Knows no vscode: everything it needs is handed in. */

import { randomBytes } from 'node:crypto';
import type { OwnedCeilings } from '../core/guard/ceilings.js';
import type { Decision } from '../core/guard/decision.js';
import type { ChatMessage, ModelRequest } from '../core/models/languageModel.js';
import { promptCharacters } from '../core/models/limits.js';
import { isAbort, problemOf, type Problem } from '../core/problems.js';
import type { AnswerView, Phase } from '../core/views.js';
import type {
  ColumnInput,
  ColumnName,
  FromSandboxPage,
  SandboxInput,
  SandboxView,
  ToSandboxPage,
} from '../core/protocol.js';
import { makeRun, type RunEnding } from '../core/records/makeRun.js';
import { promptWithData, type Run } from '../core/records/run.js';
import { sayDifference } from '../core/sentences/difference.js';
import { answerOfRun } from '../core/sentences/answers.js';
import type { Translate } from '../core/words.js';
import { newRunId, type RunStore } from '../storage/runStore.js';
import type { OpenedModel } from './engineSet.js';
import { problemView } from './problemActions.js';
import { passageOf, waiting, type Passage } from './sandboxPassage.js';
import { createTextBatch } from './textBatch.js';

export interface SandboxParts {
  readonly t: Translate;
  readonly runs: RunStore;
  readonly models: (signal: AbortSignal) => Promise<SandboxView['models']>;
  /** Asked when none of the models can be used. */
  readonly whyNoModel: () => Promise<Problem | undefined>;
  readonly documents: () => Promise<SandboxView['documents']>;
  readonly readDocument: (id: string) => Promise<{ name: string; text: string } | undefined>;
  readonly pickFile: () => Promise<{ name: string; text: string } | undefined>;
  readonly openModel: (id: string, signal: AbortSignal) => Promise<OpenedModel>;
  readonly ceilings: () => OwnedCeilings;
  readonly post: (message: ToSandboxPage) => void;
  readonly setRunning: (running: boolean) => void;
  readonly exportRun: (runId: string) => Promise<void>;
  readonly openLink: (url: string) => Promise<void>;
  readonly act: (actionId: string) => Promise<void>;
  /** What stood in the boxes when the page was last open; undefined at first. */
  readonly remembered: () => Promise<SandboxInput | undefined>;
  readonly remember: (input: SandboxInput) => Promise<void>;
  /** Told after a run was kept. */
  readonly kept: () => void;
  readonly log: (error: unknown) => void;
  readonly clock: () => Date;
}

export interface SandboxSession {
  handle(message: FromSandboxPage): Promise<void>;
  /** Puts something into the boxes: from a lesson, or a run that is opened again. */
  fill(input: Partial<SandboxInput>, answers?: { a?: Run; b?: Run }): Promise<void>;
  command(command: 'check' | 'cancel'): void;
  /** Shows the models anew, and leaves what is typed. */
  refresh(): Promise<void>;
  dispose(): void;
}

export const startSettings = { temperature: 0.2, seed: 7, maxTokens: 300, contextTokens: 4096 };

export function emptySandbox(): SandboxInput {
  const column: ColumnInput = { model: '', prompt: '', settings: { ...startSettings } };
  return { compare: 'none', system: '', data: { name: '', text: '' }, a: column, b: { ...column } };
}

export function createSandboxSession(parts: SandboxParts): SandboxSession {
  const { t } = parts;
  let input = emptySandbox();
  let answers: { a?: AnswerView; b?: AnswerView } = {};
  let finished: { a?: Run; b?: Run } = {};
  let controller: AbortController | undefined;
  let running: { column: ColumnName; phase: Phase } | undefined;
  let problem: Problem | undefined;
  let ready = false;
  let filled = false;

  async function view(): Promise<SandboxView> {
    const signal = new AbortController().signal;
    const [models, documents] = await Promise.all([parts.models(signal), parts.documents()]);
    const first = models.find((model) => model.usable)?.id ?? '';
    // A model that is gone makes room for the first one that can be used, in the picker only.
    for (const name of ['a', 'b'] as const)
      if (!models.some((model) => model.id === input[name].model))
        input = { ...input, [name]: { ...input[name], model: first } };
    const noModel = first === '' ? ((await parts.whyNoModel()) ?? { code: 'engine.none' }) : undefined;
    const shown = problem ?? noModel;
    return {
      models: [...models],
      documents: [...documents],
      input,
      answers,
      ...(running ? { running } : {}),
      difference: sayDifference(finished.a?.answer, finished.b?.answer, t),
      ...(shown ? { problem: problemView(shown, t) } : {}),
    };
  }

  async function show(replace: 'all' | 'keep-input'): Promise<void> {
    if (ready) parts.post({ kind: 'sandbox', view: await view(), replace });
  }

  /** What column b sends: a's input but for what is compared. */
  function columnOf(name: ColumnName): ColumnInput {
    if (name === 'a' || input.compare === 'none') return input.a;
    return {
      model: input.compare === 'models' ? input.b.model : input.a.model,
      prompt: input.compare === 'prompts' ? input.b.prompt : input.a.prompt,
      settings: input.compare === 'settings' ? input.b.settings : input.a.settings,
    };
  }

  function refuse(): Problem | undefined {
    const columns = input.compare === 'none' ? [columnOf('a')] : [columnOf('a'), columnOf('b')];
    for (const column of columns) {
      if (column.prompt.trim() === '') return { code: 'prompt.empty' };
      const characters = column.prompt.length + input.system.length + input.data.text.length;
      if (characters > promptCharacters) return { code: 'prompt.too-long', characters, limit: promptCharacters };
    }
    return undefined;
  }

  async function run(decision: Decision): Promise<void> {
    if (controller) return;
    problem = refuse();
    answers = {};
    finished = {};
    if (problem) return show('keep-input');
    controller = new AbortController();
    parts.setRunning(true);
    const { signal } = controller;
    try {
      // Every column is looked at before anything is sent, so that one that may not go holds back both.
      const passed: { readonly name: ColumnName; readonly passage: Exclude<Passage, { kind: 'shut' }> }[] = [];
      for (const name of input.compare === 'none' ? (['a'] as const) : (['a', 'b'] as const)) {
        running ??= { column: name, phase: 'loading' };
        if (running.column === name) postAnswer(name, waiting('loading', ''));
        const passage = await passageOf(columnOf(name), input, decision, parts, signal);
        if (passage.kind === 'shut') {
          problem = passage.problem;
          answers = {};
          return;
        }
        passed.push({ name, passage });
        if (signal.aborted) break;
      }
      for (const { name, passage } of passed) {
        if (signal.aborted && !answers[name]) break;
        if (passage.kind === 'stopped') postAnswer(name, passage.answer);
        else if (signal.aborted) postAnswer(name, { ...waiting('loading', ''), state: 'cancelled' });
        else await runColumn(name, passage, signal);
      }
    } finally {
      controller = undefined;
      running = undefined;
      parts.setRunning(false);
      await show('keep-input');
    }
  }

  function postAnswer(name: ColumnName, answer: AnswerView): void {
    answers = { ...answers, [name]: answer };
    parts.post({ kind: 'answer', column: name, answer, running: answer.state === 'running' });
  }

  async function runColumn(
    name: ColumnName,
    { column, model, guard }: Extract<Passage, { kind: 'open' }>,
    signal: AbortSignal,
  ): Promise<void> {
    running = { column: name, phase: 'loading' };
    postAnswer(name, waiting('loading', ''));
    const messages: ChatMessage[] = [];
    if (input.system.trim() !== '') messages.push({ role: 'system', content: input.system });
    const data = input.data.text === '' ? undefined : input.data;
    messages.push({ role: 'user', content: promptWithData(column.prompt, data?.text) });
    const request: ModelRequest = { messages, options: column.settings };
    let text = '';
    const batch = createTextBatch((piece) => parts.post({ kind: 'text', column: name, text: piece }));
    let ending: RunEnding = { kind: 'cancelled' };
    const at = parts.clock();
    try {
      for await (const chunk of model.stream(request, signal)) {
        switch (chunk.kind) {
          case 'phase':
            running = { column: name, phase: chunk.phase };
            batch.flush();
            postAnswer(name, waiting(chunk.phase, text));
            break;
          case 'text':
            if (text === '') {
              running = { column: name, phase: 'writing' };
              postAnswer(name, waiting('writing', ''));
            }
            text += chunk.text;
            batch.add(chunk.text);
            break;
          case 'done':
            ending = { kind: 'done', done: chunk };
            break;
          default:
            chunk satisfies never;
        }
      }
    } catch (error) {
      if (!isAbort(error)) {
        parts.log(error);
        ending = { kind: 'failed', problem: problemOf(error) };
      }
    }
    batch.flush();
    const kept = makeRun({
      id: newRunId(at, randomBytes(4).toString('hex')),
      at,
      from: { kind: 'sandbox' },
      model: model.description,
      request,
      prompt: column.prompt,
      system: input.system,
      ...(data ? { data: { ...data } } : {}),
      answer: text,
      ending,
      guard,
    });
    finished = { ...finished, [name]: kept };
    const answer = answerOfRun(kept, t);
    postAnswer(name, ending.kind === 'failed' ? { ...answer, problem: problemView(ending.problem, t) } : answer);
    await keep(kept);
  }

  async function keep(run: Run): Promise<void> {
    try {
      await parts.runs.add(run);
      parts.kept();
    } catch (error) {
      parts.log(error);
      problem = problemOf(error);
    }
  }

  /** A sandbox that can't be remembered still works; the log says why. */
  async function remember(): Promise<void> {
    try {
      await parts.remember(input);
    } catch (error) {
      parts.log(error);
    }
  }

  async function attach(load: () => Promise<{ name: string; text: string } | undefined>): Promise<void> {
    try {
      const data = await load();
      if (!data) return;
      problem = undefined;
      input = { ...input, data };
      parts.post({ kind: 'data', data });
    } catch (error) {
      parts.log(error);
      problem = problemOf(error);
      await show('keep-input');
    }
  }

  async function handle(message: FromSandboxPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        if (!ready && !filled) input = (await parts.remembered()) ?? input;
        ready = true;
        return show('all');
      case 'draft':
        input = message.input;
        return remember();
      case 'run':
        input = message.input;
        return run(message.decision ?? 'none');
      case 'cancel':
        controller?.abort();
        return;
      case 'attach-file':
        return attach(parts.pickFile);
      case 'attach-document':
        return attach(() => parts.readDocument(message.id));
      case 'detach':
        input = { ...input, data: { name: '', text: '' } };
        parts.post({ kind: 'data', data: input.data });
        return;
      case 'export':
        return parts.exportRun(message.runId);
      case 'open-link':
        return parts.openLink(message.url);
      case 'action':
        await parts.act(message.id);
        problem = undefined;
        return show('keep-input');
      default:
        message satisfies never;
    }
  }

  return {
    handle,
    async fill(given, runs = {}) {
      filled = true;
      input = { ...input, ...given };
      finished = { ...runs };
      answers = {
        ...(runs.a ? { a: answerOfRun(runs.a, t) } : {}),
        ...(runs.b ? { b: answerOfRun(runs.b, t) } : {}),
      };
      problem = undefined;
      await show('all');
    },
    command: (command) => (command === 'cancel' ? controller?.abort() : parts.post({ kind: 'command', command })),
    refresh: () => show('keep-input'),
    dispose: () => controller?.abort(),
  };
}
