/** The child process as the engine sees it: it takes messages, gives messages, and ends. */

import { fork } from 'node:child_process';
import { readFromChild, type FromChild, type ToChild } from './messages.js';

export interface ChildExit {
  /** `exit code 1`, `SIGKILL`. */
  readonly how: string;
  /** The end of what it wrote to stderr. */
  readonly said: string;
}

export interface Child {
  send(message: ToChild): void;
  /** Ends it now, whatever it does. */
  kill(): void;
  /** Resolves when it has ended, also when it could not be started. */
  readonly ended: Promise<ChildExit>;
}

export type OnMessage = (message: FromChild) => void;

export interface ChildOptions {
  /** Path of the built child module. */
  readonly module: string;
  /** Path of the binding's entry module. */
  readonly entry: string;
  readonly threads: number;
  readonly log: (line: string) => void;
}

const keptCharacters = 4_000;

export function startChild({ module, entry, threads, log }: ChildOptions, onMessage: OnMessage): Child {
  const child = fork(module, [entry, String(threads)], {
    execPath: process.execPath,
    // Neither the editor's inspector nor a test's loader belongs in there.
    execArgv: [],
    env: environment(process.env),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'json',
  });
  log(`embedded engine: process ${child.pid ?? 'none'} started`);

  let said = '';
  let left = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-keptCharacters);
    const lines = (left + text).split('\n');
    left = lines.pop() ?? '';
    for (const line of lines) log(`embedded engine: ${line}`);
  });

  const ended = new Promise<ChildExit>((resolve) => {
    const end = (how: string) => {
      log(`embedded engine: process ${child.pid ?? 'none'} ended (${how})`);
      resolve({ how, said });
    };
    child.on('error', (error) => {
      // Without a process there is no `close`; with one, the error was a failed message, and `close` follows.
      if (child.pid === undefined) end(error.message);
    });
    // `close` comes after the last of stderr, which says why.
    child.once('close', (code, signal) => end(signal ?? `exit code ${code ?? 'unknown'}`));
  });
  child.on('message', (raw) => {
    const message = readFromChild(raw);
    if (message) onMessage(message);
    else {
      log('embedded engine: a message that this version does not know');
      child.kill('SIGKILL');
    }
  });

  return {
    ended,
    send: (message) => {
      // A failed send is followed by the end of the process, which is told of there.
      child.send(message, () => undefined);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

/** The environment of the child: Electron runs as plain Node, and nothing lets the binding build or download. */
function environment(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(from).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('NODE_LLAMA_CPP_'));
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1', NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true' };
}
