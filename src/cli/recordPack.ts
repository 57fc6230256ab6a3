/** `sandpit prove --record`: keeps the model's answers to a pack's own prompts, for reading where no model can run. */

import { join } from 'node:path';
import { requestFor } from '../core/exercises/prompting/attempt.js';
import type { LanguageModel, ModelRequest } from '../core/models/languageModel.js';
import type { Pack } from '../core/packs/pack.js';
import { promptingExercises } from '../core/packs/prove.js';
import { recordAnswers } from '../engines/recorded/record.js';
import { writeFileAtomic } from '../storage/atomicFile.js';
import type { Terminal } from './terminal.js';

export const recordingFile = 'recorded.json';

/**
 * Asks each good and bad prompt as an attempt would, as many times as the exercise asks, and writes the answers beside
 * the proof. Throws what the model throws; nothing is written then.
 */
export async function recordPack(
  pack: Pack,
  folder: string,
  model: LanguageModel,
  keys: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const requests: ModelRequest[] = [];
  for (const [key, exercise] of promptingExercises(pack)) {
    if (!keys.includes(key)) continue;
    for (const prompt of [...exercise.fields.goodPrompts, ...exercise.fields.badPrompts])
      for (let run = 0; run < exercise.fields.runs; run += 1) requests.push(requestFor(exercise, prompt, run));
  }
  const recording = await recordAnswers(model, requests, terminal.clock(), terminal.signal);
  await writeFileAtomic(join(folder, recordingFile), `${JSON.stringify(recording)}\n`);
}
