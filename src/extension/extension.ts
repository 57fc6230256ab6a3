/** Only wires. What is heavy is loaded on first use, by `sandpit.ts`. */

import * as vscode from 'vscode';
import { commandIds, commandOf, containerCommand, panelIds, viewIds, walkthroughId } from './ids.js';
import type { Sandpit } from './sandpit.js';
import { registerGuidance } from './guidanceDocument.js';
import { readSetting } from './settings.js';
import { createStatusBar } from './statusBar.js';
import { registerPlainText } from './plainText.js';
import { registerLazyTree } from './trees.js';

let opened: Promise<Sandpit> | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('AI Sandpit', { log: true });
  const statusBar = createStatusBar();
  const sandpit = () =>
    (opened ??= import('./sandpit.js').then(({ openSandpit }) => openSandpit(context, log, statusBar)));

  context.subscriptions.push(
    log,
    statusBar,
    registerLazyTree(viewIds.lessons, async () => (await sandpit()).lessonsTree),
    registerLazyTree(viewIds.models, async () => (await sandpit()).modelsTree),
    registerLazyTree(viewIds.runs, async () => (await sandpit()).runsTree),
    registerPlainText(sandpit),
    registerGuidance(async (asked) => (await sandpit()).guidanceText(asked)),
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(commandOf(id), async (...given: unknown[]) => (await sandpit()).run(id, given)),
    ),
    ...Object.values(panelIds).map((id) =>
      vscode.window.registerWebviewPanelSerializer(id, {
        deserializeWebviewPanel: async (panel, state: unknown) => (await sandpit()).restore(id, panel, state),
      }),
    ),
  );
  if (readSetting('openAtStart')) void showStart();
}

/** The lessons and "Start here", for a window that was opened for them. */
async function showStart(): Promise<void> {
  await vscode.commands.executeCommand(containerCommand);
  // What the learner had open last time comes back by itself, and is not covered.
  if (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) return;
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId, false);
}

export async function deactivate(): Promise<void> {
  await (await opened)?.dispose();
}
