import * as vscode from 'vscode';
import { t } from './words.js';

/** Opens an https or mailto link in the browser, after a question that shows the whole address. Others are refused. */
export async function openLink(url: string): Promise<void> {
  if (!/^(https:\/\/|mailto:)/i.test(url)) return;
  const open = t('Open in the browser');
  const answer = await vscode.window.showInformationMessage(
    t('This link leaves AI Sandpit.'),
    { modal: true, detail: url },
    open,
  );
  if (answer === open) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
