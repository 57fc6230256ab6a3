import * as vscode from 'vscode';
import { textScheme } from './ids.js';

export interface PlainTexts {
  lessonText(packId: string, lessonId: string): Promise<string | undefined>;
  /** A data file of a pack, by its path in the pack. */
  dataText(packId: string, path: string): Promise<string | undefined>;
}

/**
 * Serves lessons and their data as plain text to a read-only editor: the best path for a screen reader, for search and for
 * print, and one on which a pack cannot be changed by chance.
 */
export function registerPlainText(texts: () => Promise<PlainTexts>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(textScheme, {
    provideTextDocumentContent: async (uri) => {
      const [packId = '', ...path] = uri.path.replace(/^\//, '').split('/');
      const { lessonText, dataText } = await texts();
      const text =
        path.length === 1
          ? await lessonText(packId, (path[0] ?? '').replace(/\.txt$/, ''))
          : await dataText(packId, path.join('/'));
      return text ?? '';
    },
  });
}

/** Opens a lesson's text beside nothing: in the active group, like any document. */
export function openPlainText(packId: string, lessonId: string): Promise<void> {
  return openAt(`/${packId}/${lessonId}.txt`);
}

/** Opens a file that a lesson links to. An image is shown by the editor's own viewer, which changes nothing. */
export async function openPackFile(packId: string, folder: vscode.Uri, path: string): Promise<void> {
  if (path.startsWith('images/'))
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, path));
  else await openAt(`/${packId}/${path}`);
}

async function openAt(path: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: textScheme, path }));
  await vscode.window.showTextDocument(document, { preview: false });
}
