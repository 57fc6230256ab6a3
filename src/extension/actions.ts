import * as vscode from 'vscode';
import type { ActionId } from './problemActions.js';
import { commandOf } from './ids.js';
import { chooseInSettings } from './settings.js';
import { t } from './words.js';

/** What each way forward does. */
export async function act(action: ActionId): Promise<void> {
  switch (action) {
    case 'get-small-model':
      await vscode.commands.executeCommand(commandOf('getModel'), { kind: 'offered', id: 'small' });
      return;
    case 'import-model':
      await vscode.commands.executeCommand(commandOf('importModel'));
      return;
    case 'use-ollama':
      return explainOllama();
    case 'use-recorded':
      return chooseInSettings('recorded', '');
    case 'choose-model':
      await vscode.commands.executeCommand(commandOf('chooseModel'));
      return;
    case 'mend-model':
      await vscode.commands.executeCommand(commandOf('mendModel'));
      return;
    case 'open-settings':
      await vscode.commands.executeCommand('workbench.action.openSettings', '@ext:ai-sandpit.ai-sandpit');
      return;
    case 'look-again':
      await vscode.commands.executeCommand(commandOf('refreshModels'));
      return;
    case 'show-log':
      await vscode.commands.executeCommand(commandOf('showLog'));
      return;
    default:
      action satisfies never;
  }
}

/** Ollama is installed by the learner or by IT, not by us: say how, and look again. */
async function explainOllama(): Promise<void> {
  const again = t('I have started Ollama: look again');
  const answer = await vscode.window.showInformationMessage(
    t('Use Ollama on this machine'),
    {
      modal: true,
      detail: t(
        'Ollama is a free program that serves models on your own machine. Ask your IT team whether you may have it. When it runs and has a model, AI Sandpit finds it by itself.',
      ),
    },
    again,
  );
  if (answer === again) await vscode.commands.executeCommand(commandOf('refreshModels'));
}
