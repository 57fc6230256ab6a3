import type { EngineId, EngineState } from '../core/models/languageModel.js';
import type { Problem } from '../core/problems.js';
import type { Settings } from './settings.js';

/** The one reason to tell when nothing can run: that of the engine the settings name, else that there is none. */
export function whyNoModel(
  settings: Pick<Settings, 'engine' | 'model' | 'ollama.address'>,
  states: readonly { readonly engine: EngineId; readonly state: EngineState }[],
): Problem {
  const named = settings.engine === 'auto' ? undefined : states.find((entry) => entry.engine === settings.engine);
  if (named?.state.kind === 'broken') return named.state.problem;
  if (named?.engine === 'ollama' && named.state.kind === 'absent')
    return { code: 'engine.unreachable', engine: 'ollama', address: settings['ollama.address'] };
  if (named?.state.kind === 'no-model' || named?.state.kind === 'ready') {
    if (settings.model !== '') return { code: 'model.unknown', name: settings.model, engine: named.engine };
    return { code: 'model.none', engine: named.engine };
  }
  const untaught = states
    .flatMap(({ state }) => (state.kind === 'ready' ? state.models : []))
    .find((model) => model.trouble === 'no-chat-template');
  if (untaught) return { code: 'model.no-chat-template', name: untaught.name };
  const broken = states.find((entry) => entry.state.kind === 'broken');
  const embedded = states.find((entry) => entry.engine === 'embedded');
  if (embedded?.state.kind === 'no-model') return { code: 'model.none', engine: 'embedded' };
  if (broken?.state.kind === 'broken') return broken.state.problem;
  // A model file alone would not help: the part that runs it is not in this package.
  if (embedded?.state.kind === 'absent')
    return { code: 'embedded.runtime-missing', platform: `${process.platform}-${process.arch}` };
  return { code: 'engine.none' };
}
