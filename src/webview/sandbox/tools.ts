import type { ColumnInput, ColumnName, FromSandboxPage, SandboxInput } from '../../core/protocol.js';
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
}

export const withColumn = (input: SandboxInput, name: ColumnName, changed: Partial<ColumnInput>): SandboxInput => ({
  ...input,
  [name]: { ...input[name], ...changed },
});

export const columnLetter = (name: ColumnName): string => name.toUpperCase();
