import type { ColumnInput, ColumnName, FromSandboxPage, SandboxInput } from '../../core/protocol.js';
import type { Decision } from '../../core/guard/decision.js';
import type { Streams } from '../streams.js';

/** What the parts of the sandbox can do. */
export interface SandboxTools {
  readonly post: (message: FromSandboxPage) => void;
  readonly streams: Streams;
  /** Takes a change of what is typed or chosen: the page follows at once, the extension after a moment. */
  readonly change: (input: SandboxInput) => void;
  /** Sends a waiting change at once. */
  readonly settle: () => void;
  readonly run: () => void;
  readonly cancel: () => void;
  /** Tells a screen reader something, when it is free. */
  readonly say: (sentence: string) => void;
  /** Puts example values in place of what is recognised in one text. */
  readonly replace: (place: TextPlace) => void;
  /** Takes the examples out of the document again: it has no undo of its own. */
  readonly restoreData: () => void;
  /** Sends what is held back: with examples in place of what was found, or as it is. */
  readonly send: (decision: Exclude<Decision, 'none'>) => void;
  /** Back to the text that is held back. */
  readonly goBack: () => void;
}

/** The texts that are typed or attached. */
export type TextPlace = 'prompt-a' | 'prompt-b' | 'system' | 'data';

export const withColumn = (input: SandboxInput, name: ColumnName, changed: Partial<ColumnInput>): SandboxInput => ({
  ...input,
  [name]: { ...input[name], ...changed },
});

export const columnLetter = (name: ColumnName): string => name.toUpperCase();
