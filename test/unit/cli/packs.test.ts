import { recordingSchema } from '../../../src/core/models/recording.js';
import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Proof } from '../../../src/core/packs/proof.js';
import { proofSchema } from '../../../src/core/packs/proof.js';
import { startFakeOllama } from '../../fixtures/fakeOllama/server.js';
import type { FakeOllama } from '../../fixtures/fakeOllama/server.js';
import { chatMl } from '../../fixtures/fakeOllama/script.js';
import { repository, stage } from './stage.js';
import type { Stage } from './stage.js';

let fake: FakeOllama;
let on: Stage;
const good = 'Your green bin will be collected on Tuesday instead of Monday.';
const poem = 'O bin so green and fair.';

before(async () => {
  fake = await startFakeOllama();
});
after(() => fake.stop());
beforeEach(async () => {
  on = await stage({ OLLAMA_HOST: fake.url });
  await cp(join(repository, 'test/fixtures/packs/good/minimal'), join(on.folder, 'pack'), { recursive: true });
});
afterEach(() => on.clear());

/** The pack has one good and one bad prompt; they are run in that order. */
function play(goodPasses: number, badPasses: number, runs: number): void {
  const answers = [
    ...Array.from({ length: runs }, (_, run) => (run < goodPasses ? good : poem)),
    ...Array.from({ length: runs }, (_, run) => (run < badPasses ? good : poem)),
  ];
  fake.play({
    models: [{ name: 'small:latest', template: chatMl }],
    answers: answers.map((text) => ({ tokens: [text] })),
  });
}
const proofFile = () => join(on.folder, 'pack', 'proof.json');
const readProof = async (): Promise<Proof> => proofSchema.parse(JSON.parse(await readFile(proofFile(), 'utf8')));

describe('sandpit check', () => {
  it('a sound pack', async () => {
    const { code, out, error } = await on.run(['check', 'pack']);
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /1 lesson/u);
  });

  it('each problem at its place, and 1', async () => {
    const bad = join(repository, 'test/fixtures/packs/bad');
    const { code, out } = await on.run(['check', join(bad, 'html-block'), join(bad, 'hint-gives-away'), 'pack'], {
      currentFolder: on.folder,
    });
    assert.equal(code, 1);
    assert.match(out, /html-block\/lessons\/one\.md:10:1: lesson\.html-not-allowed \S/u);
    assert.match(out, /hint-gives-away\/lessons\/one\.md:17:\d+: exercise\.hint-gives-away \S/u);
  });

  it('--json says the same as data', async () => {
    const { code, out } = await on.run([
      'check',
      'pack',
      join(repository, 'test/fixtures/packs/bad/html-block'),
      '--json',
    ]);
    assert.equal(code, 1);
    const { packs, errors } = JSON.parse(out) as {
      packs: { id?: string; problems: { severity: string; code: string; line: number }[] }[];
      errors: number;
    };
    assert.deepEqual([packs.length, errors, packs[0]?.id], [2, 1, 'minimal']);
    assert.deepEqual(
      packs[0]?.problems.map(({ severity, code: problem }) => [severity, problem]),
      [['warning', 'proof.missing']],
    );
    assert.deepEqual(
      packs[1]?.problems.map(({ severity, code: problem, line }) => [severity, problem, line]),
      [['error', 'lesson.html-not-allowed', 10]],
    );
  });

  it('past their review dates, the pack and its guidance are warnings: 0 all the same', async () => {
    const later = { clock: () => new Date('2030-01-01T10:00:00Z') };
    const { code, out } = await on.run(['check', 'pack'], later);
    assert.equal(code, 0);
    assert.match(out, /pack\/pack\.json:\d+:\d+: warning pack\.past-review \S/u);
    const asData = await on.run(['check', 'pack', '--json'], later);
    assert.equal(asData.code, 0);
    const { packs, errors } = JSON.parse(asData.out) as {
      packs: { problems: { severity: string; code: string }[] }[];
      errors: number;
    };
    assert.equal(errors, 0);
    assert.ok(
      packs[0]?.problems.some(({ severity, code: told }) => severity === 'warning' && told === 'pack.past-review'),
    );
  });

  it('a proof that can’t be read is an error', async () => {
    await writeFile(proofFile(), '{"format": 1');
    const { code, out } = await on.run(['check', 'pack']);
    assert.equal(code, 1);
    assert.match(out, /proof\.json:\d+:\d+: /u);
  });
});

describe('sandpit prove', () => {
  it('runs a lab in its four conditions, tells what came of them, and keeps the counts', async () => {
    const lab = join(on.folder, 'lab');
    await cp(join(repository, 'test/fixtures/packs/good/lab'), lab, { recursive: true });
    const obeys = 'The hall is wanted. BLUE PELICAN';
    const answers = [9, 4, 0, 0].flatMap((obeyed) =>
      Array.from({ length: 10 }, (_, run) => (run < obeyed ? obeys : 'The hall is wanted.')),
    );
    fake.play({
      models: [{ name: 'small:latest', template: chatMl }],
      answers: answers.map((text) => ({ tokens: [text] })),
    });
    const { code, out } = await on.run(['prove', 'lab', '--engine', 'ollama', '--model', 'small']);
    assert.equal(code, 0, out);
    assert.match(out, /one\/planted +delimiting +4\/10 +10\/10/u);
    const { exercises, labs } = proofSchema.parse(JSON.parse(await readFile(join(lab, 'proof.json'), 'utf8')));
    assert.deepEqual(exercises, {});
    assert.deepEqual(
      Object.values(labs?.['one/planted']?.conditions ?? {}).map(({ obeyed }) => obeyed),
      [9, 4, 0, 0],
    );
    const checked = await on.run(['check', 'lab']);
    assert.deepEqual([checked.code, checked.out.includes('proof.')], [0, false], checked.out);
  });

  it('a lab in which the model does not obey shows nothing, and 1', async () => {
    await cp(join(repository, 'test/fixtures/packs/good/lab'), join(on.folder, 'lab'), { recursive: true });
    fake.play({
      models: [{ name: 'small:latest', template: chatMl }],
      answers: Array.from({ length: 40 }, () => ({ tokens: ['The hall is wanted.'] })),
    });
    const { code, out } = await on.run(['prove', 'lab', '--engine', 'ollama', '--model', 'small']);
    assert.equal(code, 1);
    assert.match(out, /lab\/lessons\/one\.md:10:1: proof\.short \S/u);
  });

  it('writes the proof beside the pack when prompts can be told apart, and check is content with it', async () => {
    play(8, 2, 10);
    const { code, out, error } = await on.run(['prove', 'pack', '--engine', 'ollama']);
    assert.equal(code, 0, error + out);
    const proof = await readProof();
    assert.deepEqual([proof.engine, proof.model, proof.at], ['ollama', 'small:latest', '2026-11-23T10:00:00.000Z']);
    assert.deepEqual(
      Object.values(proof.exercises).map((exercise) => [exercise.good, exercise.bad]),
      [[[{ prompt: 0, runs: 10, passes: 8 }], [{ prompt: 0, runs: 10, passes: 2 }]]],
    );
    assert.match(out, /8\/10/u);
    const checked = await on.run(['check', 'pack']);
    assert.equal(checked.code, 0);
    assert.doesNotMatch(checked.out, /proof\./u);
  });

  for (const [what, goodPasses, badPasses] of [
    ['a good prompt passes too seldom', 7, 0],
    ['a bad prompt passes too often', 10, 3],
  ] as const)
    it(`${what}: 1, and the answers that say why`, async () => {
      play(goodPasses, badPasses, 10);
      const { code, out } = await on.run(['prove', 'pack']);
      assert.equal(code, 1);
      assert.match(out, /bins\.md:\d+:\d+: proof\.short /u);
      assert.ok(out.includes(goodPasses < 8 ? poem : good));
      // What was measured is kept all the same: `check` will say that it falls short.
      assert.equal(Object.keys((await readProof()).exercises).length, 1);
    });

  it('--record keeps the answers to the pack’s own prompts, and check is content with the file', async () => {
    play(10, 0, 10);
    const { code, error } = await on.run(['prove', 'pack', '--record']);
    assert.equal(code, 0, error);
    const recording = recordingSchema.parse(
      JSON.parse(await readFile(join(on.folder, 'pack', 'recorded.json'), 'utf8')),
    );
    assert.equal(recording.model.engine, 'ollama');
    // One good and one bad prompt, each as often as the exercise asks.
    assert.equal(recording.answers.length, 2 * 3);
    assert.equal((await on.run(['check', 'pack'])).code, 0);
  });

  it('a short try is shown and not kept', async () => {
    await writeFile(proofFile(), 'the old one');
    play(3, 0, 3);
    const { code } = await on.run(['prove', 'pack', '--runs', '3']);
    assert.equal(code, 0);
    assert.equal(await readFile(proofFile(), 'utf8'), 'the old one');
  });

  it('--only proves one exercise and leaves the others of the same model as they were', async () => {
    const lesson = join(on.folder, 'pack', 'lessons', 'bins.md');
    const text = await readFile(lesson, 'utf8');
    const block = /```prompting\n[\s\S]*?```/u.exec(text)?.[0] ?? '';
    await writeFile(lesson, text.replace(block, `${block}\n\n${block.replace('id: plain-english', 'id: other-one')}`));
    play(10, 0, 10);
    await on.run(['prove', 'pack', '--only', 'bins/other-one']);
    play(9, 1, 10);
    const { code, out, error } = await on.run(['prove', 'pack', '--only', 'bins/plain-english']);
    assert.equal(code, 0, error + out);
    const { exercises } = await readProof();
    assert.deepEqual(
      Object.entries(exercises).map(([key, { good: rates }]) => [key, rates[0]?.passes]),
      [
        ['bins/plain-english', 9],
        ['bins/other-one', 10],
      ],
    );

    // Another model: the old proof stays.
    fake.play({ models: [{ name: 'other:latest', template: chatMl }], answers: [{ tokens: [poem] }] });
    const before = await readFile(proofFile(), 'utf8');
    await on.run(['prove', 'pack', '--only', 'bins/plain-english']);
    assert.equal(await readFile(proofFile(), 'utf8'), before);
  });

  it('an exercise that is not there is wrong use', async () => {
    play(1, 0, 1);
    const { code, error } = await on.run(['prove', 'pack', '--only', 'bins/nothing']);
    assert.equal(code, 2);
    assert.match(error, /bins\/plain-english/u);
  });

  it('--json gives the proof and the rates as data', async () => {
    play(10, 0, 10);
    const { code, out } = await on.run(['prove', 'pack', '--json']);
    const given = JSON.parse(out) as {
      proof: unknown;
      rates: { rate: number; meets: boolean }[];
      problems: unknown[];
      kept: boolean;
    };
    assert.equal(code, 0);
    assert.deepEqual(proofSchema.parse(given.proof), await readProof());
    assert.deepEqual(
      [given.rates.map(({ rate, meets }) => [rate, meets]), given.problems, given.kept],
      [
        [
          [1, true],
          [0, true],
        ],
        [],
        true,
      ],
    );
  });

  it('a pack with problems is not proved', async () => {
    const before = fake.requests.length;
    const { code, error } = await on.run(['prove', join(repository, 'test/fixtures/packs/bad/html-block')]);
    assert.equal(code, 1);
    assert.match(error, /lesson\.html-not-allowed/u);
    assert.equal(fake.requests.length, before);
  });

  it('Ctrl+C in the middle leaves the old proof', async () => {
    await writeFile(proofFile(), 'the old one');
    play(10, 0, 10);
    const cancel = new AbortController();
    let lines = 0;
    const { code } = await on.run(['prove', 'pack'], {
      signal: cancel.signal,
      error: () => {
        lines += 1;
        if (lines === 4) cancel.abort();
      },
    });
    assert.equal(code, 1);
    assert.equal(await readFile(proofFile(), 'utf8'), 'the old one');
  });
});

describe('sandpit models', () => {
  it('says what there is and what can be had, with nothing there', async () => {
    const { code, out } = await on.run(['models'], {
      env: { SANDPIT_HOME: on.folder, OLLAMA_HOST: '127.0.0.1:9', SANDPIT_LLAMA_FOLDER: on.folder },
    });
    assert.equal(code, 0);
    assert.match(out, /small/u);
    assert.doesNotMatch(out, /SmolLM2/u);
  });

  it('--json gives engines, models and what can be had', async () => {
    play(1, 0, 1);
    const { code, out } = await on.run(['models', '--json']);
    const given = JSON.parse(out) as {
      engines: { engine: string; state: { kind: string } }[];
      models: { name: string; engine: string }[];
      available: { id: string }[];
    };
    assert.equal(code, 0);
    assert.deepEqual(
      given.engines.map(({ engine }) => engine),
      ['ollama', 'embedded'],
    );
    assert.deepEqual(
      given.models.map(({ name, engine }) => [name, engine]),
      [['small:latest', 'ollama']],
    );
    assert.deepEqual(
      given.available.map(({ id }) => id),
      ['small', 'better'],
    );
  });

  it('pulls through Ollama when asked to', async () => {
    const layers = [{ digest: `sha256:${'a'.repeat(64)}`, bytes: 100 }];
    fake.play({ pulls: { 'qwen2.5-coder:0.5b': { layers, bytesPerStep: 50, paceMs: 1 } } });
    const { code, out, error } = await on.run(['models', 'pull', 'small', '--engine', 'ollama', '--json']);
    assert.equal(code, 0, error);
    assert.deepEqual(JSON.parse(out), { name: 'qwen2.5-coder:0.5b', engine: 'ollama' });
    assert.match(error, /100%/u);
  });
});
