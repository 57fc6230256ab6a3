import * as vscode from 'vscode';
import { runAsMarkdown } from '../core/records/runAsMarkdown.js';
import type { RunStore } from '../storage/runStore.js';
import { t } from './words.js';

/** Writes a run to a file that the learner chooses, and opens it. */
export async function exportRun(runs: RunStore, id: string): Promise<void> {
  const run = await runs.get(id);
  if (!run) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `run-${run.at.slice(0, 10)}.md`;
  const target = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { Markdown: ['md'] },
    title: t('Export the run as Markdown'),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(runAsMarkdown(run, t)));
  await vscode.window.showTextDocument(target);
}
