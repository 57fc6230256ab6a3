import * as vscode from 'vscode';
import { textScheme } from './ids.js';

/** Serves lessons as plain text to a read-only editor: the best path for a screen reader, for search and for print. */
export function registerPlainText(
  load: (packId: string, lessonId: string) => Promise<string | undefined>,
): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(textScheme, {
    provideTextDocumentContent: async (uri) => {
      const [packId = '', lessonFile = ''] = uri.path.replace(/^\//, '').split('/');
      return (await load(packId, lessonFile.replace(/\.txt$/, ''))) ?? '';
    },
  });
}

/** Opens a lesson's text beside nothing: in the active group, like any document. */
export async function openPlainText(packId: string, lessonId: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: textScheme, path: `/${packId}/${lessonId}.txt` });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
}
