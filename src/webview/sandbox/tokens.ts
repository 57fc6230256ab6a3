/** How full the model's context would be. An estimate: only the model itself can count its tokens. */

import type { ColumnInput, SandboxInput } from '../../core/protocol.js';

export interface Fullness {
  readonly tokens: number;
  readonly contextTokens: number;
  /** `tight`: the prompt fits, the answer may not. `over`: the model could not read all of the prompt. */
  readonly state: 'fits' | 'tight' | 'over';
}

/** `charactersPerToken` is at least 0.1: a smaller one would be a slip, not a model. */
export function fullnessOf(input: SandboxInput, column: ColumnInput, charactersPerToken: number): Fullness {
  const characters = input.system.length + column.prompt.length + input.data.text.length;
  const tokens = Math.ceil(characters / Math.max(0.1, charactersPerToken));
  const { contextTokens, maxTokens } = column.settings;
  const state = tokens > contextTokens ? 'over' : tokens + maxTokens > contextTokens ? 'tight' : 'fits';
  return { tokens, contextTokens, state };
}
