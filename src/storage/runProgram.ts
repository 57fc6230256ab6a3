import { spawn } from 'node:child_process';
import { abortError } from '../core/problems.js';

export interface ProgramResult {
  /** The exit code; undefined when it could not be started or was killed. */
  readonly code: number | undefined;
  /** The end of what it wrote to stderr. */
  readonly said: string;
}

export interface ProgramOptions {
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a program without a shell until it ends. Rejects only with an `AbortError`. */
export type RunProgram = (command: string, given: readonly string[], options: ProgramOptions) => Promise<ProgramResult>;

const keptCharacters = 2_000;

export const runProgram: RunProgram = (command, given, { folder, signal, environment }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortError());
    const child = spawn(command, given, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-keptCharacters);
    });
    const stop = () => child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    const end = (code: number | undefined) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(abortError());
      else resolve({ code, said });
    };
    child.once('error', (error) => {
      said += error.message;
      end(undefined);
    });
    child.once('close', (code) => end(code ?? undefined));
  });
