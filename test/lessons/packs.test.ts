import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exercise } from '../../src/core/exercises/exercise.js';
import { labTexts } from '../../src/core/exercises/injecting/attempt.js';
import { textsFor } from '../../src/core/exercises/prompting/attempt.js';
import { usualCeilings } from '../../src/core/guard/ceilings.js';
import { review, type SentText } from '../../src/core/guard/review.js';
import { exercisesOf } from '../../src/core/lessons/progressFolds.js';
import { playbook } from '../../src/core/guidance/principles.js';
import { rules } from '../../src/core/guidance/rules.js';
import { checkPack } from '../../src/core/packs/checkPack.js';
import { packReview } from '../../src/core/packs/packReview.js';
import { proofProblems, readProof } from '../../src/core/packs/proof.js';
import { lessonAsText } from '../../src/core/lessons/lessonAsText.js';
import { catalogue } from '../../src/core/models/catalogue.js';
import { packFolder, packNames, shippedPack } from './shippedPacks.js';

/** Things a lesson of ours must never hold, each with why. */
const never: readonly (readonly [string, RegExp])[] = [
  [
    'a National Insurance number that could be issued',
    /\b(?!QQ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/,
  ],
  ['an email address that could be real', /[\w.+-]+@(?!(?:[\w-]+\.)*example(?:\.(?:com|org|net))?\b)[\w-]+\.\w+/],
  ['a mobile number that could be issued', /\b07(?!700 ?900)\d{3} ?\d{3} ?\d{3}\b/],
  ['a landline that could be issued', /\b01(?!632 ?960)\d{3} ?\d{6}\b/],
  ['repealed law told as the law', /Article 22 (?:of the UK GDPR )?(?:prohibits|bans|forbids)/i],
  ['a claim to be official', /official (?:HM )?Government (?:product|training|course)/i],
];

/** What an exercise sends with each of its own prompts. */
function sentBy(exercise: Exercise): readonly (readonly SentText[])[] {
  switch (exercise.kind) {
    case 'prompting':
      return exercise.fields.goodPrompts.map((prompt) => textsFor(exercise, prompt));
    case 'injecting':
      return [labTexts(exercise, { prompt: exercise.fields.prompt, line: exercise.fields.plant.line })];
    case 'quiz':
    case 'writing':
      return [];
    default:
      return exercise satisfies never;
  }
}

describe('shipped packs', () => {
  for (const name of ['foundations', 'use-it-responsibly'])
    it(`there is ${name}`, () => assert.ok(packNames.includes(name)));

  for (const name of packNames)
    describe(name, () => {
      it('can be read without a problem', () => shippedPack(name));

      it('its own samples are told apart by its checks', async () => {
        assert.deepEqual(checkPack(await shippedPack(name)), []);
      });

      it('rests on no guidance that is past its review or replaced, on the day it was last looked at', async () => {
        assert.deepEqual(packReview(await shippedPack(name), rules, playbook.asOf), []);
      });

      it('its proof is fresh, complete and within the limits', async () => {
        const read = readProof(await readFile(join(packFolder(name), 'proof.json'), 'utf8'));
        assert.equal(read.kind, 'proof', JSON.stringify(read));
        if (read.kind !== 'proof') return;
        assert.deepEqual(proofProblems(await shippedPack(name), read.proof), []);
        const model = catalogue.find((entry) => entry.sha256 === read.proof.digest);
        assert.equal(model?.use, 'lessons');
      });

      it('each lesson takes 8 to 12 minutes, has objectives, exercises and dated sources', async () => {
        for (const lesson of (await shippedPack(name)).lessons) {
          assert.ok(lesson.minutes >= 8 && lesson.minutes <= 12, `${lesson.id}: ${lesson.minutes} minutes`);
          assert.ok(lesson.objectives.length > 0, lesson.id);
          assert.ok(lesson.steps.flatMap(exercisesOf).length >= 2, lesson.id);
          for (const source of lesson.sources) assert.match(source.read, /^\d{4}-\d{2}-\d{2}$/, lesson.id);
        }
      });

      for (const [what, pattern] of never)
        it(`holds no ${what}`, async () => {
          const pack = await shippedPack(name);
          const files = ['pack.json', ...pack.lessons.map((lesson) => lesson.file), ...pack.dataFiles];
          for (const file of files) {
            const found = pattern.exec(await readFile(join(packFolder(name), file), 'utf8'));
            assert.equal(found?.[0], undefined, file);
          }
        });

      it('the guard lets its exercises go to a model on this machine with no question asked', async () => {
        for (const exercise of (await shippedPack(name)).lessons.flatMap((lesson) => lesson.steps.flatMap(exercisesOf)))
          for (const texts of sentBy(exercise))
            assert.deepEqual(
              review(texts, usualCeilings['this machine']).verdict,
              { kind: 'clear' },
              `${exercise.id}: ${JSON.stringify(texts)}`,
            );
      });

      it('reads as plain text, with every step', async () => {
        for (const lesson of (await shippedPack(name)).lessons) {
          const text = lessonAsText(lesson);
          for (const step of lesson.steps) assert.ok(text.includes(step.title), `${lesson.id}: ${step.title}`);
        }
      });
    });

  for (const [what, pattern] of never)
    it(`would notice ${what}`, () => {
      const samples: Record<string, string> = {
        'a National Insurance number that could be issued': 'His number is AB 12 34 56 C.',
        'an email address that could be real': 'Write to sam@council.gov.uk today.',
        'a mobile number that could be issued': 'Ring 07911 123456.',
        'a landline that could be issued': 'Ring 01904 551550.',
        'repealed law told as the law': 'Article 22 prohibits this.',
        'a claim to be official': 'This is an official Government course.',
      };
      assert.match(samples[what] ?? '', pattern);
      for (const safe of ['QQ 12 34 56 A', 'sam@example.com', '07700 900123', '01632 960001'])
        assert.doesNotMatch(safe, pattern);
    });
});
