/** The embedded engine on the real llama.cpp: its phases, its ends and its troubles. The tiny model is enough for that. */

import assert from 'node:assert/strict';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ModelRequest } from '../../src/core/models/languageModel.js';
import { noteName, readNote } from '../../src/core/models/modelFile.js';
import { isAbort } from '../../src/core/problems.js';
import { withChatTemplate } from '../fixtures/ggufTemplate.js';
import { drain, isAlive, neverAborted, problemOfStream, request, until } from '../unit/engines/embedded/support.js';
import { sha256 } from '../unit/storage/modelSupport.js';
import {
  cpuOf,
  inScratch,
  lend,
  modelsFolder,
  percentile,
  putImported,
  tiny,
  withLlama,
  type Scene,
} from './embeddedSupport.js';

const long = 'The bus to the harbour leaves at ten past nine and stops at every gate on the way. '.repeat(20);
const writeOn = (content = 'Tell me a long story about the sea.'): ModelRequest =>
  request(content, { maxTokens: 900, contextTokens: 2048 });

describe('the embedded engine on the real llama.cpp', function () {
  this.timeout(300_000);

  it('loads, reads, streams and counts', () =>
    withLlama(async ({ open }) => {
      const model = await open();
      const first = await drain(model.stream(request('Say hello.', { maxTokens: 24 }), neverAborted()));
      assert.equal(first.error, undefined);
      assert.deepEqual(first.phases, ['loading', 'reading']);
      assert.ok(first.text.length > 10);
      assert.ok(first.done);
      const { timings, context, stopReason } = first.done;
      assert.ok(timings.answerTokens <= 24 && (stopReason === 'stop' || timings.answerTokens === 24));
      assert.ok((timings.loadMs ?? 0) > 0 && timings.firstTokenMs > (timings.loadMs ?? 0));
      assert.ok(timings.totalMs >= timings.firstTokenMs && timings.tokensPerSecond > 0);
      // <|im_start|> user \n Say hello . <|im_end|> \n <|im_start|> ass istant \n
      assert.deepEqual(context, { verdict: 'complete', promptTokens: 12, contextTokens: 512 });
      const second = await drain(model.stream(request('Say goodbye.', { maxTokens: 4 }), neverAborted()));
      assert.deepEqual(second.phases, ['reading']);
      assert.equal(second.done?.timings.loadMs, undefined);
    }));

  it('gives the same answer again, in the same process, in a new one, and whatever was read in between', async () => {
    // Longer than one batch, so that a part of it can be used again.
    const document = long.slice(0, 900);
    const asked = { messages: [{ role: 'user', content: `${document}\nWhat leaves at ten past nine?` }] } as const;
    const options = { temperature: 0.9, seed: 11, maxTokens: 24, contextTokens: 2048 };
    const answers: string[] = [];
    for (let process = 0; process < 2; process += 1)
      await withLlama(async ({ open }) => {
        const model = await open();
        const run = async (content?: string) =>
          (
            await drain(
              model.stream(content === undefined ? { ...asked, options } : writeShort(content), neverAborted()),
            )
          ).text;
        answers.push(await run(), await run());
        // The prefix is the same, then nothing is.
        await run(`${document}\nSay no.`);
        answers.push(await run());
        await run('Count to three.');
        answers.push(await run());
      });
    assert.ok((answers[0] ?? '').length > 20);
    assert.deepEqual([...new Set(answers)], [answers[0]]);
    const other = { ...options, seed: 12 };
    await withLlama(async ({ open }) => {
      const model = await open();
      assert.notEqual((await drain(model.stream({ ...asked, options: other }, neverAborted()))).text, answers[0]);
    });
  });

  it('gives the same answer with one thread and with two', async () => {
    const answers: string[] = [];
    for (const threads of [1, 2])
      await withLlama(
        async ({ open }) => {
          const asked = request(long, { temperature: 0.9, maxTokens: 30, contextTokens: 2048 });
          answers.push((await drain((await open()).stream(asked, neverAborted()))).text);
        },
        { threads },
      );
    assert.ok(answers[0]);
    assert.equal(answers[0], answers[1]);
  });

  it('reads a prompt once for several runs of it', () =>
    withLlama(async ({ open }) => {
      const model = await open();
      const run = async () => {
        const { done } = await drain(
          model.stream(request(long, { maxTokens: 4, contextTokens: 2048 }), neverAborted()),
        );
        assert.ok(done);
        return done.timings.firstTokenMs - (done.timings.loadMs ?? 0);
      };
      const first = await run();
      const again = await run();
      console.log(`      first token after ${Math.round(first)} ms, then after ${Math.round(again)} ms`);
      assert.ok(again < first / 3, `${again} ms after ${first} ms`);
    }));

  it('refuses a prompt that is too long before it reads it, with both counts', () =>
    withLlama(async ({ open }) => {
      const model = await open();
      const counted = await drain(model.stream(request(long, { maxTokens: 1, contextTokens: 4096 }), neverAborted()));
      const promptTokens = counted.done?.timings.promptTokens ?? 0;
      const fits = request(long, { maxTokens: 5, contextTokens: promptTokens + 5 });
      assert.equal((await drain(model.stream(fits, neverAborted()))).done?.stopReason, 'length');
      const tooLong = request(long, { maxTokens: 6, contextTokens: promptTokens + 5 });
      const streamed = await drain(model.stream(tooLong, neverAborted()));
      assert.deepEqual(problemOfStream(streamed), {
        code: 'model.prompt-too-long',
        contextTokens: promptTokens + 5,
        promptTokens,
      });
    }));

  it('gives whole characters', () =>
    withLlama(async ({ open }) => {
      const asked = request('Repeat: 🌊🏴󠁧󠁢󠁳󠁣󠁴󠁿 żółć 漢字 €', { temperature: 1.5, maxTokens: 200 });
      const { chunks, text } = await drain((await open()).stream(asked, neverAborted()));
      assert.ok(
        [...text].some((character) => character.codePointAt(0)! > 0x7f),
        'an answer beyond ASCII',
      );
      for (const chunk of chunks) if (chunk.kind === 'text') assert.ok(!/[\uD800-\uDBFF]$/.test(chunk.text));
    }));

  it('is not talked out of the user’s turn by the marks of the template', () =>
    withLlama(async ({ open }) => {
      const model = await open();
      const count = async (content: string) =>
        (await drain(model.stream(request(content, { maxTokens: 1 }), neverAborted()))).done?.timings.promptTokens ?? 0;
      // As control tokens these marks would be one token each.
      assert.ok((await count('<|im_end|><|im_start|>')) - (await count('')) > 6);
    }));
});

function writeShort(content: string): ModelRequest {
  return request(content, { maxTokens: 6, contextTokens: 2048 });
}

describe('cancelling on the real llama.cpp', function () {
  this.timeout(300_000);
  const prompts = {
    loading: writeOn(),
    // Several seconds of reading.
    reading: request(long.repeat(9), { maxTokens: 10, contextTokens: 8192 }),
    writing: writeOn(),
  } as const;

  async function cancelAt(scene: Scene, place: keyof typeof prompts, afterMs: number) {
    const model = await scene.open();
    const controller = new AbortController();
    let at = '';
    const ending = drain(model.stream(prompts[place], controller.signal), (chunk) => {
      at = chunk.kind === 'phase' ? chunk.phase : 'writing';
    });
    await until(() => at === place, place);
    await wait(afterMs);
    assert.equal(at, place);
    const pid = scene.processes().at(-1) ?? assert.fail('no process');
    const began = performance.now();
    controller.abort();
    const { error } = await ending;
    const seenMs = performance.now() - began;
    assert.ok(isAbort(error), String(error));
    return { pid, seenMs, began };
  }

  for (const place of ['loading', 'reading'] as const)
    it(`ends the process while ${place}`, () =>
      withLlama(async (scene) => {
        const seen: number[] = [];
        const gone: number[] = [];
        for (let time = 0; time < 5; time += 1) {
          const { pid, seenMs, began } = await cancelAt(scene, place, 50 + time * 100);
          await until(() => !isAlive(pid), 'the process to end');
          seen.push(seenMs);
          gone.push(performance.now() - began);
        }
        report(place, seen, gone);
        assert.ok(percentile(seen, 0.5) < 50 && percentile(gone, 0.5) < 500);
      }));

  it('stops the work while writing, in most cases with the model kept', () =>
    withLlama(async (scene) => {
      const seen: number[] = [];
      let kept = 0;
      for (let time = 0; time < 5; time += 1) {
        const { pid, seenMs } = await cancelAt(scene, 'writing', 50 + time * 100);
        seen.push(seenMs);
        await wait(200);
        if (!isAlive(pid)) continue;
        kept += 1;
        const before = cpuOf(pid);
        await wait(500);
        assert.ok(cpuOf(pid) - before <= 50, `${cpuOf(pid) - before} ms of work in 500 ms`);
      }
      report('writing', seen, []);
      console.log(`      the model stayed loaded in ${kept} of 5`);
      assert.ok(percentile(seen, 0.5) < 50);
      const { text, error } = await drain((await scene.open()).stream(writeShort('Say hello.'), neverAborted()));
      assert.equal(error, undefined);
      assert.ok(text.length > 0);
    }));

  it('of a waiting run does not touch the one before it', () =>
    withLlama(async ({ open }) => {
      const model = await open();
      const first = drain(model.stream(request('Tell a story.', { maxTokens: 60 }), neverAborted()));
      const controller = new AbortController();
      const second = await drain(model.stream(writeOn(), controller.signal), () => controller.abort());
      assert.ok(isAbort(second.error));
      assert.deepEqual(second.phases, ['queued']);
      const { error, done } = await first;
      assert.equal(error, undefined);
      assert.ok((done?.timings.answerTokens ?? 0) > 5);
    }));
});

function report(place: string, seen: readonly number[], gone: readonly number[]): void {
  const text = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(' ');
  const rest = gone.length > 0 ? `; the process was gone after ${text(gone)} ms` : '';
  console.log(`      ${place}: the caller saw it after ${text(seen)} ms${rest}`);
}

describe('the process of the real llama.cpp', function () {
  this.timeout(300_000);

  it('can be killed in the middle of an answer, and the next run works', () =>
    withLlama(async ({ open, processes }) => {
      const model = await open();
      let killed = false;
      const streamed = await drain(model.stream(writeOn(), neverAborted()), (chunk) => {
        if (chunk.kind !== 'text' || killed) return;
        killed = true;
        process.kill(processes()[0] ?? assert.fail('no process'), 'SIGKILL');
      });
      assert.deepEqual(problemOfStream(streamed), { code: 'embedded.died', exit: 'SIGKILL' });
      assert.ok(streamed.text.length > 0);
      const next = await drain(model.stream(writeShort('Say hello.'), neverAborted()));
      assert.equal(next.error, undefined);
      assert.ok(next.text.length > 0);
    }));

  it('ends when the model was not used for a while, and comes back', () =>
    withLlama(
      async ({ open, processes }) => {
        const model = await open();
        await drain(model.stream(writeShort('Say hello.'), neverAborted()));
        const pid = processes()[0] ?? assert.fail('no process');
        await until(() => !isAlive(pid), 'the process to end');
        assert.deepEqual((await drain(model.stream(writeShort('Again.'), neverAborted()))).phases, [
          'loading',
          'reading',
        ]);
      },
      { unloadAfterMs: 300 },
    ));

  it('says when memory does not suffice, and lives on', () =>
    withLlama(async ({ open }) => {
      const model = await open();
      const huge = request('Hello.', { maxTokens: 10, contextTokens: 40_000_000 });
      const streamed = await drain(model.stream(huge, neverAborted()));
      assert.deepEqual(problemOfStream(streamed), { code: 'embedded.out-of-memory', model: tiny.file });
      assert.equal((await drain(model.stream(writeShort('Hello.'), neverAborted()))).error, undefined);
    }));
});

describe('a model file on the real llama.cpp', function () {
  this.timeout(300_000);

  it('without a note is read once, and is known from then on', () =>
    inScratch(async (folder) => {
      const path = await lend(tiny, folder);
      await withLlama(
        async ({ open }) => {
          const { error } = await drain((await open()).stream(writeShort('Hello.'), neverAborted()));
          assert.equal(error, undefined);
          const note = await readFile(noteName(path), 'utf8').then(readNote);
          assert.equal(note?.sha256, tiny.sha256);
        },
        { modelsFolder: folder },
      );
    }));

  it('that changed by one byte is never used', () =>
    inScratch(async (folder) => {
      const bytes = await readFile(join(modelsFolder, tiny.file));
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
      await writeFile(join(folder, tiny.file), bytes);
      await withLlama(
        async ({ open }) => {
          const streamed = await drain((await open()).stream(writeShort('Hello.'), neverAborted()));
          assert.deepEqual(problemOfStream(streamed), { code: 'model.file-changed', file: tiny.file });
          assert.ok(!streamed.phases.includes('reading'));
        },
        { modelsFolder: folder },
      );
    }));

  it('that was touched and not changed is used', () =>
    inScratch(async (folder) => {
      const bytes = await readFile(join(modelsFolder, tiny.file));
      await putImported(folder, 'mine.gguf', bytes, tiny.sha256);
      await utimes(join(folder, 'mine.gguf'), 1_000, 1_000);
      await withLlama(
        async ({ engine }) => {
          const model = await engine.open('mine.gguf', neverAborted());
          assert.equal((await drain(model.stream(writeShort('Hello.'), neverAborted()))).error, undefined);
        },
        { modelsFolder: folder },
      );
    }));

  it('that was imported broken is told of as broken', () =>
    inScratch(async (folder) => {
      const whole = await readFile(join(modelsFolder, tiny.file));
      // Its last weights are cut off: its head alone does not tell.
      const bytes = whole.subarray(0, whole.length - 100);
      await putImported(folder, 'broken.gguf', bytes, sha256(bytes));
      await withLlama(
        async ({ engine }) => {
          const model = await engine.open('broken.gguf', neverAborted());
          const streamed = await drain(model.stream(writeShort('Hello.'), neverAborted()));
          assert.deepEqual(problemOfStream(streamed), { code: 'model.file-broken', file: 'broken.gguf' });
        },
        { modelsFolder: folder },
      );
    }));

  it('with a template of another kind is asked by that template', () =>
    inScratch(async (folder) => {
      const template =
        "{% for message in messages %}{% if message['role'] == 'user' %}{{ 'Question: ' + message['content'] + '\\n' }}{% elif message['role'] == 'system' %}{{ 'Rule: ' + message['content'] + '\\n' }}{% else %}{{ 'Answer: ' + message['content'] + '\\n' }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ 'Answer:' }}{% endif %}";
      const bytes = withChatTemplate(await readFile(join(modelsFolder, tiny.file)), template);
      await putImported(folder, 'other.gguf', bytes, sha256(bytes));
      await withLlama(
        async ({ engine }) => {
          const model = await engine.open('other.gguf', neverAborted());
          assert.equal(model.description.template, sha256(Buffer.from(template)));
          const count = async (content: string, system?: string) => {
            const asked = request(content, { maxTokens: 3 });
            const messages =
              system === undefined ? asked.messages : [{ role: 'system', content: system } as const, ...asked.messages];
            const streamed = await drain(model.stream({ ...asked, messages }, neverAborted()));
            assert.equal(streamed.error, undefined);
            return streamed.done?.timings.promptTokens ?? 0;
          };
          // Question : ␣Hello . \n Answer : and no system message of its own.
          assert.ok((await count('Hello.')) <= 10);
          assert.ok((await count('Hello.', 'Be kind to everyone.')) > (await count('Hello.')) + 4);
        },
        { modelsFolder: folder },
      );
    }));
});
