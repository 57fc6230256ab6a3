import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingTypes } from '../../../src/core/guard/finding.js';
import { review } from '../../../src/core/guard/review.js';
import { scan } from '../../../src/core/guard/scan.js';
import { problemOf, ProblemError } from '../../../src/core/problems.js';
import { makeRun } from '../../../src/core/records/makeRun.js';
import type { Run } from '../../../src/core/records/run.js';
import { runAsMarkdown } from '../../../src/core/records/runAsMarkdown.js';
import { english } from '../../../src/core/words.js';
import { emptySandbox } from '../../../src/extension/sandboxSession.js';
import { createRunStore } from '../../../src/storage/runStore.js';
import { createSandboxDraft } from '../../../src/storage/sandboxDraft.js';
import { startFakeOllama } from '../../fixtures/fakeOllama/server.js';
import { chatMl } from '../../fixtures/fakeOllama/script.js';
import { scriptedModel, type Script } from '../../fixtures/scriptedModel.js';
import { inputOf, stage } from '../cli/stage.js';
import { sessionStage, type SessionStage } from '../extension/sessionStage.js';
import { inError, placesInFiles, placesWith, plantedIn, plantedText } from './planted.js';

const exercise = `prompting
id: letter
task: Ask for a short letter
system: ${JSON.stringify(plantedText)}
data: data/letter.txt
model: { temperature: 0, seed: 7, maxTokens: 200, contextTokens: 2048 }
runs: 2
pass: 2
checks:
  - { id: clean, says: The answer has no personal data, rule: { noPersonalData: true } }
  - { id: short, says: The answer is short, rule: { maxWords: 10 } }
hints: [Say who will read it]
goodPrompts: [Write to a resident]
badPrompts: [Write]
goodAnswers: ["Dear resident, thank you."]
badAnswers: ["${'word '.repeat(20).trim()}"]`;
const document = `SYNTHETIC\n\n${plantedText}\n`;

const repeats: Script = () => plantedText;
const breaksOff: Script = () => ({
  text: plantedText,
  then: new ProblemError({ code: 'engine.broke-off', engine: 'embedded' }, new Error('socket closed')),
});
const model = (script: Script) => scriptedModel(script, { engine: 'embedded' });

const sideOf = (prompt: string) => ({ ...emptySandbox().a, model: 'one', prompt });
const sandboxInput = {
  ...emptySandbox(),
  system: plantedText,
  data: { name: 'letter.txt', text: plantedText },
  a: sideOf(plantedText),
  b: sideOf('Sum it up'),
};

/** The learner's own words, the document and the model's words: the content that a run keeps. Nothing else may hold a value. */
const contentOfRun = ['messages[].content', 'prompt', 'system', 'data.text', 'answer'].map((place) => `runs: ${place}`);
const progressAt = 'progress: lessons.first.steps.try.exercises.letter';
const contentOfProgress = ['draft', 'last.prompt', 'last.answers[].text'].map((place) => `${progressAt}.${place}`);
const contentOfDraft = ['system', 'data.text', 'a.prompt'].map((place) => `sandbox.json: ${place}`);
const contentOfPages = [
  // a lesson
  /^(?:exercise|view\.blocks\[\]\.exercise)\.(?:draft|system|data\.text|answers\[\]\.text)$/u,
  // the sandbox
  /^view\.(?:input\.(?:a\.prompt|system|data\.text)|answers\.[ab]\.text)$/u,
  /^answer\.text$/u,
  // an answer as it streams
  /^text$/u,
];

const only = (places: readonly string[], allowed: readonly string[]) =>
  assert.deepEqual(
    [...new Set(places)].filter((place) => !allowed.includes(place)),
    [],
  );

function assertPagesAndLog(on: SessionStage): void {
  const posted = [...on.toLesson, ...on.toSandbox].flatMap((message) => placesWith(message));
  assert.deepEqual(
    [...new Set(posted)].filter((place) => !contentOfPages.some((allowed) => allowed.test(place))),
    [],
  );
  for (const error of on.logged) assert.deepEqual(plantedIn(inError(error)), []);
}

/** What is exported of a run, but for the fenced texts. */
const exportedFacts = (run: Run) => runAsMarkdown(run, english).replace(/^(`{3,})text\n[\s\S]*?\n\1$/gmu, '');

describe('planted values', () => {
  describe('the search itself', () => {
    it('every kind is planted, and recognised', () => {
      assert.deepEqual([...new Set(scan(plantedText).map(({ type }) => type))].sort(), [...findingTypes].sort());
      assert.deepEqual(plantedIn(plantedText).length, findingTypes.length);
    });
    it('finds a value however it is spaced, in texts, keys, errors and their causes', () => {
      const spaced = 'is it ce654321B?';
      assert.deepEqual(placesWith({ guard: { found: [{ type: 'nino', value: spaced }] } }), ['guard.found[].value']);
      assert.deepEqual(placesWith({ guard: { [spaced]: 1 } }), ['guard (a key)']);
      assert.deepEqual(plantedIn(inError(new Error('one', { cause: new Error(spaced) }))), ['nino']);
      assert.deepEqual(plantedIn(inError(new ProblemError({ code: 'unexpected', said: spaced }))), ['nino']);
    });
    it('finds a value in a file and in its name', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'sandpit-planted-'));
      try {
        await mkdir(join(folder, 'runs'));
        await writeFile(join(folder, 'runs', 'CE654321B.json'), JSON.stringify({ guard: plantedText }));
        await writeFile(join(folder, 'log'), 'LS27 8QT');
        assert.deepEqual([...(await placesInFiles(folder))].sort(), ['log', 'runs (a name)', 'runs: guard']);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
    it('the facts of an export are searched, and only they', () => {
      const titled = (title: string) =>
        makeRun({
          id: '1',
          at: new Date(0),
          from: { kind: 'sandbox' },
          model: { ...model(repeats).description, title },
          request: { messages: [], options: { temperature: 0, seed: 7, maxTokens: 20, contextTokens: 512 } },
          prompt: plantedText,
          system: '',
          answer: plantedText,
          ending: { kind: 'cancelled' },
        });
      assert.deepEqual(plantedIn(exportedFacts(titled('LS27 8QT'))), ['postcode']);
      assert.deepEqual(plantedIn(exportedFacts(titled('Small'))), []);
    });
  });

  it('a review and what becomes of it hold none', () => {
    const texts = (['prompt', 'system', 'data'] as const).map((part) => ({ part, text: plantedText }));
    for (const ceiling of ['none', 'published', 'OFFICIAL'] as const)
      assert.deepEqual(placesWith(review(texts, ceiling)), []);
  });

  describe('in a lesson', () => {
    let on: SessionStage;
    beforeEach(async () => {
      on = await sessionStage(exercise, document);
    });
    afterEach(() => on.clear());

    for (const [name, script, decision, ceiling, kept] of [
      ['nobody has decided', repeats, undefined, 'OFFICIAL', 0],
      ['the marking is above the ceiling', repeats, 'as-it-is', 'published', 0],
      ['sent as it is', repeats, 'as-it-is', 'OFFICIAL', 2],
      ['the engine breaks off', breaksOff, 'as-it-is', 'OFFICIAL', 1],
    ] as const)
      it(`${name}: only the learner’s own texts and the answers hold values`, async () => {
        const session = await on.lesson(model(script), { 'this machine': ceiling });
        await session.handle({ kind: 'draft', exerciseId: 'letter', text: plantedText });
        const sent = { exerciseId: 'letter', prompt: plantedText, ...(decision && { decision }) };
        await session.handle({ kind: 'run', ...sent });
        await session.handle({ kind: 'hint', exerciseId: 'letter' });
        await session.handle({ kind: 'ready' });
        assertPagesAndLog(on);
        const places = await placesInFiles(on.folder);
        only(places, [...contentOfRun, ...contentOfProgress]);
        assert.ok(places.includes(`${progressAt}.draft`), places.join('\n'));
        const runs = await on.runs();
        assert.equal(runs.length, kept);
        for (const run of runs) {
          assert.equal(run.guard?.decision, 'as-it-is');
          assert.deepEqual(
            [...new Set(run.guard?.found.flatMap(({ part, type }) => (part === 'prompt' ? [type] : [])))].sort(),
            [...findingTypes].sort(),
          );
          assert.deepEqual(plantedIn(exportedFacts(run)), []);
          // The kinds are told, and what was decided.
          assert.match(exportedFacts(run), /National Insurance number .*Sent as it was/u);
        }
      });
  });

  describe('in the sandbox', () => {
    let on: SessionStage;
    beforeEach(async () => {
      on = await sessionStage(exercise, document);
    });
    afterEach(() => on.clear());

    for (const [name, script, decision, kept] of [
      ['nobody has decided', repeats, undefined, 0],
      ['sent as it is', repeats, 'as-it-is', 2],
      ['the engine breaks off', breaksOff, 'as-it-is', 2],
    ] as const)
      it(`${name}: only the learner’s own texts and the answers hold values`, async () => {
        const session = await on.sandbox({ one: model(script) });
        const input = { ...sandboxInput, compare: 'prompts' as const };
        await session.handle({ kind: 'draft', input });
        await session.handle({ kind: 'run', input, ...(decision && { decision }) });
        assertPagesAndLog(on);
        const places = await placesInFiles(on.folder);
        only(places, [...contentOfRun, ...contentOfDraft]);
        assert.ok(places.includes('sandbox.json: a.prompt'), places.join('\n'));
        const runs = await on.runs();
        assert.equal(runs.length, kept);
        for (const run of runs) assert.deepEqual(plantedIn(exportedFacts(run)), []);
      });
  });

  describe('files that are torn', () => {
    let folder = '';
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sandpit-planted-'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    // Cut in the middle of a value, and broken right before one: both are where a reader would quote the text.
    const torn = [`{"prompt":"${plantedText.slice(0, 60)}`, `{"prompt": LS27 8QT}`, 'LS27 8QT'];

    it('a draft: the log tells of it and holds none', async () => {
      for (const text of torn) {
        const logged: unknown[] = [];
        await writeFile(join(folder, 'sandbox.json'), text);
        await createSandboxDraft(join(folder, 'sandbox.json'), (error) => logged.push(error)).load();
        assert.equal(logged.length, 1);
        assert.deepEqual(plantedIn(inError(logged[0])), []);
      }
    });

    it('a run: the problem and what lies under it hold none', async () => {
      const id = '20261123T101500123Z-1a2b3c4d';
      for (const text of torn) {
        await writeFile(join(folder, `${id}.json`), text);
        await assert.rejects(createRunStore(folder).get(id), (error) => {
          assert.equal(problemOf(error).code, 'run.damaged');
          assert.deepEqual(plantedIn(inError(error)), []);
          return true;
        });
      }
    });
  });

  describe('in a terminal', () => {
    for (const [name, args, answer, expected] of [
      ['sent as it is', [], { tokens: [plantedText] }, 0],
      ['as JSON', ['--json'], { tokens: [plantedText] }, 0],
      ['the engine breaks off', [], { tokens: [plantedText, ' more'], dropAfter: 2 }, 1],
      ['the engine refuses', ['--json'], { status: 500, error: 'out of memory' }, 1],
    ] as const)
      it(`${name}: only the answer and the kept content hold values`, async () => {
        const fake = await startFakeOllama();
        const on = await stage({ OLLAMA_HOST: fake.url, SANDPIT_DEBUG: '1' });
        try {
          fake.play({
            models: [{ name: 'small:latest', template: chatMl, trainedContext: 32_768 }],
            answers: [answer],
          });
          await writeFile(join(on.folder, 'letter.txt'), document);
          const said = await on.run(['ask', '-', '--system', plantedText, '--data', 'letter.txt', ...args], {
            input: inputOf(plantedText),
          });
          assert.equal(said.code, expected, said.error);
          assert.deepEqual(plantedIn(said.error), []);
          if (expected === 0 && args.some((arg) => arg === '--json')) {
            const result = JSON.parse(said.out) as { findings: readonly { part: string; type: string }[] };
            assert.deepEqual(placesWith(result), ['text']);
            for (const part of ['prompt', 'system', 'data', 'answer'])
              assert.deepEqual(
                [...new Set(result.findings.flatMap((each) => (each.part === part ? [each.type] : [])))].sort(),
                [...findingTypes].sort(),
              );
          } else if (expected === 0) assert.match(said.error, /^prompt:\d+:\d+: nino high /mu);
          only(await placesInFiles(join(on.folder, 'home')), contentOfRun);
          const { runs } = await createRunStore(join(on.folder, 'home', 'runs')).list();
          assert.equal(runs.length, 1);
        } finally {
          await on.clear();
          await fake.stop();
        }
      });
  });
});
