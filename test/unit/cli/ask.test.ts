import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSchema } from '../../../src/core/records/run.js';
import type { Run } from '../../../src/core/records/run.js';
import { createRunStore } from '../../../src/storage/runStore.js';
import { startFakeOllama } from '../../fixtures/fakeOllama/server.js';
import type { FakeOllama } from '../../fixtures/fakeOllama/server.js';
import { chatMl } from '../../fixtures/fakeOllama/script.js';
import type { FakeAnswer } from '../../fixtures/fakeOllama/script.js';
import { inputOf, stage } from './stage.js';
import type { Stage } from './stage.js';

let fake: FakeOllama;
let on: Stage;
const play = (...answers: FakeAnswer[]) =>
  fake.play({ models: [{ name: 'small:latest', template: chatMl, trainedContext: 32_768 }], answers });

async function keptRuns(): Promise<Run[]> {
  const store = createRunStore(join(on.folder, 'home', 'runs'));
  const { runs, damaged } = await store.list();
  assert.deepEqual(damaged, []);
  return Promise.all(runs.map(async ({ id }) => runSchema.parse(await store.get(id))));
}

interface ChatBody {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly options: { readonly [name: string]: number };
}
const asked = () =>
  fake
    .seen('/api/chat')
    .map(({ body }) => body as ChatBody)
    .filter(({ messages }) => messages.length > 0)
    .at(-1);

before(async () => {
  fake = await startFakeOllama();
});
after(() => fake.stop());
beforeEach(async () => {
  on = await stage({ OLLAMA_HOST: fake.url });
});
afterEach(() => on.clear());

describe('sandpit ask', () => {
  it('streams the answer to standard output, and the facts beside it', async () => {
    play({ tokens: ['Your', ' new', ' day'], paceMs: 5 });
    const pieces: string[] = [];
    const { code, error } = await on.run(['ask', 'Which day?'], { out: (text) => pieces.push(text) });
    assert.equal(code, 0, error);
    assert.equal(pieces.join(''), 'Your new day\n');
    assert.ok(pieces.length >= 3, JSON.stringify(pieces));
    assert.match(error, /this machine/u);
  });

  it('sends prompt, system prompt, document and settings as they were given', async () => {
    play({});
    await writeFile(join(on.folder, 'letter.txt'), 'SYNTHETIC\nDear Ms Example\n');
    const { code, error } = await on.run([
      'ask',
      'Explain',
      '--system',
      'Be brief.',
      '--data',
      'letter.txt',
      '--seed',
      '3',
      '--temperature',
      '0',
      '--max-tokens',
      '50',
    ]);
    assert.equal(code, 0, error);
    assert.deepEqual(
      asked()?.messages.map(({ role }) => role),
      ['system', 'user'],
    );
    assert.match(asked()?.messages[1]?.content ?? '', /^Explain\n[\s\S]*Dear Ms Example/u);
    const { seed, temperature, num_predict } = asked()?.options ?? {};
    assert.deepEqual([seed, temperature, num_predict], [3, 0, 50]);
  });

  it('reads the prompt from standard input, characters torn apart and all', async () => {
    play({});
    const bytes = Buffer.from('Erklär: £5 – ok?\n');
    await on.run(['ask', '-'], { input: inputOf(bytes.subarray(0, 5), bytes.subarray(5, 9), bytes.subarray(9)) });
    assert.equal(asked()?.messages[0]?.content, 'Erklär: £5 – ok?');
  });

  it('--json gives one object of the contract', async () => {
    play({ tokens: ['Yes', '.'] });
    const { code, out, error } = await on.run(['ask', 'Is it?', '--json', '--model', 'small']);
    assert.equal(code, 0, error);
    const given = JSON.parse(out) as { [key: string]: unknown };
    assert.deepEqual(
      [given['text'], given['model'], given['engine'], given['where'], given['findings']],
      ['Yes.', 'small:latest', 'ollama', 'this machine', []],
    );
    assert.equal((given['context'] as { verdict: string }).verdict, 'complete');
    assert.equal(typeof (given['timings'] as { firstTokenMs: unknown }).firstTokenMs, 'number');
  });

  it('keeps the run, with all that is needed to repeat it', async () => {
    play({ tokens: ['Yes'] });
    const { out } = await on.run(['ask', 'Is it?', '--json', '--system', 'S']);
    const [run, ...more] = await keptRuns();
    assert.deepEqual(more, []);
    assert.equal(run?.id, (JSON.parse(out) as { run: string }).run);
    assert.deepEqual(
      [run?.from.kind, run?.prompt, run?.system, run?.answer, run?.outcome.kind, run?.options.seed],
      ['cli', 'Is it?', 'S', 'Yes', 'complete', 7],
    );
  });

  it('Ctrl+C ends it in the middle, and keeps what was there', async () => {
    play({ tokens: 500, paceMs: 20 });
    const cancel = new AbortController();
    const { code, error } = await on.run(['ask', 'Go on'], { out: () => cancel.abort(), signal: cancel.signal });
    assert.deepEqual([code, error], [1, 'Cancelled.\n']);
    const [run] = await keptRuns();
    assert.equal(run?.outcome.kind, 'cancelled');
    assert.match(run?.answer ?? '', /^ word0/u);
    const seen = fake.seen('/api/chat').at(-1);
    assert.ok((seen?.chunksSent ?? 0) < 100, String(seen?.chunksSent));
  });

  it('an engine that breaks off leaves half an answer, a sentence, and a run', async () => {
    play({ tokens: ['Half', ' of'], dropAfter: 2 });
    const { code, out, error } = await on.run(['ask', 'Go on']);
    assert.equal(code, 1);
    assert.equal(out, 'Half of\n');
    assert.match(error, /^[^\n]+\n$/u);
    assert.deepEqual(
      (await keptRuns()).map(({ outcome, answer }) => [outcome.kind, answer]),
      [['failed', 'Half of']],
    );
  });

  it('a text that was cut is warned of', async () => {
    fake.play({
      models: [{ name: 'small:latest', template: chatMl, forcedContext: 64 }],
      overflow: 'fill',
      answers: [{}],
    });
    const { code, error, out } = await on.run(['ask', 'word '.repeat(2_000), '--json']);
    const verdict = code === 0 ? (JSON.parse(out) as { context: { verdict: string } }).context.verdict : error;
    assert.notEqual(verdict, 'complete');
  });

  it('an answer that can’t be kept is given all the same', async () => {
    play({ tokens: ['Yes'] });
    await writeFile(join(on.folder, 'home'), 'A file where the folder should be.');
    const { code, out, error } = await on.run(['ask', 'Is it?', '--json']);
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as { text: string }).text, 'Yes');
    assert.match(error, /^[^\n]*home[^\n]*\n$/u);
  });
});

describe('sandpit ask, guarded', () => {
  it('warns of what it finds in prompt, system prompt, document and answer, and goes on', async () => {
    play({ tokens: ['Ring ', '07911 406183'] });
    await writeFile(join(on.folder, 'letter.txt'), 'Dear Ms Example\nYour NINO is QQ123456C\nShe lives at LS27 8QT\n');
    const { code, out, error } = await on.run([
      'ask',
      'NINO AB123456C',
      '--system',
      'UTR of the claimant: 1123456789',
      '--data',
      'letter.txt',
    ]);
    assert.equal(code, 0, error);
    assert.equal(out, 'Ring 07911 406183\n');
    for (const place of ['prompt:1:6: nino', 'system:1:22: utr', 'data:3:14: postcode', 'answer:1:6: phone'])
      assert.ok(error.includes(place), `${place} in\n${error}`);
    // An example value is none to be warned of.
    assert.doesNotMatch(error, /^data:2/mu);
    assert.deepEqual((await keptRuns())[0]?.guard, {
      verdict: 'advise',
      decision: 'as-it-is',
      found: [
        { type: 'nino', part: 'prompt', count: 1, reserved: false },
        { type: 'utr', part: 'system', count: 1, reserved: false },
        { type: 'person-name', part: 'data', count: 1, reserved: true },
        { type: 'nino', part: 'data', count: 1, reserved: true },
        { type: 'postcode', part: 'data', count: 1, reserved: false },
      ],
    });
  });

  it('--json: findings as sandpit scan has them, each with its part', async () => {
    play({ tokens: ['Ring ', '07700 900123'] });
    const { out, error } = await on.run(['ask', 'NINO AB123456C', '--json']);
    const { findings } = JSON.parse(out) as { findings: unknown };
    const common = { ambiguousWith: [] };
    assert.deepEqual(findings, [
      { part: 'prompt', type: 'nino', start: 5, end: 14, severity: 'high', reserved: false, ...common },
      { part: 'answer', type: 'phone', start: 5, end: 17, severity: 'info', reserved: true, ...common },
    ]);
    assert.equal(error, '');
  });

  for (const [name, args, document] of [
    ['the prompt', ['OFFICIAL-SENSITIVE\n\nSum this up'], ''],
    ['the system prompt', ['Sum this up', '--system', 'SECRET'], ''],
    ['the document', ['Sum this up', '--data', 'letter.txt'], 'TOP SECRET\n\nA letter\n'],
  ] as const)
    it(`a marking above the ceiling in ${name} is not sent and not kept: exit 1, one sentence`, async () => {
      play({ tokens: ['Yes'] });
      await writeFile(join(on.folder, 'letter.txt'), document);
      const before = fake.seen('/api/chat').length;
      for (const more of [[], ['--json']]) {
        const { code, out, error } = await on.run(['ask', ...args, ...more]);
        assert.deepEqual([code, out], [1, '']);
        assert.match(error, /^[^\n]*nothing was sent[^\n]*\n$/u);
      }
      assert.equal(fake.seen('/api/chat').length, before);
      assert.deepEqual(await keptRuns(), []);
    });

  it('nothing recognised is no decision', async () => {
    play({ tokens: ['Yes'] });
    await on.run(['ask', 'Is it?']);
    assert.deepEqual((await keptRuns())[0]?.guard, { verdict: 'clear', decision: 'none', found: [] });
  });
});
