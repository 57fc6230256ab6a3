import * as vscode from 'vscode';
import { documentCharacters, isOpen } from '../core/guard/diagnostics.js';
import { findingTypes } from '../core/guard/finding.js';
import { ProblemError } from '../core/problems.js';
import { sayNothingRecognised } from '../core/sentences/guard.js';
import type { Command, CommandParts } from './commands.js';
import { nameOf, type CheckedDocument } from './documentChecks.js';
import { t } from './words.js';

type DocumentCommandId = 'checkDocument' | 'stopCheckingDocument' | 'hideFinding';

export function documentCommands({
  checks,
}: Pick<CommandParts, 'checks'>): Readonly<Record<DocumentCommandId, Command>> {
  return {
    checkDocument: async (given) => {
      const document = await documentFor(given);
      if (!document) {
        tell(t('There is no document in front. Open the one that you want to have checked.'));
        return;
      }
      tellFound(checks.check(document));
    },
    stopCheckingDocument: async (given) => {
      const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
      if (!uri || !checks.stop(uri)) tell(t('This document is not being checked.'));
    },
    hideFinding: async (uri, given, start, end) => {
      const type = findingTypes.find((candidate) => candidate === given);
      if (uri instanceof vscode.Uri && type && typeof start === 'number' && typeof end === 'number')
        checks.hide(uri, type, start, end);
    },
  };
}

/** The file that was given, shown, or the document in front. Throws `document.too-long`, `file.not-text`. */
async function documentFor(given: unknown): Promise<vscode.TextDocument | undefined> {
  if (!(given instanceof vscode.Uri)) return vscode.window.activeTextEditor?.document;
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === given.toString());
  const document = open ?? (await openFile(given));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function openFile(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const file = nameOf(uri);
  const { size } = await vscode.workspace.fs.stat(uri);
  // UTF-8 has at least one byte a character and at most three a UTF-16 unit: what is larger still is certainly too long.
  if (size > documentCharacters * 3)
    throw new ProblemError({ code: 'document.too-long', file, bytes: size, limit: documentCharacters });
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    throw new ProblemError({ code: 'file.not-text', file }, error);
  }
}

/** Said, and not waited for: the learner may leave it there. */
function tell(sentence: string): void {
  void vscode.window.showInformationMessage(sentence);
}

function tellFound({ shown }: CheckedDocument): void {
  const count = shown.filter(({ finding }) => isOpen(finding)).length;
  if (shown.length === 0) return tell(sayNothingRecognised(t));
  if (count === 0)
    return tell(
      t(
        'Only example values, or text that may be released, were recognised. You are still responsible for what you send.',
      ),
    );
  const list = t('Show the list');
  const sentence =
    count === 1
      ? t('There is one thing to look at. It is underlined, and listed under Problems.')
      : t('There are {count} things to look at. They are underlined, and listed under Problems.', { count });
  void vscode.window.showInformationMessage(sentence, list).then((chosen) => {
    if (chosen === list) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
}
