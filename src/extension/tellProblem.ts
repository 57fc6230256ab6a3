import * as vscode from 'vscode';
import { isAbort, problemOf, type Problem } from '../core/problems.js';
import { sayProblem } from '../core/sentences/problems.js';
import { actionsFor, sayAction, type ActionId } from './problemActions.js';
import { t } from './words.js';

/** Shows a problem as one sentence with what can be done about it, and runs what was chosen. */
export async function tellProblem(problem: Problem, act: (action: ActionId) => Promise<void>): Promise<void> {
  const actions = actionsFor(problem);
  const labels = actions.map((action) => sayAction(action, t));
  const chosen = await vscode.window.showErrorMessage(sayProblem(problem, t), ...labels);
  const action = actions[labels.indexOf(chosen ?? '')];
  if (action) await act(action);
}

/** Runs a command's work; what goes wrong is logged whole and told in one sentence. A cancel is no error. */
export async function tellingProblems(
  work: () => Promise<void>,
  log: vscode.LogOutputChannel,
  act: (action: ActionId) => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isAbort(error)) return;
    logError(log, error);
    await tellProblem(problemOf(error), act);
  }
}

/** The code and what lies under it. */
export function logError(log: vscode.LogOutputChannel, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
  if (error instanceof Error && error.cause !== undefined)
    log.error(error.cause instanceof Error ? error.cause : String(error.cause));
}
