import * as vscode from 'vscode';
import type { Ceiling } from '../core/guard/ceilings.js';
import { sayCeiling } from '../core/sentences/guard.js';
import { commandOf } from './ids.js';
import { t } from './words.js';

/** What the one status-bar item shows. */
export type ModelShown =
  | { readonly kind: 'not-looked' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'ready';
      readonly title: string;
      readonly where: string;
      readonly recorded: boolean;
      readonly ceiling: Ceiling;
    };

export interface StatusBar extends vscode.Disposable {
  show(model: ModelShown): void;
}

/** One item: which model answers, and where the text goes. A click offers to continue, or to choose. */
export function createStatusBar(): StatusBar {
  const item = vscode.window.createStatusBarItem('sandpit.model', vscode.StatusBarAlignment.Right, 90);
  item.name = t('AI Sandpit: model');
  item.command = commandOf('chooseModel');
  const show = (model: ModelShown) => {
    item.backgroundColor = model.kind === 'none' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.text = `$(beaker) ${said(model)}`;
    item.accessibilityInformation = { label: t('AI Sandpit: {model}', { model: said(model) }), role: 'button' };
    const tooltip = new vscode.MarkdownString(
      [
        said(model),
        ...(model.kind === 'ready' && !model.recorded ? [sayCeiling(model.ceiling, t)] : []),
        `[${t('Continue where I left off')}](command:${commandOf('continue')})`,
        `[${t('Choose a model')}](command:${commandOf('chooseModel')})`,
        `[${t('Open the sandbox')}](command:${commandOf('openSandbox')})`,
      ].join('\n\n'),
    );
    tooltip.isTrusted = {
      enabledCommands: [commandOf('continue'), commandOf('chooseModel'), commandOf('openSandbox')],
    };
    item.tooltip = tooltip;
  };
  show({ kind: 'not-looked' });
  item.show();
  return { show, dispose: () => item.dispose() };
}

function said(model: ModelShown): string {
  switch (model.kind) {
    case 'not-looked':
      return t('AI Sandpit');
    case 'none':
      return t('No model');
    case 'ready':
      return model.recorded
        ? t('{model} · recorded', { model: model.title })
        : `${model.title} · ${sayWhere(model.where)}`;
    default:
      return model satisfies never;
  }
}

/** Where the text goes, in the words of the screen. */
export function sayWhere(where: string): string {
  switch (where) {
    case 'this machine':
      return t('on this machine');
    case 'department':
      return t('in your department');
    default:
      return t('outside your department');
  }
}
