/** `sandpit prove --record`: keeps the model's answers to a pack's own prompts, for reading where no model can run. */

import { join } from 'node:path';
import { labRequest } from '../core/exercises/injecting/attempt.js';
import { conditions } from '../core/exercises/injecting/conditions.js';
import { requestFor } from '../core/exercises/prompting/attempt.js';
import type { LanguageModel, ModelRequest } from '../core/models/languageModel.js';
import type { Pack } from '../core/packs/pack.js';
import { labExercises, promptingExercises } from '../core/packs/prove.js';
import { recordAnswers } from '../engines/recorded/record.js';
import { writeFileAtomic } from '../storage/atomicFile.js';
import type { Terminal } from './terminal.js';

export const recordingFile = 'recorded.json';

/**
 * Asks each good and bad prompt, and each lab as it stands in the pack, as an attempt would, and writes the answers beside
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
  for (const [key, lab] of labExercises(pack)) {
    if (!keys.includes(key)) continue;
    const { prompt, plant, runs } = lab.fields;
    for (const condition of conditions)
      for (let run = 0; run < runs; run += 1)
        requests.push(labRequest(lab, { prompt, line: plant.line }, condition, run));
  }
  const recording = await recordAnswers(model, requests, terminal.clock(), terminal.signal);
  await writeFileAtomic(join(folder, recordingFile), `${JSON.stringify(recording)}\n`);
}
