import * as vscode from 'vscode';
import type { RunStore, RunSummary } from '../storage/runStore.js';
import { commandOf } from './ids.js';
import type { TreeContent } from './trees.js';
import { sayWhen, t } from './words.js';

export type RunNode =
  { readonly kind: 'run'; readonly run: RunSummary } | { readonly kind: 'damaged'; readonly file: string };

/** Every run that was kept, newest first. */
export function createRunsTree(runs: RunStore, onDidChange: vscode.Event<void>): TreeContent<RunNode> {
  return {
    onDidChange,
    children: async (node) => {
      if (node) return [];
      const found = await runs.list();
      return [
        ...found.runs.map((run): RunNode => ({ kind: 'run', run })),
        ...found.damaged.map((file): RunNode => ({ kind: 'damaged', file })),
      ];
    },
    item: (node) => (node.kind === 'run' ? runItem(node.run) : damagedItem(node.file)),
  };
}

function runItem(run: RunSummary): vscode.TreeItem {
  const item = new vscode.TreeItem(firstLine(run.prompt), vscode.TreeItemCollapsibleState.None);
  const at = new Date(run.at);
  const where = run.from.kind === 'exercise' ? t('Lesson') : run.from.kind === 'cli' ? t('Command line') : t('Sandbox');
  item.id = run.id;
  item.contextValue = 'run';
  item.description = `${sayWhen(at)} · ${where}`;
  item.tooltip = `${run.prompt.slice(0, 400)}\n\n${run.model} · ${outcomeOf(run)}`;
  item.iconPath = new vscode.ThemeIcon(
    run.outcome === 'complete' ? 'comment' : run.outcome === 'cancelled' ? 'circle-slash' : 'error',
  );
  item.accessibilityInformation = {
    label: `${firstLine(run.prompt)}, ${sayWhen(at)}, ${where}, ${outcomeOf(run)}`,
  };
  item.command = { command: commandOf('openRun'), title: t('Open the run'), arguments: [{ kind: 'run', run }] };
  return item;
}

function damagedItem(file: string): vscode.TreeItem {
  const item = new vscode.TreeItem(t('A run that cannot be read'), vscode.TreeItemCollapsibleState.None);
  item.description = file.split(/[\\/]/).at(-1) ?? file;
  item.tooltip = t('This file is damaged. It was left as it is: {file}', { file });
  item.iconPath = new vscode.ThemeIcon('warning');
  item.contextValue = 'damaged';
  return item;
}

function outcomeOf(run: RunSummary): string {
  return run.outcome === 'complete' ? t('complete') : run.outcome === 'cancelled' ? t('cancelled') : t('failed');
}

function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line === '' ? t('(empty)') : line;
}
