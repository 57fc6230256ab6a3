import type { LanguageModel, AvailableModel, EngineState } from '../core/models/languageModel.js';
import { ProblemError, type Problem } from '../core/problems.js';
import { chooseModel, type Choice } from '../engines/chooseModel.js';
import { createEmbeddedEngine } from '../engines/embedded/engine.js';
import { createLaterEngine } from '../engines/later.js';
import { createOllamaEngine, type OllamaEngine } from '../engines/ollama/engine.js';
import type { Engine } from '../core/models/languageModel.js';
import type { Settings } from './settings.js';
import { whyNoModel } from './whyNoModel.js';

/** Where the parts of the embedded engine are. */
export interface EnginePlaces {
  readonly embeddedChild: string;
  /** Folders in which the runtime may be, the first that has it wins. */
  readonly runtimeFolders: readonly string[];
  readonly modelsFolder: string;
  /** Recorded answers of the packs; asked for once. */
  readonly recorded: () => Promise<Engine>;
}

/** A model that is ready to stream, or why there is none. */
export type OpenedModel =
  { readonly kind: 'ready'; readonly model: LanguageModel } | { readonly kind: 'none'; readonly problem: Problem };

export interface EngineSet {
  readonly ollama: OllamaEngine;
  readonly embedded: Engine;
  /** The model that would answer now. Asked again after {@link forget}. */
  choose(signal: AbortSignal): Promise<Choice>;
  open(signal: AbortSignal): Promise<OpenedModel>;
  openNamed(engine: Engine['id'], name: string, signal: AbortSignal): Promise<OpenedModel>;
  /** All that the engines of this machine say of themselves. */
  states(signal: AbortSignal): Promise<readonly { readonly engine: Engine['id']; readonly state: EngineState }[]>;
  /** Forgets the choice, after a model came or went. */
  forget(): void;
  dispose(): Promise<void>;
}

/** The engines for one state of the settings. Changed settings make a new set; the old one is disposed. */
export function createEngineSet(settings: Settings, places: EnginePlaces, log: (line: string) => void): EngineSet {
  const ollama = createOllamaEngine({
    address: settings['ollama.address'],
    firstByteTimeoutMs: settings.firstWordTimeoutMinutes * 60_000,
    log,
  });
  const embedded = createEmbeddedEngine({
    runtimeFolders: places.runtimeFolders,
    modelsFolder: places.modelsFolder,
    childModule: places.embeddedChild,
    threads: settings['embedded.threads'],
    unloadAfterMs: settings['embedded.unloadAfterMinutes'] * 60_000,
    log,
  });
  const recorded = createLaterEngine('recorded', 'this machine', places.recorded);
  const engines: readonly Engine[] = [ollama, embedded, recorded];
  let chosen: Choice | undefined;

  async function choose(signal: AbortSignal): Promise<Choice> {
    if (chosen?.kind === 'ready') return chosen;
    const setting = { engine: settings.engine, ...(settings.model === '' ? {} : { model: settings.model }) };
    chosen = await chooseModel({ setting, engines, signal });
    return chosen;
  }

  async function openFrom(engine: Engine, name: string, signal: AbortSignal): Promise<OpenedModel> {
    try {
      return { kind: 'ready', model: await engine.open(name, signal) };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // What was chosen can't be opened: look again next time.
      chosen = undefined;
      return { kind: 'none', problem: error.problem };
    }
  }

  return {
    ollama,
    embedded,
    choose,
    open: async (signal) => {
      const choice = await choose(signal);
      return choice.kind === 'ready'
        ? openFrom(choice.engine, choice.model.name, signal)
        : { kind: 'none', problem: whyNoModel(settings, choice.states) };
    },
    openNamed: async (id, name, signal) => {
      const engine = engines.find((candidate) => candidate.id === id);
      return engine ? openFrom(engine, name, signal) : { kind: 'none', problem: { code: 'engine.none' } };
    },
    states: (signal) =>
      Promise.all(engines.map(async (engine) => ({ engine: engine.id, state: await engine.probe(signal) }))),
    forget: () => {
      chosen = undefined;
    },
    dispose: async () => {
      await Promise.all(engines.map((engine) => engine.dispose()));
    },
  };
}

/** `embedded:file.gguf`: one text for a model in lists and messages. */
export function modelId(model: Pick<AvailableModel, 'engine' | 'name'>): string {
  return `${model.engine}:${model.name}`;
}
