import { catalogue, type CatalogueModel } from '../core/models/catalogue.js';
import { isAbort } from '../core/problems.js';
import { discardDownload, downloadModel } from '../storage/modelDownload.js';
import { importModelFile, removeModelFile } from '../storage/modelFiles.js';
import * as vscode from 'vscode';
import type { Engines } from './engines.js';

/** A download as the tree shows it. */
export type DownloadState =
  | { readonly kind: 'downloading'; readonly bytes: number; readonly from: string }
  | { readonly kind: 'paused'; readonly bytes: number };

/** The model files of this machine: what comes and goes. */
export interface ModelShelf {
  download(id: CatalogueModel['id']): DownloadState | undefined;
  /** Gets a model, or goes on where it was paused. Ends when the file is there and its digest is right. */
  get(id: CatalogueModel['id']): Promise<void>;
  pause(id: CatalogueModel['id']): void;
  cancel(id: CatalogueModel['id']): Promise<void>;
  importFile(file: string, signal: AbortSignal, onProgress: (share: number) => void): Promise<void>;
  remove(fileName: string): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

const eventsPerSecond = 4;

export function createModelShelf(engines: Engines, log: vscode.LogOutputChannel): ModelShelf {
  const changed = new vscode.EventEmitter<void>();
  const running = new Map<string, AbortController>();
  const states = new Map<string, DownloadState>();
  let told = 0;

  const tell = (now: boolean) => {
    if (!now && Date.now() - told < 1000 / eventsPerSecond) return;
    told = Date.now();
    changed.fire();
  };

  async function get(id: CatalogueModel['id']): Promise<void> {
    const model = catalogue.find((entry) => entry.id === id);
    if (!model || running.has(id)) return;
    const controller = new AbortController();
    running.set(id, controller);
    states.set(id, { kind: 'downloading', bytes: 0, from: '' });
    tell(true);
    try {
      await downloadModel({
        model,
        folder: engines.modelsFolder(),
        signal: controller.signal,
        onProgress: ({ bytes, from }) => {
          states.set(id, { kind: 'downloading', bytes, from });
          tell(false);
        },
      });
      states.delete(id);
      log.info(`${model.file} is there.`);
      await engines.lookAgain();
    } catch (error) {
      const bytes = states.get(id)?.bytes ?? 0;
      if (isAbort(error)) {
        if (states.has(id)) states.set(id, { kind: 'paused', bytes });
        return;
      }
      states.delete(id);
      throw error;
    } finally {
      running.delete(id);
      tell(true);
    }
  }

  return {
    download: (id) => states.get(id),
    get,
    pause: (id) => running.get(id)?.abort(),
    cancel: async (id) => {
      states.delete(id);
      running.get(id)?.abort();
      const model = catalogue.find((entry) => entry.id === id);
      if (model) await discardDownload(engines.modelsFolder(), model);
      tell(true);
    },
    importFile: async (file, signal, onProgress) => {
      await importModelFile({ file, folder: engines.modelsFolder(), signal, onProgress });
      await engines.lookAgain();
    },
    remove: async (fileName) => {
      await removeModelFile(engines.modelsFolder(), fileName);
      await engines.lookAgain();
    },
    onDidChange: changed.event,
  };
}
