import * as vscode from 'vscode';

/** A tree whose content is made by code that is loaded when the view is first looked at. */
export interface TreeContent<Node> {
  children(node: Node | undefined): Promise<readonly Node[]>;
  item(node: Node): vscode.TreeItem;
  readonly onDidChange: vscode.Event<void>;
}

/** Registers a view now, and loads what fills it on first use. */
export function registerLazyTree<Node>(viewId: string, load: () => Promise<TreeContent<Node>>): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let content: Promise<TreeContent<Node>> | undefined;
  let loaded: TreeContent<Node> | undefined;
  const open = () =>
    (content ??= load().then((tree) => {
      loaded = tree;
      tree.onDidChange(() => changed.fire());
      return tree;
    }));
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => [...(await (await open()).children(node))],
    // VS Code asks for items only after children, so the content is there.
    getTreeItem: (node) => loaded?.item(node) ?? new vscode.TreeItem(''),
  };
  return vscode.Disposable.from(changed, vscode.window.registerTreeDataProvider(viewId, provider));
}
