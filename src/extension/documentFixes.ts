import * as vscode from 'vscode';
import type { Finding } from '../core/guard/finding.js';
import { isReplaceable, replacementsFor } from '../core/guard/replacements.js';
import type { CheckedDocument, DocumentChecks } from './documentChecks.js';
import { commandOf } from './ids.js';
import { t } from './words.js';

/** What can be done about a finding where it stands. What it would change is worked out only when it is chosen. */
export function registerDocumentFixes(checks: DocumentChecks): vscode.Disposable {
  const edits = new WeakMap<vscode.CodeAction, () => vscode.WorkspaceEdit | undefined>();
  const { QuickFix } = vscode.CodeActionKind;

  function replacing(title: string, found: CheckedDocument, findings: readonly Finding[]): vscode.CodeAction {
    const action = new vscode.CodeAction(title, QuickFix);
    edits.set(action, () => editOf(found, findings));
    return action;
  }

  return vscode.languages.registerCodeActionsProvider(
    '*',
    {
      provideCodeActions: (document, range) => {
        const found = checks.found(document);
        const here = found?.shown.filter(({ diagnostic }) => diagnostic.range.intersection(range)) ?? [];
        if (!found || here.length === 0) return [];
        const replaceable = found.shown.map(({ finding }) => finding).filter(isReplaceable);
        const actions = here.flatMap(({ finding, diagnostic }) =>
          [
            ...(isReplaceable(finding) ? [replacing(t('Replace with a safe example value'), found, [finding])] : []),
            ...(isReplaceable(finding) && replaceable.length > 1
              ? [replacing(t('Replace all values found in this document with safe example values'), found, replaceable)]
              : []),
            running(t('Show the guidance for this'), 'showGuidance', finding.type),
            running(
              t('Hide this until the document is closed'),
              'hideFinding',
              document.uri,
              finding.type,
              finding.start,
              finding.end,
            ),
          ].map((action) => Object.assign(action, { diagnostics: [diagnostic] })),
        );
        const [first] = actions;
        if (first && edits.has(first)) first.isPreferred = true;
        return actions;
      },
      resolveCodeAction: (action) => {
        const edit = edits.get(action)?.();
        if (edit) action.edit = edit;
        return action;
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  );
}

/** Nothing when the document has changed since: the places would be others. */
function editOf(found: CheckedDocument, findings: readonly Finding[]): vscode.WorkspaceEdit | undefined {
  const { document, version } = found;
  if (document.version !== version) return undefined;
  const { changes, map } = replacementsFor(document.getText(), findings, found.known);
  found.known = map;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, example } of changes)
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), example);
  return edit;
}

function running(
  title: string,
  command: 'showGuidance' | 'hideFinding',
  ...given: readonly unknown[]
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: commandOf(command), title, arguments: [...given] };
  return action;
}
