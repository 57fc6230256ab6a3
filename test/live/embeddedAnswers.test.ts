/** The small model, with which lessons are proved, on the embedded engine: it must answer, not only run. */

import assert from 'node:assert/strict';
import type { ModelRequest } from '../../src/core/models/languageModel.js';
import { drain, neverAborted } from '../unit/engines/embedded/support.js';
import { small, withLlama } from './embeddedSupport.js';

const letter = `SYNTHETIC. Dear Ms Example,
Thank you for your letter of 3 March. Your appointment at the Harbour Street office has moved from Monday 9 March
to Thursday 12 March at 10:30. Please bring your reference number, HB-2041, and one proof of address. If you cannot
come, telephone 01632 960123 before Tuesday 10 March.
Yours sincerely, A. Sample`;

function about(question: string, options: Partial<ModelRequest['options']> = {}, system?: string): ModelRequest {
  return {
    messages: [
      ...(system === undefined ? [] : [{ role: 'system', content: system } as const]),
      { role: 'user', content: `${letter}\n\n${question}` },
    ],
    options: { temperature: 0.2, seed: 7, maxTokens: 120, contextTokens: 2048, ...options },
  };
}

describe('the small model on the embedded engine', function () {
  this.timeout(600_000);

  it('answers questions about a short letter from the letter', () =>
    withLlama(async ({ open }) => {
      const model = await open(small);
      assert.equal(model.description.digest, small.sha256);
      let right = 0;
      for (const seed of [1, 2, 3]) {
        const asked = about('On which day is the appointment now? Answer with the day of the week only.', {
          seed,
          maxTokens: 12,
        });
        const { text, error } = await drain(model.stream(asked, neverAborted()));
        assert.equal(error, undefined);
        if (/thursday/i.test(text)) right += 1;
      }
      assert.ok(right >= 2, `${right} of 3 said Thursday`);
    }));

  it('gives the same words for the same seed, in another process too', async () => {
    const answers: string[] = [];
    for (let process = 0; process < 2; process += 1)
      await withLlama(async ({ open }) => {
        const model = await open(small);
        for (let time = 0; time < 2; time += 1) {
          const asked = about('Write a short, friendly summary.', { temperature: 0.8, seed: 42, maxTokens: 60 });
          answers.push((await drain(model.stream(asked, neverAborted()))).text);
        }
      });
    assert.ok((answers[0] ?? '').length > 40);
    assert.deepEqual([...new Set(answers)], [answers[0]]);
  });

  it('ends its turn by itself, and heeds a system message', () =>
    withLlama(async ({ open }) => {
      const model = await open(small);
      const asked = about(
        'What is the reference number?',
        { maxTokens: 60 },
        'Answer in capital letters, in one short sentence.',
      );
      const { text, done } = await drain(model.stream(asked, neverAborted()));
      assert.equal(done?.stopReason, 'stop');
      assert.match(text, /HB-2041/i);
      assert.ok(!text.includes('<|im_'), text);
    }));

  it('gives JSON of the shape it is asked for, and nothing around it', () =>
    withLlama(async ({ open }) => {
      const model = await open(small);
      const format = {
        type: 'object',
        properties: {
          day: { type: 'string' },
          time: { type: 'string' },
          reference: { type: 'string' },
          proofs: { type: 'integer' },
          office: { enum: ['Harbour Street', 'Mill Lane'] },
        },
        required: ['day', 'time', 'reference', 'proofs', 'office'],
      };
      const asked = about(
        'Give the new day, the time, the reference number, how many proofs of address are wanted and the office, as JSON with the keys day, time, reference, proofs and office.',
        { format, maxTokens: 150 },
      );
      const { text, done, error } = await drain(model.stream(asked, neverAborted()));
      assert.equal(error, undefined);
      assert.equal(done?.stopReason, 'stop');
      assert.equal(text, text.trim());
      const found = JSON.parse(text) as Record<string, unknown>;
      assert.deepEqual(Object.keys(found).sort(), ['day', 'office', 'proofs', 'reference', 'time']);
      assert.equal(found['reference'], 'HB-2041');
      assert.equal(found['office'], 'Harbour Street');
      assert.equal(typeof found['proofs'], 'number');
    }));

  it('gives JSON up to its last permitted token, and says that it was cut', () =>
    withLlama(async ({ open }) => {
      const model = await open(small);
      const format = { type: 'object', properties: { summary: { type: 'string' } } };
      const asked = about('Summarise the letter as JSON with the key summary.', { format, maxTokens: 8 });
      const { text, done } = await drain(model.stream(asked, neverAborted()));
      assert.equal(done?.stopReason, 'length');
      assert.match(text, /^\{/);
    }));
});
