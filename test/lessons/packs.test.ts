import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exercisesOf } from '../../src/core/lessons/progressFolds.js';
import { checkPack } from '../../src/core/packs/checkPack.js';
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

describe('shipped packs', () => {
  it('there is Foundations', () => assert.ok(packNames.includes('foundations')));

  for (const name of packNames)
    describe(name, () => {
      it('can be read without a problem', () => shippedPack(name));

      it('its own samples are told apart by its checks', async () => {
        assert.deepEqual(checkPack(await shippedPack(name)), []);
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
