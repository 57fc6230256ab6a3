import { catalogue } from '../core/models/catalogue.js';
import type { AvailableModel, Engine, EngineId, EngineState } from '../core/models/languageModel.js';

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
 * A setting that names an engine is never answered by another engine: where text goes does not change silently.
 */
export async function chooseModel({ setting, engines, signal }: ChooseOptions): Promise<Choice> {
  const wanted = setting.engine === 'auto' ? engines : engines.filter((engine) => engine.id === setting.engine);
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
  const usable = models.filter((model) => model.trouble === undefined || model.trouble === 'not-verified');
  const named = setting.model === undefined ? undefined : models.find((model) => model.name === setting.model);
  if (named) return { model: named, reason: 'named' as const };
  if (setting.model !== undefined && setting.engine !== 'auto') return undefined;
  const known = catalogue.find(
    (entry) => entry.use === 'lessons' && usable.some((model) => model.digest === entry.sha256 || model.name === entry.file),
  );
  const model = known && usable.find((candidate) => candidate.digest === known.sha256 || candidate.name === known.file);
  if (model) return { model, reason: 'known' as const };
  return usable[0] ? { model: usable[0], reason: 'first' as const } : undefined;
}
