/** The engines of this machine, for the command line. */

import { catalogue } from '../core/models/catalogue.js';
import type { Engine, EngineState, LanguageModel } from '../core/models/languageModel.js';
import { ProblemError } from '../core/problems.js';
import type { Problem } from '../core/problems.js';
import { chooseModel } from '../engines/chooseModel.js';
import { createEmbeddedEngine } from '../engines/embedded/engine.js';
import { platformName } from '../engines/embedded/runtime.js';
import { createOllamaEngine } from '../engines/ollama/engine.js';
import type { OllamaEngine } from '../engines/ollama/engine.js';
import { usualOllamaAddress } from '../engines/loopback.js';
import { foldersOf } from './folders.js';
import { WrongUse } from './terminal.js';
import type { Terminal } from './terminal.js';

export type EngineName = 'embedded' | 'ollama';

export interface Engines {
  readonly ollama: OllamaEngine;
  readonly embedded: Engine;
  readonly all: readonly Engine[];
  /** The model that was asked for, or the one that the extension would take: Ollama when it answers with one, else embedded. */
  open(engine: EngineName | undefined, model: string | undefined, signal: AbortSignal): Promise<LanguageModel>;
  dispose(): Promise<void>;
}

/** Makes the engines; nothing is started. `OLLAMA_HOST` is heeded as far as it names this machine. */
export function createEngines(terminal: Terminal, how: { readonly threads?: number } = {}): Engines {
  const folders = foldersOf(terminal);
  const address = ollamaAddress(terminal.env['OLLAMA_HOST']);
  const ollama = createOllamaEngine({ address });
  const embedded = createEmbeddedEngine({
    runtimeFolders: folders.runtimes,
    modelsFolder: folders.models,
    childModule: folders.embeddedChild,
    // The program ends long before.
    unloadAfterMs: 60 * 60_000,
    ...(how.threads === undefined ? {} : { threads: how.threads }),
  });
  const all = [ollama, embedded];

  /** The engine that has a model of this name, embedded before Ollama; when none has, the one whose problem tells most. */
  async function find(
    engine: EngineName | undefined,
    model: string,
    signal: AbortSignal,
  ): Promise<{ readonly engine: EngineName; readonly name: string }> {
    const names: readonly EngineName[] = engine === undefined ? ['embedded', 'ollama'] : [engine];
    for (const name of names) {
      const state = await { ollama, embedded }[name].probe(signal);
      const there = state.kind === 'ready' ? state.models : [];
      // A model that is really called so comes before one that the product calls so.
      for (const wanted of [model, `${model}:latest`, nameFor(name, model)])
        if (there.some((entry) => entry.name === wanted)) return { engine: name, name: wanted };
    }
    const likely = engine ?? (/\.gguf$/iu.test(nameFor('embedded', model)) ? 'embedded' : 'ollama');
    return { engine: likely, name: nameFor(likely, model) };
  }
  return {
    ollama,
    embedded,
    all,
    async open(engine, model, signal) {
      if (model !== undefined) {
        const found = await find(engine, model, signal);
        return { ollama, embedded }[found.engine].open(found.name, signal);
      }
      const choice = await chooseModel({ setting: { engine: engine ?? 'auto' }, engines: all, signal });
      if (choice.kind === 'none') throw new ProblemError(whyNone(engine, choice.states, address));
      return choice.engine.open(choice.model.name, signal);
    },
    dispose: async () => {
      await Promise.all(all.map((engine) => engine.dispose()));
    },
  };
}

/** `--engine`, or a sentence about what there is. */
export function readEngine(text: string | undefined): EngineName | undefined {
  if (text === undefined || text === 'embedded' || text === 'ollama') return text;
  if (text === 'openai')
    throw new WrongUse('The engine openai is not in this version yet; use --engine embedded or --engine ollama.');
  throw new WrongUse(`There is no engine “${text}”; use --engine embedded or --engine ollama.`);
}

/** `small` and its like are names of the product; each engine has one of its own for them. */
export function nameFor(engine: EngineName, model: string): string {
  const known = catalogue.find((entry) => entry.id === model.toLowerCase());
  if (!known) return model;
  if (engine === 'embedded') return known.file;
  const place = known.places.find((candidate) => candidate.kind === 'ollama');
  return place?.kind === 'ollama' ? place.tag : model;
}

function whyNone(
  engine: EngineName | undefined,
  states: readonly { readonly engine: Engine['id']; readonly state: EngineState }[],
  address: string,
): Problem {
  const stateOf = (name: EngineName) => states.find((entry) => entry.engine === name)?.state;
  const named = engine === undefined ? undefined : stateOf(engine);
  if (named?.kind === 'broken') return named.problem;
  if (engine === 'ollama' && named?.kind === 'absent') return { code: 'engine.unreachable', engine, address };
  if (engine === 'embedded' && named?.kind === 'absent')
    return { code: 'embedded.runtime-missing', platform: platformName() };
  if (engine !== undefined) return { code: 'model.none', engine };
  if (stateOf('embedded')?.kind === 'no-model') return { code: 'model.none', engine: 'embedded' };
  const broken = states.find((entry) => entry.state.kind === 'broken')?.state;
  return broken?.kind === 'broken' ? broken.problem : { code: 'engine.none' };
}

/** Ollama's own variable may be a port, a host, or both; 0.0.0.0 is where it listens, not where it is called. */
function ollamaAddress(host: string | undefined): string {
  const text = (host ?? '').trim();
  if (text === '') return usualOllamaAddress;
  const whole = /^https?:\/\//u.test(text)
    ? text
    : `http://${/^:?\d+$/u.test(text) ? `127.0.0.1:${text.replace(':', '')}` : text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url) return whole;
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.port === '' && !/:\d+\/?$/u.test(whole)) url.port = '11434';
  return url.origin;
}
