/**
 * Loads dist/extension.js with a stand-in for the editor's module and tells how long loading and `activate()` took.
 * Run in a fresh process each time: what a process has loaded once costs nothing the second time.
 */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const [entry = ''] = process.argv.slice(2);
const editor = `
  const disposable = { dispose() {} };
  const anything = new Proxy(function () { return disposable; }, {
    get: (target, key) => (key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : anything),
    construct: () => ({ ...disposable, event: () => disposable, fire() {} }),
    apply: () => disposable,
  });
  const item = () => ({ ...disposable, show() {} });
  export const window = new Proxy({ createStatusBarItem: item }, { get: (target, key) => target[key] ?? (() => disposable) });
  export const commands = { registerCommand: () => disposable };
  export const workspace = { registerTextDocumentContentProvider: () => disposable, getConfiguration: () => ({ get: () => undefined }) };
  export const l10n = { t: (text) => text };
  export const StatusBarAlignment = { Right: 2 };
  export const Disposable = { from: () => disposable };
  export class EventEmitter { event = () => disposable; fire() {} dispose() {} }
  export class ThemeColor {}
  export class MarkdownString {}
  export const Uri = anything, env = anything, ThemeIcon = anything, TreeItem = anything, ViewColumn = anything, ConfigurationTarget = anything;
  export const TreeItemCollapsibleState = anything, QuickPickItemKind = anything, ProgressLocation = anything;
`;
register(
  `data:text/javascript,${encodeURIComponent(`
    const editor = ${JSON.stringify(`data:text/javascript,${encodeURIComponent(editor)}`)};
    export const resolve = (name, context, next) => (name === 'vscode' ? { url: editor, shortCircuit: true } : next(name, context));
  `)}`,
);
await import('vscode');
const began = performance.now();
const { activate } = await import(pathToFileURL(entry).href);
const loaded = performance.now();
activate({ subscriptions: [] });
const activated = performance.now();
process.stdout.write(JSON.stringify({ loadMs: loaded - began, activateMs: activated - loaded }));
