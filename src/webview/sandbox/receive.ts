/** What the sandbox page knows, and how each message changes it. Pure. */

import type { AnswerView } from '../../core/views.js';
import type { ColumnName, SandboxInput, SandboxView, ToSandboxPage } from '../../core/protocol.js';

export interface SandboxState {
  readonly view: SandboxView | undefined;
  /** What is typed and chosen on the page; the extension's copy follows it. */
  readonly input: SandboxInput;
  /** Raised when the whole input was replaced, so that boxes are drawn afresh. */
  readonly opening: number;
}

const column = {
  model: '',
  prompt: '',
  settings: { temperature: 0.2, seed: 7, maxTokens: 160, contextTokens: 2048 },
};
export const nothingYet: SandboxState = {
  view: undefined,
  input: { compare: 'none', system: '', data: { name: '', text: '' }, a: column, b: column },
  opening: 0,
};

export function receive(state: SandboxState, message: ToSandboxPage): SandboxState {
  switch (message.kind) {
    case 'sandbox': {
      const replace = message.replace === 'all' || state.view === undefined;
      if (!replace) return { ...state, view: message.view };
      return { view: message.view, input: message.view.input, opening: state.opening + 1 };
    }
    case 'answer':
      return receiveAnswer(state, message);
    case 'data':
      return { ...state, input: { ...state.input, data: message.data } };
    case 'words':
    case 'text':
    case 'command':
      return state;
    default:
      return message satisfies never;
  }
}

function receiveAnswer(state: SandboxState, message: Extract<ToSandboxPage, { kind: 'answer' }>): SandboxState {
  if (!state.view) return state;
  const { running: _, ...view } = state.view;
  const { column, answer } = message;
  const answers = { ...view.answers, [column]: answer };
  const running = runningAfter(state.input, column, answer);
  return { ...state, view: running ? { ...view, answers, running } : { ...view, answers } };
}

/** Column b comes after a: between the two nothing is being written, and yet the run goes on. */
function runningAfter(input: SandboxInput, column: ColumnName, answer: AnswerView): SandboxView['running'] {
  if (answer.state === 'running') return { column, phase: answer.phase ?? 'queued' };
  const more = column === 'a' && input.compare !== 'none' && answer.state !== 'cancelled';
  return more ? { column: 'b', phase: 'queued' } : undefined;
}

/** The state once a run was asked for: the answers of the last one go. */
export function clearAnswers(state: SandboxState): SandboxState {
  return state.view ? { ...state, view: { ...state.view, answers: {}, difference: '' } } : state;
}

/** The input as it is sent: column b repeats a in all but what is compared. */
export function inputToSend(input: SandboxInput): SandboxInput {
  const { compare, a, b } = input;
  return {
    ...input,
    b: {
      model: compare === 'models' ? b.model : a.model,
      prompt: compare === 'prompts' ? b.prompt : a.prompt,
      settings: compare === 'settings' ? b.settings : a.settings,
    },
  };
}

/** The columns that a run fills. */
export const columnsOf = (input: SandboxInput): readonly ColumnName[] =>
  input.compare === 'none' ? ['a'] : ['a', 'b'];
