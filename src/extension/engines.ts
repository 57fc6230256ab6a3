import * as vscode from 'vscode';
import { ceilingAt, destinationOf, type Ceiling, type OwnedCeilings } from '../core/guard/ceilings.js';
import { catalogue } from '../core/models/catalogue.js';
import type { AvailableModel, Engine, EngineId, EngineState } from '../core/models/languageModel.js';
import type { Problem } from '../core/problems.js';
import type { EngineView } from '../core/views.js';
import type { SandboxView } from '../core/protocol.js';
import { createEngineSet, modelId, type EngineSet, type OpenedModel } from './engineSet.js';
import { readSettings } from './settings.js';
import { sayWhere, type StatusBar } from './statusBar.js';
import { tellProblem } from './tellProblem.js';
import { act } from './actions.js';
import { t } from './words.js';

/** The engines as the rest of the extension sees them, whatever the settings are at the moment. */
export interface Engines {
  set(): EngineSet;
  modelsFolder(): string;
  open(signal: AbortSignal): Promise<OpenedModel>;
  openById(id: string, signal: AbortSignal): Promise<OpenedModel>;
  /** The model that would answer, as a lesson shows it. */
  view(): Promise<{ readonly engine?: EngineView; readonly problem?: Problem }>;
  /** `engine:name` of the chosen model; empty when there is none. */
  chosenId(): Promise<string>;
  states(): Promise<readonly { readonly engine: EngineId; readonly state: EngineState }[]>;
  sandboxModels(signal: AbortSignal): Promise<SandboxView['models']>;
  /** Looks again, and tells everyone who shows a model. */
  lookAgain(): Promise<void>;
  /** The ceilings that the machine's owner has set. */
  ceilings(): OwnedCeilings;
  readonly onDidChange: vscode.Event<void>;
  dispose(): Promise<void>;
}

export function createEngines(
  extensionUri: vscode.Uri,
  ownModelsFolder: string,
  recorded: () => Promise<Engine>,
  log: vscode.LogOutputChannel,
  statusBar: StatusBar,
): Engines {
  const changed = new vscode.EventEmitter<void>();
  let current = make();

  function make(): { readonly set: EngineSet; readonly modelsFolder: string; readonly ceilings: OwnedCeilings } {
    const { settings, problems } = readSettings();
    for (const problem of problems) {
      log.warn(JSON.stringify(problem));
      void tellProblem(problem, act);
    }
    const modelsFolder = settings.modelsFolder === '' ? ownModelsFolder : settings.modelsFolder;
    const inExtension = vscode.Uri.joinPath(extensionUri, 'dist', 'llama').fsPath;
    const runtime = settings['embedded.runtimeFolder'];
    const set = createEngineSet(
      settings,
      {
        embeddedChild: vscode.Uri.joinPath(extensionUri, 'dist', 'engines', 'embeddedChild.js').fsPath,
        runtimeFolders: runtime === '' ? [inExtension] : [runtime, inExtension],
        modelsFolder,
        recorded,
      },
      (line) => log.info(line),
    );
    return { set, modelsFolder, ceilings: settings.ceilings };
  }

  const settingsListener = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('sandpit')) return;
    const old = current;
    current = make();
    void old.set.dispose();
    void lookAgain();
  });

  async function lookAgain(): Promise<void> {
    current.set.forget();
    await view();
    changed.fire();
  }

  async function view(): ReturnType<Engines['view']> {
    const choice = await current.set.choose(new AbortController().signal);
    if (choice.kind === 'none') {
      statusBar.show({ kind: 'none' });
      const opened = await current.set.open(new AbortController().signal);
      return opened.kind === 'none' ? { problem: opened.problem } : {};
    }
    const engine = engineView(choice.model, current.ceilings);
    statusBar.show({
      kind: 'ready',
      title: engine.title,
      where: choice.model.where,
      recorded: engine.recorded,
      ceiling: engine.ceiling,
    });
    return { engine };
  }

  return {
    set: () => current.set,
    modelsFolder: () => current.modelsFolder,
    open: (signal) => current.set.open(signal),
    openById: (id, signal) => {
      const [engine = '', ...name] = id.split(':');
      return isEngineId(engine)
        ? current.set.openNamed(engine, name.join(':'), signal)
        : Promise.resolve({ kind: 'none', problem: { code: 'engine.none' } });
    },
    view,
    chosenId: async () => {
      const choice = await current.set.choose(new AbortController().signal);
      return choice.kind === 'ready' ? modelId(choice.model) : '';
    },
    states: () => current.set.states(new AbortController().signal),
    sandboxModels: async (signal) => {
      const chosen = await current.set.choose(signal);
      const models = (await current.set.states(signal)).flatMap(({ state }) =>
        state.kind === 'ready' ? state.models.filter(isForLearners) : [],
      );
      const first = chosen.kind === 'ready' ? modelId(chosen.model) : '';
      return models
        .map((model) => ({
          id: modelId(model),
          title: `${model.title} (${model.engine === 'ollama' ? 'Ollama' : t('embedded')})`,
          where: sayWhere(model.where),
          caution: cautionOf(model),
          usable: isUsable(model),
          ceiling: ceilingOf(model, current.ceilings),
        }))
        .sort((a, b) => Number(b.id === first) - Number(a.id === first));
    },
    lookAgain,
    ceilings: () => current.ceilings,
    onDidChange: changed.event,
    dispose: async () => {
      settingsListener.dispose();
      changed.dispose();
      await current.set.dispose();
    },
  };
}

/** Whether a model is shown in pickers: one that only serves tests of the product is not; recorded answers are for lessons. */
export function isForLearners(model: AvailableModel): boolean {
  return model.engine !== 'recorded' && !isForTests(model);
}

/** A model of the catalogue that does not follow instructions. */
export function isForTests(model: AvailableModel): boolean {
  return catalogue.some(
    (entry) => entry.use === 'plumbing' && (entry.file === model.name || entry.sha256 === model.digest),
  );
}

/** A model that may be run as it stands; one without a chat template runs, and is warned of. */
export function isUsable(model: AvailableModel): boolean {
  return model.trouble === undefined || model.trouble === 'no-chat-template';
}

function ceilingOf(model: AvailableModel, owned: OwnedCeilings): Ceiling {
  return ceilingAt(destinationOf(model), owned);
}

function engineView(model: AvailableModel, owned: OwnedCeilings): EngineView {
  return {
    title: model.title,
    where: sayWhere(model.where),
    caution: cautionOf(model),
    recorded: model.engine === 'recorded',
    ceiling: ceilingOf(model, owned),
  };
}

/** What this model cannot do, in a sentence; said of every model, since every model can be wrong. */
export function cautionOf(model: AvailableModel): string {
  if (model.engine === 'recorded')
    return t('These answers were recorded earlier. Only prompts that were recorded have one; nothing is run.');
  if (model.trouble === 'no-chat-template')
    return t('This model was imported without a chat template. Its answers will be nonsense until it is mended.');
  const known = catalogue.find((entry) => entry.title === model.title || entry.file === model.name);
  return known ? t(known.cannot) : t('Any model can be wrong. Check what it says.');
}

function isEngineId(id: string): id is EngineId {
  return id === 'embedded' || id === 'ollama' || id === 'recorded';
}
