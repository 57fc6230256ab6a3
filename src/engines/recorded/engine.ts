/** Recorded answers, served as an engine: for reading a lesson where no model runs, and for tests. */

import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AvailableModel,
  Engine,
  EngineState,
  LanguageModel,
  ModelChunk,
  ModelRequest,
  RunTimings,
} from '../../core/models/languageModel.js';
import { findRecorded, type RecordedAnswer, type Recording } from '../../core/models/recording.js';
import { abortError, ProblemError } from '../../core/problems.js';
import { sayDay } from '../../core/sentences/dates.js';
import { english, type Translate } from '../../core/words.js';

export interface RecordedEngineOptions {
  /** How an answer comes back: all at once, or with the pauses it had. */
  readonly pace?: 'at once' | 'as recorded';
  readonly t?: Translate;
}

interface Named {
  readonly name: string;
  readonly title: string;
  readonly recording: Recording;
}

/**
 * @param recordings each checked with `recordingSchema`; the parts of one model may come from several files
 * @returns an engine that is asked like any other. Its titles say that answers are recorded, of what model and when.
 */
export function createRecordedEngine(recordings: readonly Recording[], options: RecordedEngineOptions = {}): Engine {
  const t = options.t ?? english;
  const pace = options.pace ?? 'at once';
  const models = named(recordings, t);
  return {
    id: 'recorded',
    where: 'this machine',
    probe: async (signal): Promise<EngineState> => {
      if (signal.aborted) throw abortError();
      if (models.length === 0) return { kind: 'absent' };
      return { kind: 'ready', version: '1', models: models.map(available) };
    },
    open: async (name, signal) => {
      if (signal.aborted) throw abortError();
      const found = models.find((model) => model.name === name);
      if (!found) throw new ProblemError({ code: 'model.unknown', name, engine: 'recorded' });
      return recordedModel(found, pace);
    },
    dispose: async () => undefined,
  };
}

/** One entry a model: by name, with the start of the digest where one name stands for several. */
function named(recordings: readonly Recording[], t: Translate): readonly Named[] {
  const byModel = new Map<string, Recording>();
  for (const recording of recordings) {
    const key = `${recording.model.name}@${recording.model.digest}`;
    const before = byModel.get(key);
    const later = before && before.recordedAt > recording.recordedAt ? before : recording;
    // Answers of the later recording are found first.
    const earlier = later === recording ? before : recording;
    byModel.set(key, earlier ? { ...later, answers: [...later.answers, ...earlier.answers] } : later);
  }
  const all = [...byModel.values()];
  return all.map((recording) => {
    const { name, digest, title } = recording.model;
    const alone = all.filter((other) => other.model.name === name).length === 1;
    const date = sayDay(recording.recordedAt, t);
    return {
      name: alone ? name : `${name}@${digest.slice(0, 12)}`,
      title: t('Recorded answers from {model}, {date}', { model: title, date }),
      recording,
    };
  });
}

const available = ({ name, title, recording }: Named): AvailableModel => ({
  engine: 'recorded',
  name,
  title,
  where: 'this machine',
  digest: recording.model.digest,
});

function recordedModel({ name, title, recording }: Named, pace: 'at once' | 'as recorded'): LanguageModel {
  const { engine, engineVersion, digest, template } = recording.model;
  return {
    specVersion: 1,
    description: {
      engine: 'recorded',
      engineVersion: `${engine} ${engineVersion}`,
      name,
      title,
      digest,
      where: 'this machine',
      ...(template === undefined ? {} : { template }),
    },
    stream: async function* (request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelChunk> {
      if (signal.aborted) throw abortError();
      const answer = findRecorded(recording, request);
      if (!answer) throw new ProblemError({ code: 'model.not-recorded', name: recording.model.title });
      yield { kind: 'phase', phase: 'reading' };
      for (const { afterMs, text } of answer.chunks) {
        if (pace === 'as recorded' && afterMs > 0) await pause(afterMs, signal);
        if (signal.aborted) throw abortError();
        yield { kind: 'text', text };
      }
      yield { kind: 'done', timings: timings(answer), stopReason: answer.stopReason, context: { ...answer.context } };
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    throw signal.aborted ? abortError() : error;
  }
}

/** The times of the run that was recorded: those of a replay would say nothing of the model. */
function timings({ timings: { loadMs, promptTokens, ...always } }: RecordedAnswer): RunTimings {
  return {
    ...always,
    ...(loadMs === undefined ? {} : { loadMs }),
    ...(promptTokens === undefined ? {} : { promptTokens }),
  };
}
