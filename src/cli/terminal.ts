/** What the command line is given of the world around it, so that a test can give it another. */

export interface Terminal {
  /** To standard output: results. */
  out(text: string): void;
  /** To standard error: progress and problems. */
  error(text: string): void;
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Standard error is a screen, so a line of progress may be written over. */
  readonly live: boolean;
  readonly env: { readonly [name: string]: string | undefined };
  readonly platform: string;
  readonly userFolder: string;
  readonly currentFolder: string;
  /** The folder of the program itself, from which its other parts are found. */
  readonly programFolder: string;
  /** Fires at Ctrl+C. */
  readonly signal: AbortSignal;
  readonly clock: () => Date;
}

/** 0: all is well. 1: it found problems, or could not do it. 2: it was called in a wrong way. */
export type ExitCode = 0 | 1 | 2;

export type Verb = (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** The program was called in a wrong way. The message is one plain sentence with what to do. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
