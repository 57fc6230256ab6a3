import { totalmem } from 'node:os';
import * as vscode from 'vscode';
import { catalogue, type CatalogueModel } from '../core/models/catalogue.js';
import type { AvailableModel, EngineId, EngineState } from '../core/models/languageModel.js';
import { sayProblem } from '../core/sentences/problems.js';
import { modelId } from './engineSet.js';
import { cautionOf, isForTests, type Engines } from './engines.js';
import type { DownloadState, ModelShelf } from './modelShelf.js';
import { sayWhere } from './statusBar.js';
import type { TreeContent } from './trees.js';
import { t } from './words.js';

export type ModelNode =
  | { readonly kind: 'engine'; readonly engine: EngineId; readonly state: EngineState; readonly chosen: string }
  | { readonly kind: 'model'; readonly model: AvailableModel; readonly chosen: boolean }
  | { readonly kind: 'offers'; readonly models: readonly CatalogueModel[] }
  | { readonly kind: 'offered'; readonly id: CatalogueModel['id']; readonly model: CatalogueModel };

/** Memory that the editor and the system need beside a model, in bytes. */
const memoryForTheRest = 2_000_000_000;

/** Engines with their models, and the models that can be had. */
export function createModelsTree(engines: Engines, shelf: ModelShelf): TreeContent<ModelNode> {
  const changed = new vscode.EventEmitter<void>();
  engines.onDidChange(() => changed.fire());
  shelf.onDidChange(() => changed.fire());
  return {
    onDidChange: changed.event,
    children: async (node) => {
      if (!node) return roots(engines);
      if (node.kind === 'engine' && node.state.kind === 'ready')
        return node.state.models.map((model) => ({ kind: 'model', model, chosen: modelId(model) === node.chosen }));
      if (node.kind === 'offers') return node.models.map((model) => ({ kind: 'offered', id: model.id, model }));
      return [];
    },
    item: (node) => itemOf(node, shelf),
  };
}

async function roots(engines: Engines): Promise<readonly ModelNode[]> {
  const [states, chosen] = await Promise.all([engines.states(), engines.chosenId()]);
  // The status bar learns of the model as soon as anyone looks.
  await engines.view();
  const there = new Set(
    states.flatMap(({ engine, state }) =>
      engine === 'embedded' && state.kind === 'ready' ? state.models.map((model) => model.digest) : [],
    ),
  );
  const offers = catalogue.filter((model) => model.use === 'lessons' && !there.has(model.sha256));
  return [
    ...states
      .filter(({ engine, state }) => engine !== 'recorded' || state.kind !== 'absent')
      .map(({ engine, state }): ModelNode => ({ kind: 'engine', engine, state, chosen })),
    ...(offers.length > 0 ? [{ kind: 'offers', models: offers } satisfies ModelNode] : []),
  ];
}

function itemOf(node: ModelNode, shelf: ModelShelf): vscode.TreeItem {
  switch (node.kind) {
    case 'engine':
      return engineItem(node);
    case 'model':
      return modelItem(node.model, node.chosen);
    case 'offers': {
      const item = new vscode.TreeItem(t('Models you can get'), vscode.TreeItemCollapsibleState.Expanded);
      item.id = 'offers';
      return item;
    }
    case 'offered':
      return offeredItem(node.model, shelf.download(node.id));
    default:
      return node satisfies never;
  }
}

/** What an engine is called on the screen. */
export function engineTitle(engine: EngineId): string {
  switch (engine) {
    case 'ollama':
      return 'Ollama';
    case 'embedded':
      return t('Embedded engine');
    case 'recorded':
      return t('Recorded answers');
    default:
      return engine satisfies never;
  }
}

function engineItem(node: Extract<ModelNode, { kind: 'engine' }>): vscode.TreeItem {
  const title = engineTitle(node.engine);
  const { state } = node;
  const item = new vscode.TreeItem(
    title,
    state.kind === 'ready' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
  );
  item.id = `engine:${node.engine}`;
  item.contextValue = 'engine';
  switch (state.kind) {
    case 'ready':
      item.description = `${state.version} · ${t('on this machine')}`;
      item.iconPath = new vscode.ThemeIcon('server-process');
      break;
    case 'no-model':
      item.description = t('runs, but has no model');
      item.iconPath = new vscode.ThemeIcon('server-process');
      break;
    case 'absent':
      item.description = node.engine === 'ollama' ? t('does not answer') : t('not in this installation');
      item.iconPath = new vscode.ThemeIcon('circle-slash');
      break;
    case 'broken':
      item.description = sayProblem(state.problem, t);
      item.tooltip = sayProblem(state.problem, t);
      item.iconPath = new vscode.ThemeIcon('warning');
      break;
    default:
      state satisfies never;
  }
  return item;
}

function modelItem(model: AvailableModel, chosen: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(model.title, vscode.TreeItemCollapsibleState.None);
  item.id = modelId(model);
  const size = model.bytes === undefined ? '' : megabytes(model.bytes);
  const trouble = isForTests(model) ? t('for tests only') : troubleOf(model);
  item.description = [chosen ? t('in use') : '', trouble, size].filter((part) => part !== '').join(' · ');
  item.tooltip = [`${model.name} · ${sayWhere(model.where)}`, cautionOf(model)].join('\n\n');
  item.contextValue =
    model.trouble === 'no-chat-template'
      ? 'model.no-chat-template'
      : model.trouble !== undefined
        ? 'model.trouble'
        : model.engine === 'embedded'
          ? 'model.file'
          : 'model.usable';
  item.iconPath = new vscode.ThemeIcon(model.trouble ? 'warning' : chosen ? 'pass-filled' : 'circle-large-outline');
  item.accessibilityInformation = { label: `${model.title}, ${item.description}` };
  return item;
}

function troubleOf(model: AvailableModel): string {
  switch (model.trouble) {
    case undefined:
      return '';
    case 'no-chat-template':
      return t('no chat template: its answers will be nonsense');
    case 'cloud':
      return t('runs outside this machine: refused');
    case 'not-verified':
      return t('never checked: not used until you import it');
    case 'changed':
      return t('the file has changed: not used');
    default:
      return model.trouble satisfies never;
  }
}

function offeredItem(model: CatalogueModel, download: DownloadState | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(model.title, vscode.TreeItemCollapsibleState.None);
  item.id = `offered:${model.id}`;
  const fits = totalmem() > model.memoryBytes + memoryForTheRest;
  item.tooltip = [
    model.can,
    model.cannot,
    t('Needs {memory} of memory. {publisher}, {licence}.', {
      memory: megabytes(model.memoryBytes),
      publisher: model.publisher,
      licence: model.licence,
    }),
  ].join('\n\n');
  if (!download) {
    item.contextValue = 'model.offered';
    item.description = `${megabytes(model.bytes)} · ${fits ? t('fits this machine') : t('too large for the memory of this machine')}`;
    item.iconPath = new vscode.ThemeIcon('cloud-download');
    return item;
  }
  const share = Math.floor((download.bytes / model.bytes) * 100);
  item.contextValue = download.kind === 'paused' ? 'model.paused' : 'model.downloading';
  item.description =
    download.kind === 'paused'
      ? t('paused at {share} %', { share })
      : t('{share} % of {size}', { share, size: megabytes(model.bytes) });
  item.iconPath = new vscode.ThemeIcon(download.kind === 'paused' ? 'debug-pause' : 'loading~spin');
  return item;
}

/** `491 MB`, in thousands as disks are sold. */
function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
