import * as vscode from 'vscode';
import { diagnosticOf, documentCharacters, type FindingDiagnostic } from '../core/guard/diagnostics.js';
import type { Finding, FindingType } from '../core/guard/finding.js';
import { sameValue, type PseudonymMap } from '../core/guard/pseudonyms.js';
import { scan } from '../core/guard/scan.js';
import { ProblemError } from '../core/problems.js';
import { guidanceUri } from './guidanceDocument.js';
import { contextKeys } from './ids.js';
import { t } from './words.js';

/** How long after a change a document is looked at again. A large one takes a moment to look at, so it waits until typing rests. */
const waitMs = 250;
const longWaitMs = 1500;
const largeCharacters = 500_000;

/** What was found in a document that the learner chose. Held in memory only, and forgotten when it is closed. */
export interface CheckedDocument {
  readonly document: vscode.TextDocument;
  /** The version that was looked at. */
  readonly version: number;
  readonly shown: readonly { readonly finding: Finding; readonly diagnostic: vscode.Diagnostic }[];
  /** Example values that were offered for its values, so that the same one is offered again. */
  known: PseudonymMap;
}

interface Checking extends CheckedDocument {
  readonly hidden: ReadonlySet<string>;
  readonly large: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The documents that the learner has chosen to have checked; no other is ever read. */
export interface DocumentChecks {
  /** Looks at a document now and after each change, until it is closed or `stop` is called. Throws `document.too-long`. */
  check(document: vscode.TextDocument): CheckedDocument;
  /** False when it was not being checked. */
  stop(uri: vscode.Uri): boolean;
  /** What is known of a document as it is now; undefined when it is not checked, or is too large to look at again at once. */
  found(document: vscode.TextDocument): CheckedDocument | undefined;
  /** Leaves one value out of what is shown until the document is closed. */
  hide(uri: vscode.Uri, type: FindingType, start: number, end: number): void;
  findingAt(document: vscode.TextDocument, position: vscode.Position): FindingType | undefined;
  dispose(): void;
}

/** `tell`: a document that was being checked can't be any longer. */
export function createDocumentChecks(tell: (error: unknown) => void): DocumentChecks {
  const collection = vscode.languages.createDiagnosticCollection('sandpit');
  const checked = new Map<string, Checking>();
  const keyOf = (uri: vscode.Uri) => uri.toString();
  // As addresses, not as text: on a server, the window knows a file by another address than we do.
  const tellMenus = () =>
    void vscode.commands.executeCommand(
      'setContext',
      contextKeys.checked,
      [...checked.values()].map(({ document }) => document.uri),
    );

  function look(document: vscode.TextDocument, hidden: ReadonlySet<string>): Checking {
    const text = document.getText();
    if (text.length > documentCharacters)
      throw new ProblemError({
        code: 'document.too-long',
        file: nameOf(document.uri),
        bytes: text.length,
        limit: documentCharacters,
      });
    const key = keyOf(document.uri);
    const before = checked.get(key);
    clearTimeout(before?.timer);
    const findings = scan(text);
    const shown = findings
      .filter(({ type, start, end }) => hidden.size === 0 || !hidden.has(sameValue(type, text.slice(start, end))))
      .map((finding) => ({ finding, diagnostic: editorDiagnostic(document, diagnosticOf(finding, t)) }));
    const { version } = document;
    const known = before?.known ?? [];
    const large = text.length > largeCharacters;
    const checking: Checking = { document, version, shown, known, hidden, large, timer: undefined };
    checked.set(key, checking);
    collection.set(
      document.uri,
      shown.map(({ diagnostic }) => diagnostic),
    );
    return checking;
  }

  function stop(uri: vscode.Uri): boolean {
    const there = checked.get(keyOf(uri));
    if (!there) return false;
    clearTimeout(there.timer);
    checked.delete(keyOf(uri));
    collection.delete(uri);
    tellMenus();
    return true;
  }

  function lookAgain(document: vscode.TextDocument, hidden: ReadonlySet<string>): void {
    try {
      look(document, hidden);
    } catch (error) {
      // It has grown too large while it was written in.
      stop(document.uri);
      tell(error);
    }
  }

  const changes = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    const there = checked.get(keyOf(document.uri));
    if (!there || there.version === document.version) return;
    clearTimeout(there.timer);
    there.timer = setTimeout(() => lookAgain(document, there.hidden), there.large ? longWaitMs : waitMs);
  });
  const closes = vscode.workspace.onDidCloseTextDocument(({ uri }) => stop(uri));

  function found(document: vscode.TextDocument): CheckedDocument | undefined {
    const there = checked.get(keyOf(document.uri));
    if (!there || there.version === document.version) return there;
    if (there.large) return undefined;
    lookAgain(document, there.hidden);
    return checked.get(keyOf(document.uri));
  }

  return {
    check: (document) => {
      const looked = look(document, checked.get(keyOf(document.uri))?.hidden ?? new Set());
      tellMenus();
      return looked;
    },
    stop,
    found,
    hide: (uri, type, start, end) => {
      const there = checked.get(keyOf(uri));
      if (!there) return;
      const value = there.document.getText().slice(start, end);
      lookAgain(there.document, new Set([...there.hidden, sameValue(type, value)]));
    },
    findingAt: (document, position) =>
      found(document)?.shown.find(({ diagnostic }) => diagnostic.range.contains(position))?.finding.type,
    dispose: () => {
      for (const { timer } of checked.values()) clearTimeout(timer);
      checked.clear();
      vscode.Disposable.from(collection, changes, closes).dispose();
    },
  };
}

function editorDiagnostic(document: vscode.TextDocument, given: FindingDiagnostic): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(given.start), document.positionAt(given.end));
  const diagnostic = new vscode.Diagnostic(range, given.message, editorSeverity(given.severity));
  diagnostic.source = 'AI Sandpit';
  diagnostic.code = { value: given.code, target: guidanceUri({ kind: 'finding', type: given.code }) };
  return diagnostic;
}

function editorSeverity(severity: FindingDiagnostic['severity']): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    default:
      return severity satisfies never;
  }
}

/** The name of a document as its tab has it. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}
