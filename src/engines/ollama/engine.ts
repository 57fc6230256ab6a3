/** Ollama on this machine, through its native API. */

import { createHash } from 'node:crypto';
import type { Calibration } from '../../core/models/estimateTokens.js';
import type { Engine, EngineState, LanguageModel } from '../../core/models/languageModel.js';
import { abortError, isAbort, ProblemError, problemOf } from '../../core/problems.js';
import { usualOllamaAddress } from '../loopback.js';
import { connect, faultOf, type Connection } from './client.js';
import { importGguf, mendTemplate, pullModel, removeModel, type OnProgress } from './library.js';
import { availableModels, listed, shown, type KnownModels } from './listing.js';
import { ollamaModel } from './model.js';
import { titleOf, wholeName } from './names.js';
import { createRoom } from './room.js';
import { isCloud, isCloudName, trainedContext, versionSchema } from './said.js';
import { chatMl, hasRoles, type ChatTemplate } from './template.js';

export interface OllamaEngineOptions {
  /** Must be of this machine; see `loopbackAddress`. */
  readonly address?: string;
  /** How long a call may wait for its first byte, in milliseconds: loading and reading on a slow machine. 30 minutes. */
  readonly firstByteTimeoutMs?: number;
  /** How long an answer may pause, in milliseconds. 5 minutes. */
  readonly idleTimeoutMs?: number;
  /** Is told what a developer may want to know, never what was asked or answered. */
  readonly log?: (line: string) => void;
}

export interface OllamaEngine extends Engine {
  /** Downloads a model through Ollama, going on where an earlier attempt ended. */
  pull(name: string, onProgress: OnProgress, signal: AbortSignal): Promise<void>;
  remove(name: string, signal: AbortSignal): Promise<void>;
  /** Puts a GGUF file into Ollama; the template is ChatML when none is given. */
  importGguf(
    file: string,
    name: string,
    signal: AbortSignal,
    how?: { readonly template?: ChatTemplate; readonly onProgress?: OnProgress },
  ): Promise<void>;
  /** Writes the chat template that a model with the trouble `no-chat-template` lacks. */
  mendTemplate(name: string, signal: AbortSignal): Promise<void>;
}

/** For the whole of a probe: half for what there is, half for looking into the models. */
const probeMs = 2_900;

/** Makes the engine; nothing is asked of Ollama yet. An address that is not allowed shows in `probe` and `open`. */
export function createOllamaEngine(options: OllamaEngineOptions = {}): OllamaEngine {
  const firstByteMs = options.firstByteTimeoutMs ?? 30 * 60_000;
  const idleMs = options.idleTimeoutMs ?? 5 * 60_000;
  const log = options.log ?? (() => undefined);
  const known: KnownModels = new Map();
  const calibrations = new Map<string, Calibration>();
  let made: Connection | undefined;
  const connection = () => (made ??= connect(options.address ?? usualOllamaAddress));

  const version = async (signal: AbortSignal) =>
    versionSchema.parse(await connection().look(signal, {}, (client) => client.version())).version;

  return {
    id: 'ollama',
    where: 'this machine',

    probe: (signal) =>
      within(probeMs / 2, signal, (limited) => Promise.all([version(limited), listed(connection(), limited)]))
        .then(async ([said, models]): Promise<EngineState> => {
          const found = await within(probeMs / 2, signal, (limited) =>
            availableModels(connection(), models, known, limited, log),
          );
          return found.length > 0
            ? { kind: 'ready', version: said, models: found }
            : { kind: 'no-model', version: said };
        })
        .catch((error: unknown): EngineState => {
          if (signal.aborted) throw abortError();
          const address = options.address ?? usualOllamaAddress;
          // It took the call but did not answer within the time of a probe.
          if (isAbort(error))
            return { kind: 'broken', problem: { code: 'engine.unreachable', engine: 'ollama', address } };
          const problem = problemOf(faultOf(error, { address }));
          return problem.code === 'engine.unreachable' ? { kind: 'absent' } : { kind: 'broken', problem };
        }),

    open: async (name, signal): Promise<LanguageModel> => {
      if (isCloudName(name)) throw new ProblemError({ code: 'model.cloud', name });
      const here = connection();
      try {
        const [engineVersion, models] = await Promise.all([version(signal), listed(here, signal)]);
        const model = models.find((one) => wholeName(one.name) === wholeName(name));
        if (!model) throw new ProblemError({ code: 'model.unknown', name, engine: 'ollama' });
        if (isCloud(model)) throw new ProblemError({ code: 'model.cloud', name });
        const about = await shown(here, model, known, signal);
        if (isCloud({ ...about, name })) throw new ProblemError({ code: 'model.cloud', name });
        if (!hasRoles(about)) throw new ProblemError({ code: 'model.no-chat-template', name: model.name });
        const trained = trainedContext(about);
        return ollamaModel({
          connection: here,
          description: {
            engine: 'ollama',
            engineVersion,
            name: model.name,
            title: titleOf(model.name),
            digest: model.digest ?? '',
            where: 'this machine',
            ...(trained === undefined ? {} : { trainedContextTokens: trained }),
            template: templateName(about),
          },
          firstByteMs,
          idleMs,
          system: about.system,
          thinks: about.capabilities?.includes('thinking') ?? false,
          room: createRoom(here, model.name, trained, log),
          calibrations,
        });
      } catch (error) {
        throw faultOf(error, { address: here.address, model: name });
      }
    },

    pull: (name, onProgress, signal) => pullModel(connection(), name, onProgress, signal),
    remove: (name, signal) => removeModel(connection(), name, signal),
    importGguf: (file, name, signal, how = {}) =>
      importGguf(connection(), file, name, how.template ?? chatMl, signal, how.onProgress),
    mendTemplate: (name, signal) => mendTemplate(connection(), name, signal),
    dispose: async () => made?.transport.dispose(),
  };
}

/** Runs something that is given up after a time: then it throws an abort, though the outer signal has not fired. */
async function within<T>(ms: number, signal: AbortSignal, work: (limited: AbortSignal) => Promise<T>): Promise<T> {
  if (signal.aborted) throw abortError();
  const limited = new AbortController();
  const stop = () => limited.abort();
  const timer = setTimeout(stop, ms);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work(limited.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** The digest of the template, or the name of the renderer that newer versions have in its place. */
function templateName(about: { readonly template: string; readonly modelfile: string }): string {
  const renderer = /^RENDERER\s+(\S+)/m.exec(about.modelfile)?.[1];
  return renderer ? `renderer ${renderer}` : createHash('sha256').update(about.template).digest('hex');
}
