import assert from 'node:assert/strict';
import {
  calibrate,
  calibratingRuns,
  estimatePrompt,
  estimateTokens,
  type Calibration,
} from '../../../../src/core/models/estimateTokens.js';
import type { ChatMessage } from '../../../../src/core/models/languageModel.js';

const letter = [
  'Dear Mr Example,',
  'Your appointment on Tuesday 3 March 2026 at 10:30am has been moved to Thursday 12 March 2026 at 2:15pm. Please bring your National Insurance number QQ123456C and a recent bank statement. If you cannot come, call 01632 960123 before 5pm on 10 March.',
  'Yours sincerely,\nA. Person',
].join('\n\n');

const prose =
  'The officer considered the claim carefully before writing to the family. She explained that the payment would be delayed because a document was missing, and she asked whether somebody could bring it to the office during the following week. Nobody answered for several days, and eventually the application was closed without a decision.';

/** Counted with the tokenizers of Qwen2.5 and SmolLM2; `within` is the share by which the likeliest number may miss the first. */
const counted: readonly (readonly [title: string, text: string, qwen: number, smol: number, within: number])[] = [
  ['a letter', letter, 102, 108, 0.15],
  ['prose', prose.repeat(5), 286, 290, 0.1],
  ['digits', '1234567890'.repeat(50), 500, 500, 0.05],
  ['a row of dashes', '-'.repeat(3000), 48, 48, 0.1],
  ['many line ends', 'line\n\n\n\n'.repeat(100), 200, 299, 0.1],
  ['a table', '| a | b |\n|-------|-------|\n| 1 | 2 |\n'.repeat(40), 680, 800, 0.2],
  ['capitals', 'PLEASE RETURN THE COMPLETED FORM TO THE DEPARTMENT IMMEDIATELY. '.repeat(10), 141, 240, 0.25],
  ['Chinese', '申请人必须在月底之前提交所有必要的文件，否则申请将被拒绝。'.repeat(5), 80, 235, 0.15],
  ['emoji', '😀🎉✅❌🚀'.repeat(20), 100, 280, 0.1],
  ['one letter over and over', 'x'.repeat(2000), 250, 500, 0.5],
];

describe('the estimate of tokens', () => {
  for (const [title, text, qwen, smol, within] of counted) {
    it(`holds what two tokenizers count in ${title}`, () => {
      const { low, likely, high } = estimateTokens(text);
      assert.ok(low <= Math.min(qwen, smol), `at least ${low}, counted ${qwen} and ${smol}`);
      assert.ok(high >= Math.max(qwen, smol), `at most ${high}, counted ${qwen} and ${smol}`);
      assert.ok(Math.abs(likely - qwen) <= within * qwen, `likely ${likely}, counted ${qwen}`);
    });
  }

  it('is nothing for nothing, and always in order', () => {
    assert.deepEqual(estimateTokens(''), { low: 0, likely: 0, high: 0 });
    for (const text of [' ', '\n', 'a', 'é', '\u{1F600}', '\ud83d', '—', 'aB', '\u0000', 'ﷺ']) {
      const { low, likely, high } = estimateTokens(text);
      assert.ok(low <= likely && likely <= high, JSON.stringify({ text, low, likely, high }));
    }
  });

  it('takes a text of 2 MB', () => {
    const { likely } = estimateTokens(prose.repeat(6_200));
    assert.ok(Math.abs(likely - (6_200 * 286) / 5) < 0.1 * likely, `${likely}`);
  }).timeout(20_000);
});

describe('the estimate of a prompt', () => {
  const messages: readonly ChatMessage[] = [
    { role: 'system', content: 'You write in plain English.' },
    { role: 'user', content: prose.repeat(6) },
  ];

  it('adds what a chat template adds', () => {
    const texts = messages.map((message) => estimateTokens(message.content).likely);
    assert.equal(
      estimatePrompt(messages).likely,
      texts.reduce((sum, tokens) => sum + tokens, 12),
    );
  });

  it('learns a model’s own share from the third run on, and stays between floor and ceiling', () => {
    const plain = estimatePrompt(messages);
    const real = Math.round(plain.likely * 1.2);
    let learned: Calibration | undefined;
    for (let run = 1; run <= calibratingRuns; run += 1) {
      assert.equal(estimatePrompt(messages, learned).likely, plain.likely);
      learned = calibrate(learned, plain, real);
    }
    assert.ok(Math.abs(estimatePrompt(messages, learned).likely - real) <= real * 0.05);
    assert.equal(estimatePrompt(messages, { runs: 9, share: 100 }).likely, plain.high);
    assert.equal(estimatePrompt(messages, { runs: 9, share: 0.001 }).likely, plain.low);
  });

  it('learns nothing from a short prompt', () => {
    assert.equal(calibrate(undefined, estimatePrompt([{ role: 'user', content: 'Hello.' }]), 30), undefined);
  });
});
