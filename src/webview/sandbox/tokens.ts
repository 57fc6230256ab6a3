/** How full the model's context would be. An estimate: only the model itself can count its tokens. */

import { estimateTokens } from '../../core/models/estimateTokens.js';
import type { ColumnInput, SandboxInput } from '../../core/protocol.js';

export interface Fullness {
  readonly tokens: number;
  readonly contextTokens: number;
  /** `tight`: the prompt fits, the answer may not. `over`: the model could not read all of the prompt. */
  readonly state: 'fits' | 'tight' | 'over';
}

export function fullnessOf(input: SandboxInput, column: ColumnInput): Fullness {
  const tokens =
    estimateTokens(input.system).likely + estimateTokens(column.prompt).likely + tokensOfData(input.data.text);
  const { contextTokens, maxTokens } = column.settings;
  const state = tokens > contextTokens ? 'over' : tokens + maxTokens > contextTokens ? 'tight' : 'fits';
  return { tokens, contextTokens, state };
}

let counted = { text: '', tokens: 0 };

/** A document can be long and stays the same while a prompt is typed: it is counted once. */
function tokensOfData(text: string): number {
  if (counted.text !== text) counted = { text, tokens: estimateTokens(text).likely };
  return counted.tokens;
}
