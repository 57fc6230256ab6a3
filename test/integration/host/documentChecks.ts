/** Checking a document of the learner's own, inside the extension host: what is found, what can be done, and what is never said. */

import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commandOf, guidanceScheme } from '../../../src/extension/ids.js';

/** Put together here, so that this file itself holds none. */
const nino = ['AB', '12', '34', '56', 'C'].join(' ');
const sameNino = nino.replaceAll(' ', '');
const nhs = ['943', '476', '5919'].join(' ');
const values = [nino, sameNino, nhs, nhs.replaceAll(' ', '')];
const text = `OFFICIAL-SENSITIVE

Her NHS number is ${nhs}. Her National Insurance number is ${nino}.
As said, NI number ${sameNino}. The form gives QQ 12 34 56 A as its example.
`;

const ours = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'AI Sandpit');
const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? String(code.value) : String(code));
const graded = (document: vscode.TextDocument) =>
  ours(document)
    .map((diagnostic) => `${codeOf(diagnostic)} ${vscode.DiagnosticSeverity[diagnostic.severity]}`)
    .sort();

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within 5 s: ${what}`);
}

/** The quick fixes at the first place of a kind, worked out. */
async function fixesAt(document: vscode.TextDocument, code: string): Promise<readonly vscode.CodeAction[]> {
  const diagnostic = ours(document).find(
    (each) => codeOf(each) === code && each.severity !== vscode.DiagnosticSeverity.Hint,
  );
  assert.ok(diagnostic, code);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
}

async function applyFix(document: vscode.TextDocument, code: string, title: RegExp): Promise<void> {
  const actions = await fixesAt(document, code);
  const action = actions.find((each) => title.test(each.title));
  assert.ok(action, actions.map((each) => each.title).join(' | '));
  assert.ok(action.edit, `“${action.title}” changes nothing`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

/** Says how many findings there were. */
export async function checkDocumentOfOurOwn(): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ content: text, language: 'plaintext' });
  await vscode.window.showTextDocument(document);
  assert.deepEqual(ours(document), [], 'it was looked at unasked');

  await vscode.commands.executeCommand(commandOf('checkDocument'));
  assert.deepEqual(graded(document), [
    'marking Warning',
    'nhs-number Warning',
    'nino Hint',
    'nino Warning',
    'nino Warning',
  ]);
  const said = JSON.stringify(ours(document).map(({ message, code }) => [message, code]));
  for (const value of values) assert.ok(!said.includes(value), 'a diagnostic carries a value');
  const count = ours(document).length;

  // A marking can't be replaced, and says what the guidance is.
  const onMarking = (await fixesAt(document, 'marking')).map(({ title }) => title);
  assert.ok(onMarking.some((title) => /guidance/.test(title)) && !onMarking.some((title) => /example/.test(title)));

  await applyFix(document, 'nino', /^Replace with/);
  await until('one value replaced', () => graded(document).filter((each) => each === 'nino Warning').length === 1);
  await applyFix(document, 'nino', /^Replace all/);
  await until('all values replaced', () => !graded(document).some((each) => /^n.* Warning$/.test(each)));
  for (const value of values) assert.ok(!document.getText().includes(value), 'a value is left');
  const examples = [...document.getText().matchAll(/QQ \d\d \d\d \d\d [A-D]/g)].map(([example]) => example);
  assert.equal(new Set(examples).size, 2, 'the same value has two examples');
  assert.equal(examples.length, 3);

  // What is typed is looked at too, and a value can be hidden.
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, `NI number ${nino}\n`);
  await vscode.workspace.applyEdit(edit);
  await until('the new value found', () => graded(document).includes('nino Warning'));
  const hide = (await fixesAt(document, 'nino')).find(({ title }) => /^Hide/.test(title))?.command;
  assert.ok(hide);
  await vscode.commands.executeCommand(hide.command, ...(hide.arguments ?? []));
  await until('it is hidden', () => !graded(document).includes('nino Warning'));

  await vscode.commands.executeCommand(commandOf('stopCheckingDocument'));
  assert.deepEqual(ours(document), []);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return `${count} findings`;
}

/** Opens the guidance for a finding, and says how long it is. */
export async function showGuidanceForFinding(): Promise<string> {
  await vscode.commands.executeCommand(commandOf('showGuidance'), 'nino');
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === guidanceScheme);
  assert.ok(document);
  assert.equal(document.languageId, 'markdown');
  assert.match(document.getText(), /^## Principle 2: You use AI lawfully, ethically and responsibly$/m);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return `${document.getText().split(/\s+/).length} words`;
}
