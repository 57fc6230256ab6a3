/** Our Ollama engine against a real Ollama and a real model. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { getModel } from '../../scripts/lib/models.mjs';
import { startOllama } from '../../scripts/lib/ollama.mjs';
import { catalogue } from '../../src/core/models/catalogue.js';
import { estimatePrompt } from '../../src/core/models/estimateTokens.js';
import type { LanguageModel, ModelRequest } from '../../src/core/models/languageModel.js';
import { isAbort } from '../../src/core/problems.js';
import { createOllamaEngine, type OllamaEngine } from '../../src/engines/ollama/engine.js';
import { importedName } from '../../src/engines/ollama/names.js';
import { ask, drain, neverAborted, problemIn, problemOfRejected } from '../unit/engines/ollama/support.js';

const small = catalogue.find((entry) => entry.id === 'small');
const tag = small?.places.find((place) => place.kind === 'ollama')?.tag;
assert.ok(small && tag);
const ours = importedName(tag);
const bare = 'sandpit-test-bare';

const letter = `Dear Mr Example,

Your appointment at the Leeds office on Tuesday 3 March 2026 has been moved to Thursday 12 March 2026 at 2:15pm. Please bring a recent bank statement. If you cannot come, call 01632 960123.`;
const city: ModelRequest = {
  ...ask(`In which city is the office? Answer in one word.\n\n---\n${letter}\n---`),
  options: { temperature: 0, seed: 7, maxTokens: 12, contextTokens: 2048 },
};
const endless = ask('Write the numbers from one to one thousand in words, each on a line of its own.', {
  maxTokens: 1_800,
});

// One at a time, so that a cancelled run that went on would keep the next one waiting.
const started = await startOllama({ env: { OLLAMA_NUM_PARALLEL: '1' } });
if ('reason' in started) console.log(`NOT RUN: a real Ollama: ${started.reason}`);
else
  describe(`a real Ollama ${started.version}`, () => {
    let engine: OllamaEngine;
    let file = '';

    before(async () => {
      file = await getModel('small');
      engine = createOllamaEngine({ address: started.url });
    });
    after(async () => {
      await engine.dispose();
      await started.stop();
    });

    const unload = async (model: string) => {
      await post('/api/chat', { model, messages: [], keep_alive: 0 });
      for (let at = 0; at < 100; at += 1) {
        const { models } = (await (await fetch(`${started.url}/api/ps`)).json()) as { models: { name: string }[] };
        if (!models.some((one) => one.name === model)) return;
        await wait(50);
      }
      throw new Error(`${model} stays in memory`);
    };
    const post = async (path: string, body: object) => {
      const response = await fetch(started.url + path, { method: 'POST', body: JSON.stringify(body) });
      const text = await response.text();
      assert.ok(response.ok, text);
      return text;
    };
    const open = (name = ours) => engine.open(name, neverAborted());
    const answer = async (model: LanguageModel, request: ModelRequest) => {
      const streamed = await drain(model.stream(request, neverAborted()));
      if (streamed.error !== undefined) throw streamed.error;
      assert.ok(streamed.done);
      return { ...streamed, done: streamed.done };
    };
    /** That nothing of a cancelled run goes on: a short one comes to its turn. */
    const answersSoon = async () => {
      const { text, done } = await answer(await open(), city);
      assert.match(text, /Leeds/);
      // A batch in hand is read to its end; all that was asked for would take minutes.
      assert.ok(done.timings.totalMs < 45_000, `${done.timings.totalMs} ms`);
    };

    it('takes our file with our template, and answers sensibly', async () => {
      await engine.importGguf(file, ours, neverAborted());
      const model = await open();
      assert.equal(model.description.title, small.title);
      assert.equal(model.description.engineVersion, started.version);
      assert.match(model.description.digest, /^[0-9a-f]{64}$/);
      assert.equal(model.description.trainedContextTokens, 32_768);
      const { text, done, phases } = await answer(model, city);
      assert.match(text, /Leeds/);
      assert.deepEqual(phases, ['loading', 'reading']);
      assert.equal(done.stopReason, 'stop');
      assert.equal(done.context.verdict, 'complete');
      assert.equal(done.context.contextTokens, 2048);
      assert.ok((done.timings.loadMs ?? 0) > 0 && done.timings.tokensPerSecond > 0);
    });

    it('notices a model that was put in without a template, and mends it', async () => {
      // As `ollama create` from a bare file does it.
      const hash = createHash('sha256');
      for await (const part of createReadStream(file) as AsyncIterable<Buffer>) hash.update(part);
      await post('/api/create', { model: bare, files: { 'model.gguf': `sha256:${hash.digest('hex')}` } });
      const troubleOf = async () => {
        const state = await engine.probe(neverAborted());
        assert.ok(state.kind === 'ready');
        return state.models.find((model) => model.name === `${bare}:latest`)?.trouble;
      };
      assert.equal(await troubleOf(), 'no-chat-template');
      assert.equal((await problemOfRejected(open(bare))).code, 'model.no-chat-template');

      await engine.mendTemplate(bare, neverAborted());
      assert.equal(await troubleOf(), undefined);
      assert.match((await answer(await open(bare), city)).text, /Leeds/);

      await engine.remove(bare, neverAborted());
      assert.equal((await problemOfRejected(open(bare))).code, 'model.unknown');
      // What is left under the other name is whole.
      assert.match((await answer(await open(), city)).text, /Leeds/);
    });

    it('loads once for several runs', async () => {
      const model = await open();
      await answer(model, city);
      for (const seed of [1, 2]) {
        const { phases, done } = await answer(model, { ...city, options: { ...city.options, seed } });
        assert.deepEqual(phases, ['reading']);
        assert.ok((done.timings.loadMs ?? 0) < 2_000);
      }
    });

    it('is cancelled while it loads', async () => {
      await unload(ours);
      const controller = new AbortController();
      let abortedAt = 0;
      const { error, text } = await drain((await open()).stream(endless, controller.signal), (chunk) => {
        if (chunk.kind !== 'phase' || chunk.phase !== 'loading') return;
        setTimeout(() => {
          abortedAt = performance.now();
          controller.abort();
        }, 20);
      });
      assert.ok(isAbort(error), String(error));
      assert.ok(performance.now() - abortedAt < 1_000);
      assert.equal(text, '');
      await answersSoon();
    });

    it('is cancelled while it reads', async () => {
      const model = await open();
      const long = ask(`Sum up this text.\n\n${`${letter}\n\n`.repeat(90)}`, { contextTokens: 8192, maxTokens: 400 });
      const controller = new AbortController();
      let abortedAt = 0;
      const { error, text, phases } = await drain(model.stream(long, controller.signal), (chunk) => {
        if (chunk.kind !== 'phase' || chunk.phase !== 'reading') return;
        setTimeout(() => {
          abortedAt = performance.now();
          controller.abort();
        }, 500);
      });
      assert.ok(isAbort(error), String(error));
      assert.ok(performance.now() - abortedAt < 1_000);
      assert.equal(phases.at(-1), 'reading');
      assert.equal(text, '');
      await answersSoon();
    });

    it('is cancelled while it writes', async () => {
      const controller = new AbortController();
      let pieces = 0;
      const { error } = await drain((await open()).stream(endless, controller.signal), (chunk) => {
        if (chunk.kind === 'text' && (pieces += 1) === 5) controller.abort();
      });
      assert.ok(isAbort(error), String(error));
      assert.ok(pieces < 100, `${pieces} pieces`);
      await answersSoon();
    });

    it('goes on with a run when one beside it is cancelled, whichever came first', async () => {
      const model = await open();
      const count = ask('Write the numbers from 1 to 20 as digits, separated by commas.', {
        maxTokens: 60,
        temperature: 0,
      });
      for (const first of ['stays', 'goes'] as const) {
        const controller = new AbortController();
        const going = () => drain(model.stream(endless, controller.signal));
        const staying = () => answer(model, count);
        let goes: ReturnType<typeof going>;
        let stays: ReturnType<typeof staying>;
        if (first === 'stays') {
          stays = staying();
          await wait(300);
          goes = going();
        } else {
          goes = going();
          await wait(300);
          stays = staying();
        }
        await wait(700);
        controller.abort();
        assert.ok(isAbort((await goes).error));
        assert.match((await stays).text, /\b3, ?4\b/);
      }
    });

    it('refuses a prompt that is too long, and says so', async () => {
      const model = await open();
      const request = ask(`${letter} `.repeat(30), { contextTokens: 512 });
      const { error, text } = await drain(model.stream(request, neverAborted()));
      assert.deepEqual(problemIn(error), { code: 'model.prompt-too-long', contextTokens: 512 });
      assert.equal(text, '');
    });

    it('reads as many tokens as we reckon with', async () => {
      const model = await open();
      const texts = [
        letter,
        `${letter}\n`.repeat(3),
        '| a | b |\n|---|---|\n| 12 | £4.50 |\n'.repeat(8),
        'Llythyr am apwyntiad newydd yn y swyddfa. '.repeat(6),
      ];
      for (const text of texts) {
        const request = ask(text, { maxTokens: 1 });
        const { done } = await answer(model, request);
        const { low, high } = estimatePrompt(request.messages);
        const counted = done.timings.promptTokens ?? 0;
        assert.ok(low <= counted && counted <= high, `${counted} is not between ${low} and ${high}`);
        assert.equal(done.context.verdict, 'complete');
      }
    });

    it('keeps to a form when one is given', async () => {
      const format = {
        type: 'object',
        properties: { day: { type: 'string' }, time: { type: 'string' } },
        required: ['day', 'time'],
      };
      const { text } = await answer(
        await open(),
        ask(`Give the day of the week and the time of the new appointment as JSON.\n\n${letter}`, {
          format,
          maxTokens: 60,
        }),
      );
      const found = JSON.parse(text) as Record<string, unknown>;
      assert.deepEqual(Object.keys(found).sort(), ['day', 'time']);
    });
  });
