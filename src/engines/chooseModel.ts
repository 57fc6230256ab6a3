/** Which engine and which model answer. */

import { catalogue, type CatalogueModel } from '../core/models/catalogue.js';
import type { AvailableModel, Engine, EngineId, EngineState } from '../core/models/languageModel.js';
import { importedName } from './ollama/names.js';

export interface ModelSetting {
  readonly engine: 'auto' | EngineId;
  /** The engine's own name for the model; the first usable one when left out. */
  readonly model?: string;
}

/** Why a model was chosen, or what the engines said when none could be. */
export type Choice =
  | {
      readonly kind: 'ready';
      readonly engine: Engine;
      readonly model: AvailableModel;
      readonly reason: 'named' | 'known' | 'first';
    }
  | { readonly kind: 'none'; readonly states: readonly { readonly engine: EngineId; readonly state: EngineState }[] };

export interface ChooseOptions {
  readonly setting: ModelSetting;
  /** In the order of preference for `auto`. */
  readonly engines: readonly Engine[];
  readonly signal: AbortSignal;
}

/**
 * The model that answers: that of the setting, else the first engine in order that has a usable one.
 * A setting that names an engine is never answered by another engine, and `auto` means engines on this machine that
 * run a model: where text goes does not change silently, and recorded answers never stand in for a model.
 */
export async function chooseModel({ setting, engines, signal }: ChooseOptions): Promise<Choice> {
  const wanted = engines.filter((engine) =>
    setting.engine === 'auto'
      ? engine.id !== 'recorded' && engine.where === 'this machine'
      : engine.id === setting.engine,
  );
  const states: { engine: EngineId; state: EngineState }[] = [];
  for (const engine of wanted) {
    const state = await engine.probe(signal);
    states.push({ engine: engine.id, state });
    if (state.kind !== 'ready') continue;
    const found = pick(state.models, setting);
    if (found) return { kind: 'ready', engine, ...found };
  }
  return { kind: 'none', states };
}

function pick(models: readonly AvailableModel[], setting: ModelSetting) {
  const usable = models.filter((model) => model.trouble === undefined);
  if (setting.model !== undefined) {
    const { model: name, engine } = setting;
    const isNamed = (model: AvailableModel) => model.name === name || model.name === `${name}:latest`;
    // Engine and model were both chosen by hand: if something is wrong with the model, opening it says what.
    const named = (engine === 'auto' ? usable : models).find(isNamed);
    if (named) return { model: named, reason: 'named' as const };
    if (engine !== 'auto') return undefined;
  }
  for (const entry of catalogue) {
    const model = entry.use === 'lessons' ? usable.find((candidate) => isOf(entry, candidate)) : undefined;
    if (model) return { model, reason: 'known' as const };
  }
  const forTests = catalogue.filter((entry) => entry.use === 'plumbing');
  const first = usable.find((model) => !forTests.some((entry) => isOf(entry, model))) ?? usable[0];
  return first && { model: first, reason: 'first' as const };
}

/** Whether an engine's model is one of the catalogue: by digest, by file, or by the name it has in Ollama. */
function isOf(entry: CatalogueModel, model: AvailableModel): boolean {
  if (model.digest === entry.sha256 || model.name === entry.file) return true;
  return (
    model.engine === 'ollama' &&
    entry.places.some((place) => place.kind === 'ollama' && [place.tag, importedName(place.tag)].includes(model.name))
  );
}
