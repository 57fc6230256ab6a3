/** Recorded answers of shipped packs: there, of the model that the lessons are proved on, and for every prompt as it is today. */

import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordingFile } from '../../src/cli/recordPack.js';
import { requestFor } from '../../src/core/exercises/prompting/attempt.js';
import { markPrompting } from '../../src/core/exercises/prompting/mark.js';
import { catalogue } from '../../src/core/models/catalogue.js';
import { findRecorded, recordingSchema } from '../../src/core/models/recording.js';
import { promptingExercises } from '../../src/core/packs/prove.js';
import { packFolder, packNames, shippedPack } from './shippedPacks.js';

const recordingOf = async (name: string) =>
  recordingSchema.parse(JSON.parse(await readFile(join(packFolder(name), recordingFile), 'utf8')));

for (const name of packNames)
  describe(`recorded answers of ${name}`, () => {
    it('are of a model for lessons', async () => {
      const { digest } = (await recordingOf(name)).model;
      assert.equal(catalogue.find(({ sha256 }) => sha256 === digest)?.use, 'lessons');
    });

    it('are there for each prompt of each exercise, and the good prompts mostly pass', async () => {
      const recording = await recordingOf(name);
      for (const [key, exercise] of promptingExercises(await shippedPack(name))) {
        const { goodPrompts, badPrompts, runs } = exercise.fields;
        const passed = [...goodPrompts, ...badPrompts].map((prompt) => {
          const answers = Array.from({ length: runs }, (_, run) => {
            const found = findRecorded(recording, requestFor(exercise, prompt, run));
            assert.ok(found, `${key}: run ${run + 1} of “${prompt}” was not recorded as it is now`);
            return found.chunks.map(({ text }) => text).join('');
          });
          return markPrompting(exercise, { prompt, answers }).passed;
        });
        assert.ok(passed.slice(0, goodPrompts.length).includes(true), `${key}: no good prompt passes`);
        assert.ok(passed.slice(goodPrompts.length).includes(false), `${key}: every bad prompt passes`);
      }
    });
  });
