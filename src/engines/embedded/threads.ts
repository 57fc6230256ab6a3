/**
 * How many threads to work with. llama.cpp's threads wait for each other by spinning: one thread too many for the
 * cores that are free makes an answer ten times slower, not a little. So what the rest of the machine leaves free
 * is looked at while a run goes on.
 */

import { cpus } from 'node:os';

export interface CpuSample {
  /** Milliseconds, from any beginning. */
  readonly at: number;
  /** Milliseconds that all cores together were idle. */
  readonly idle: number;
  /** Milliseconds that this process worked. */
  readonly own: number;
}

export function sampleCpu(): CpuSample {
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    idle: cpus().reduce((sum, { times }) => sum + times.idle, 0),
    own: (user + system) / 1000,
  };
}

/** Shorter spans say nothing: the system counts idle time in steps of 10 to 16 ms. */
const shortestSpan = 200;
/** A span with a pause in it says what was, not what is. */
const longestSpan = 3_000;
/** Others may use this much of one core before a thread is taken away. */
const tolerance = 0.4;

/** Threads for the cores that were idle or ours between two samples; undefined when they tell nothing. */
export function threadsFor(before: CpuSample, now: CpuSample, most: number): number | undefined {
  const span = now.at - before.at;
  if (span < shortestSpan || span > longestSpan) return undefined;
  const free = (now.idle - before.idle + (now.own - before.own)) / span;
  return Math.max(1, Math.min(most, Math.floor(free + tolerance)));
}

export interface ThreadGovernor {
  /** Looks four times a second until {@link ThreadGovernor.rest}, from loading on, so that the first batch knows. */
  watch(): void;
  rest(): void;
}

const lookEveryMs = 250;

/** Tells of a new number of threads whenever the machine has become busier or freer. It begins with `most`. */
export function createThreadGovernor(
  most: number,
  onThreads: (threads: number) => void,
  sample: () => CpuSample = sampleCpu,
): ThreadGovernor {
  let timer: NodeJS.Timeout | undefined;
  let last = sample();
  let current = most;

  function look(): void {
    const now = sample();
    const threads = threadsFor(last, now, most);
    last = now;
    if (threads === undefined || threads === current) return;
    current = threads;
    onThreads(threads);
  }

  return {
    watch() {
      if (most <= 1 || timer) return;
      last = sample();
      timer = setInterval(look, lookEveryMs);
      timer.unref();
    },
    rest() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
