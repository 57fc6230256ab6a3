import { join } from 'node:path';
import type { Engine } from '../core/models/languageModel.js';
import { recordingSchema, type Recording } from '../core/models/recording.js';
import { ProblemError } from '../core/problems.js';
import type { Translate } from '../core/words.js';
import { createRecordedEngine } from '../engines/recorded/engine.js';
import { readFileIfThere } from '../storage/atomicFile.js';
import type { Library } from './library.js';

/** The answers that packs carry in `recorded.json`, as an engine. */
export function recordedAnswers(library: Library, t: Translate): () => Promise<Engine> {
  return async () => {
    const recordings: Recording[] = [];
    for (const { folder } of await library.packs()) {
      const file = join(folder, 'recorded.json');
      const text = await readFileIfThere(file);
      if (text === undefined) continue;
      try {
        recordings.push(recordingSchema.parse(JSON.parse(text)));
      } catch (error) {
        throw new ProblemError({ code: 'disk.cannot-read', file, reason: 'not a recording' }, error);
      }
    }
    return createRecordedEngine(recordings, { pace: 'as recorded', t });
  };
}
