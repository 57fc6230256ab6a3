/** The engines of this machine, for the command line. */

import { catalogue } from '../core/models/catalogue.js';
import type { Engine, EngineState, LanguageModel } from '../core/models/languageModel.js';
import { ProblemError } from '../core/problems.js';
import type { Problem } from '../core/problems.js';
import { chooseModel } from '../engines/chooseModel.js';
import { createEmbeddedEngine } from '../engines/embedded/engine.js';
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
  return {
    ollama,
    embedded,
    all,
    async open(engine, model, signal) {
      if (model !== undefined) {
        const chosen = engine ?? (await engineWith(model, all, signal));
        return (chosen === 'ollama' ? ollama : embedded).open(nameFor(chosen, model), signal);
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

/** The engine that has a model of this name; embedded when neither does, so that its problem is told. */
async function engineWith(model: string, engines: readonly Engine[], signal: AbortSignal): Promise<EngineName> {
  const states = await Promise.all(engines.map(async (engine) => ({ engine, state: await engine.probe(signal) })));
  const found = (['embedded', 'ollama'] as const).find((name) =>
    states.some(
      ({ engine, state }) =>
        engine.id === name &&
        state.kind === 'ready' &&
        state.models.some(
          (entry) => entry.name === nameFor(name, model) || entry.name === `${nameFor(name, model)}:latest`,
        ),
    ),
  );
  return found ?? (/\.gguf$/iu.test(nameFor('embedded', model)) ? 'embedded' : 'ollama');
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
  if (engine !== undefined && named?.kind !== 'absent') return { code: 'model.none', engine };
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
