import { basename } from 'node:path';
import * as vscode from 'vscode';
import { catalogue, type CatalogueModel } from '../core/models/catalogue.js';
import type { AvailableModel, EngineId } from '../core/models/languageModel.js';
import type { Command, CommandParts } from './commands.js';
import { modelId } from './engineSet.js';
import { cautionOf, isForTests, isUsable } from './engines.js';
import { commandOf } from './ids.js';
import { chooseInSettings } from './settings.js';
import { engineTitle } from './modelsTree.js';
import { sayWhere } from './statusBar.js';
import { t } from './words.js';

type ModelCommandId =
  | 'chooseModel'
  | 'getModel'
  | 'pauseDownload'
  | 'cancelDownload'
  | 'importModel'
  | 'useModel'
  | 'mendModel'
  | 'removeModel'
  | 'refreshModels';

interface Choice extends vscode.QuickPickItem {
  readonly model?: AvailableModel;
  readonly command?: string;
}

export function modelCommands(parts: CommandParts): Readonly<Record<ModelCommandId, Command>> {
  const { engines, shelf } = parts;

  async function use(model: AvailableModel): Promise<void> {
    await chooseInSettings(model.engine, model.name);
    await engines.lookAgain();
  }

  async function chooseModel(): Promise<void> {
    const [states, chosen] = await Promise.all([engines.states(), engines.chosenId()]);
    const models = states.flatMap(({ state }) => (state.kind === 'ready' ? state.models : []));
    const usable = models.filter((model) => isUsable(model) && !isForTests(model));
    const separator: Choice = { label: '', kind: vscode.QuickPickItemKind.Separator };
    const items: Choice[] = [
      { label: `$(debug-continue) ${t('Continue where I left off')}`, command: commandOf('continue') },
      { label: `$(beaker) ${t('Open the sandbox')}`, command: commandOf('openSandbox') },
      separator,
      ...usable.map((model) => choiceOf(model, modelId(model) === chosen)),
      separator,
      { label: `$(cloud-download) ${t('Get another model')}`, command: 'sandpit.models.focus' },
      { label: `$(folder-opened) ${t('Import a model from a file')}`, command: commandOf('importModel') },
    ];
    const picked = await vscode.window.showQuickPick(items, {
      placeHolder:
        usable.length > 0
          ? t('Which model shall answer?')
          : t('There is no model on this machine yet. Get one, or import one from a file.'),
      matchOnDetail: true,
    });
    if (picked?.model) await use(picked.model);
    else if (picked?.command) await vscode.commands.executeCommand(picked.command);
  }

  async function importModel(): Promise<void> {
    const [uri] =
      (await vscode.window.showOpenDialog({
        canSelectMany: false,
        openLabel: t('Import'),
        filters: { GGUF: ['gguf'] },
      })) ?? [];
    if (!uri) return;
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        cancellable: true,
        title: t('Importing {file}', { file: basename(uri.fsPath) }),
      },
      async (progress, token) => {
        const controller = new AbortController();
        token.onCancellationRequested(() => controller.abort());
        let shown = 0;
        await shelf.importFile(uri.fsPath, controller.signal, (share) => {
          progress.report({ increment: (share - shown) * 100 });
          shown = share;
        });
      },
    );
  }

  /** A model without a chat template: the one of the tree, or the one in use. */
  async function troubled(given: unknown): Promise<AvailableModel | undefined> {
    const model = modelNode(given);
    if (model) return model;
    const models = (await engines.states()).flatMap(({ state }) => (state.kind === 'ready' ? state.models : []));
    return models.find((candidate) => candidate.trouble === 'no-chat-template');
  }

  return {
    chooseModel,
    importModel,
    getModel: async (given) => {
      const id = catalogueId(given) ?? 'small';
      await vscode.commands.executeCommand('sandpit.models.focus');
      await shelf.get(id);
    },
    pauseDownload: async (given) => {
      const id = catalogueId(given);
      if (id) shelf.pause(id);
    },
    cancelDownload: async (given) => {
      const id = catalogueId(given);
      if (id) await shelf.cancel(id);
    },
    useModel: async (given) => {
      const model = modelNode(given);
      if (model) await use(model);
    },
    mendModel: async (given) => {
      const model = await troubled(given);
      if (!model) return;
      const mend = t('Mend it');
      const answer = await vscode.window.showWarningMessage(
        t('Give {model} a chat template?', { model: model.name }),
        {
          modal: true,
          detail: t(
            'It was imported into Ollama without one, so it does not know who is speaking. AI Sandpit writes the template and keeps the name and the weights as they are.',
          ),
        },
        mend,
      );
      if (answer !== mend) return;
      await engines.set().ollama.mendTemplate(model.name, new AbortController().signal);
      await engines.lookAgain();
    },
    removeModel: async (given) => {
      const model = modelNode(given);
      if (!model || model.engine !== 'embedded') return;
      const remove = t('Remove');
      const answer = await vscode.window.showWarningMessage(
        t('Remove {model} from this machine?', { model: model.title }),
        { modal: true, detail: model.name },
        remove,
      );
      if (answer === remove) await shelf.remove(model.name);
    },
    refreshModels: () => engines.lookAgain(),
  };
}

function choiceOf(model: AvailableModel, chosen: boolean): Choice {
  return {
    label: `${chosen ? '$(pass-filled)' : '$(circle-large-outline)'} ${model.title}`,
    description: `${engineTitle(model.engine)} · ${sayWhere(model.where)}`,
    detail: cautionOf(model),
    model,
  };
}

function catalogueId(given: unknown): CatalogueModel['id'] | undefined {
  if (typeof given !== 'object' || given === null || !('id' in given)) return undefined;
  return catalogue.find((model) => model.id === given.id)?.id;
}

function modelNode(given: unknown): AvailableModel | undefined {
  if (typeof given !== 'object' || given === null || !('kind' in given) || given.kind !== 'model') return undefined;
  const { model } = given as { model?: Partial<AvailableModel> };
  const isEngine = (id: unknown): id is EngineId => id === 'embedded' || id === 'ollama' || id === 'recorded';
  if (!model || !isEngine(model.engine) || typeof model.name !== 'string' || typeof model.title !== 'string')
    return undefined;
  return { where: 'this machine', ...model, engine: model.engine, name: model.name, title: model.title };
}
