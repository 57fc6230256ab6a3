/** Whether a column of the sandbox may be sent: its model opened, and the guard asked. Knows no vscode. */

import type { OwnedCeilings } from '../core/guard/ceilings.js';
import type { Decision } from '../core/guard/decision.js';
import { gate } from '../core/guard/gate.js';
import type { GuardRecord } from '../core/guard/guardRecord.js';
import type { LanguageModel } from '../core/models/languageModel.js';
import { isAbort, problemOf, type Problem } from '../core/problems.js';
import type { AnswerView, Phase } from '../core/views.js';
import type { ColumnInput, SandboxInput } from '../core/protocol.js';
import type { Translate } from '../core/words.js';
import type { OpenedModel } from './engineSet.js';
import { problemView } from './problemActions.js';

export type Passage =
  | {
      readonly kind: 'open';
      readonly column: ColumnInput;
      readonly model: LanguageModel;
      readonly guard?: GuardRecord;
    }
  /** There is no model, or it was cancelled: nothing was sent, and other columns go on. */
  | { readonly kind: 'stopped'; readonly answer: AnswerView }
  /** The guard holds it back, and every other column with it. */
  | { readonly kind: 'shut'; readonly problem: Problem };

export interface PassageParts {
  readonly t: Translate;
  readonly openModel: (id: string, signal: AbortSignal) => Promise<OpenedModel>;
  readonly ceilings: () => OwnedCeilings;
  readonly log: (error: unknown) => void;
}

/** Sends nothing. What goes wrong becomes an answer with its problem. */
export async function passageOf(
  column: ColumnInput,
  input: Pick<SandboxInput, 'system' | 'data'>,
  decision: Decision,
  parts: PassageParts,
  signal: AbortSignal,
): Promise<Passage> {
  const opened = await openOrAbort(column.model, parts, signal);
  switch (opened.kind) {
    case 'none': {
      const problem = problemView(opened.problem, parts.t);
      return { kind: 'stopped', answer: { ...waiting('loading', ''), state: 'failed', problem } };
    }
    case 'cancelled':
      return { kind: 'stopped', answer: { ...waiting('loading', ''), state: 'cancelled' } };
    case 'ready': {
      const passage = gate(
        [
          { part: 'prompt', text: column.prompt },
          { part: 'system', text: input.system },
          { part: 'data', text: input.data.text },
        ],
        opened.model.description,
        decision,
        parts.ceilings(),
      );
      return passage.kind === 'shut' ? passage : { ...passage, column, model: opened.model };
    }
    default:
      return opened satisfies never;
  }
}

/** An answer that is not there yet, or only in part. */
export function waiting(phase: Phase, text: string): AnswerView {
  return { text, state: 'running', phase, facts: '', context: 'none', contextSentence: '' };
}

async function openOrAbort(
  id: string,
  { openModel, log }: PassageParts,
  signal: AbortSignal,
): Promise<OpenedModel | { readonly kind: 'cancelled' }> {
  try {
    return await openModel(id, signal);
  } catch (error) {
    if (isAbort(error)) return { kind: 'cancelled' };
    log(error);
    return { kind: 'none', problem: problemOf(error) };
  }
}
