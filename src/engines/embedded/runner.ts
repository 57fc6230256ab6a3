/** One child process, one run at a time: starts it, hands it runs in order, ends runs and ends the process. */

import type { ModelChunk } from '../../core/models/languageModel.js';
import { abortError, ProblemError, type Problem } from '../../core/problems.js';
import type { Child, ChildExit, OnMessage } from './childProcess.js';
import { speaksOfMemory } from './childProblem.js';
import { createInbox, type Inbox } from './inbox.js';
import type { FromChild, RunDone, RunOrder } from './messages.js';

/** How long a process that was asked to stop a run may take before it is killed, in milliseconds. */
export interface Patience {
  /** Until it has said that it heard: longer means that it hangs. */
  readonly heardMs: number;
  /** From there until it has stopped: the token in hand has to be finished. */
  readonly stoppedMs: number;
}

export interface RunnerOptions {
  readonly start: (onMessage: OnMessage) => Child;
  readonly patience: Patience;
  /** The process is ended after this time without a run, in milliseconds. */
  readonly unloadAfterMs: number;
}

export interface Order extends Omit<RunOrder, 'kind' | 'id'> {
  /** Called when the file turned out to be what it should be. */
  readonly onChecked?: () => void;
}

export interface Runner {
  /** Streams one run. Queued behind the runs that were asked for before. */
  run(order: Order, signal: AbortSignal): AsyncGenerator<ModelChunk>;
  dispose(): Promise<void>;
}

type Stage = 'new' | 'queued' | 'loading' | 'reading' | 'writing' | 'ending';

interface Job {
  readonly id: number;
  readonly order: Order;
  readonly began: number;
  readonly inbox: Inbox<ModelChunk>;
  stage: Stage;
  firstTextAt?: number;
}

export function createRunner({ start, patience, unloadAfterMs }: RunnerOptions): Runner {
  const waiting: Job[] = [];
  let active: Job | undefined;
  /** The process that takes runs. One that was killed is no longer it, though it may take a moment to end. */
  let child: Child | undefined;
  const alive = new Set<Child>();
  let disposed = false;
  let ids = 0;
  let idle: NodeJS.Timeout | undefined;
  let grace: NodeJS.Timeout | undefined;

  function next(): void {
    if (active || disposed) return;
    clearTimeout(idle);
    active = waiting.shift();
    if (!active) {
      idle = setTimeout(retire, unloadAfterMs);
      idle.unref();
      return;
    }
    if (!child) {
      // The runtime has to be loaded first: seen at once, not when the new process can say so.
      enter(active, 'loading');
      launch();
    }
    const { id, order } = active;
    const { model, template, messages, options } = order;
    child?.send({ kind: 'run', id, model, template, messages, options });
  }

  function launch(): void {
    const own: Child = start((message) => {
      if (own === child) onMessage(message);
    });
    child = own;
    alive.add(own);
    void own.ended.then((exit) => {
      alive.delete(own);
      if (own === child) onDeath(exit);
    });
  }

  function retire(): void {
    child?.kill();
    child = undefined;
  }

  function enter(job: Job, stage: 'queued' | 'loading' | 'reading'): void {
    if (job.stage === stage) return;
    job.stage = stage;
    job.inbox.push({ kind: 'phase', phase: stage });
  }

  function finish(): void {
    clearTimeout(grace);
    active = undefined;
    next();
  }

  function onMessage(message: FromChild): void {
    const job = active;
    if (!job || message.id !== job.id) return;
    switch (message.kind) {
      case 'phase':
        if (job.stage !== 'ending') enter(job, message.phase);
        return;
      case 'checked':
        job.order.onChecked?.();
        return;
      case 'text':
        job.firstTextAt ??= performance.now();
        if (job.stage !== 'ending') job.stage = 'writing';
        job.inbox.push({ kind: 'text', text: message.text });
        return;
      case 'done':
        job.inbox.push(doneChunk(job, message));
        job.inbox.end();
        return finish();
      case 'stopping':
        if (job.stage === 'ending') killAfter(patience.stoppedMs);
        return;
      case 'stopped':
        job.inbox.abandon(abortError());
        return finish();
      case 'failed':
        job.inbox.fail(new ProblemError(message.problem));
        // Memory that ran out once is had back for certain by a new process only.
        if (message.problem.code === 'embedded.out-of-memory') retire();
        return finish();
      default:
        message satisfies never;
    }
  }

  function onDeath({ how, said }: ChildExit): void {
    child = undefined;
    if (!active) return;
    const model = active.order.model.name;
    const problem: Problem = speaksOfMemory(said)
      ? { code: 'embedded.out-of-memory', model }
      : { code: 'embedded.died', exit: how };
    active.inbox.fail(new ProblemError(problem, said));
    finish();
  }

  function killAfter(milliseconds: number): void {
    clearTimeout(grace);
    grace = setTimeout(() => {
      retire();
      finish();
    }, milliseconds);
  }

  /** The caller sees it at once; the work behind it ends at once too, or within the {@link Patience} that a token needs. */
  function cancel(job: Job): void {
    job.inbox.abandon(abortError());
    if (job !== active) {
      const place = waiting.indexOf(job);
      if (place >= 0) waiting.splice(place, 1);
      return;
    }
    if (job.stage === 'writing') {
      job.stage = 'ending';
      child?.send({ kind: 'stop', id: job.id });
      killAfter(patience.heardMs);
    } else if (job.stage !== 'ending') {
      // Loading and reading can't be interrupted from within.
      retire();
      finish();
    }
  }

  return {
    async *run(order, signal) {
      if (signal.aborted || disposed) throw abortError();
      const job: Job = { id: (ids += 1), order, began: performance.now(), inbox: createInbox(), stage: 'new' };
      const stop = () => cancel(job);
      signal.addEventListener('abort', stop, { once: true });
      try {
        waiting.push(job);
        if (active) enter(job, 'queued');
        next();
        yield* job.inbox;
      } finally {
        signal.removeEventListener('abort', stop);
        if (!job.inbox.isOver) cancel(job);
      }
    },
    async dispose() {
      disposed = true;
      clearTimeout(idle);
      clearTimeout(grace);
      for (const job of [...waiting.splice(0), ...(active ? [active] : [])]) job.inbox.abandon(abortError());
      retire();
      await Promise.all([...alive].map(({ ended }) => ended));
    },
  };
}

function doneChunk(job: Job, message: RunDone): ModelChunk {
  const now = performance.now();
  const { loadMs, promptTokens, answerTokens, tokensPerSecond, stopReason } = message;
  return {
    kind: 'done',
    timings: {
      ...(loadMs === undefined ? {} : { loadMs }),
      firstTokenMs: (job.firstTextAt ?? now) - job.began,
      totalMs: now - job.began,
      promptTokens,
      answerTokens,
      tokensPerSecond,
    },
    stopReason,
    // A prompt that does not fit is refused before it is read, so what was read was whole.
    context: { verdict: 'complete', promptTokens, contextTokens: job.order.options.contextTokens },
  };
}
