/** Inside the child process: the answer to a prompt that was read, token by token. */

import { sampling } from '../sampling.js';
import { createAnswerText, createTrailingSpace } from './answerText.js';
import { grammarSchema } from './grammarSchema.js';
import type { Llama, LlamaCpp, LlamaGrammar, LlamaModel, LlamaSequence } from './llamaCpp.js';
import type { RunDone, RunOrder } from './messages.js';
import type { RenderedPrompt } from './renderPrompt.js';
import { createTextBatch } from './textBatch.js';

export interface WriteOptions {
  readonly llamaCpp: LlamaCpp;
  readonly llama: Llama;
  readonly model: LlamaModel;
  /** Holds all of the prompt but its last token. */
  readonly sequence: LlamaSequence;
  readonly prompt: RenderedPrompt;
  readonly options: RunOrder['options'];
  readonly onText: (text: string) => void;
  /** Asked after each token. */
  readonly isStopped: () => boolean;
  readonly log: (line: string) => void;
}

export type Written = Pick<RunDone, 'answerTokens' | 'tokensPerSecond' | 'stopReason'>;

/** Writes until the model ends its turn or the answer is as long as it may be. Undefined when it was stopped. */
export async function writeAnswer(given: WriteOptions): Promise<Written | undefined> {
  const { llamaCpp, model, sequence, prompt, options } = given;
  const grammar = await grammarFor(given);
  const space = grammar && createTrailingSpace();
  const text = createAnswerText((tokens, before) => model.detokenize(tokens, false, before));
  const batch = createTextBatch(given.onText);
  const say = (piece: string) => batch.push(space ? space.push(piece) : piece);

  const times: { first?: number; last: number } = { last: 0 };
  let answerTokens = 0;
  let stopReason: Written['stopReason'] = 'length';
  const tokens = sequence.evaluate(prompt.tokens.slice(-1), {
    ...sampling,
    temperature: options.temperature,
    seed: options.seed,
    yieldEogToken: true,
    ...(grammar ? { grammarEvaluationState: new llamaCpp.LlamaGrammarEvaluationState({ model, grammar }) } : {}),
  });
  for await (const token of tokens) {
    if (given.isStopped()) return undefined;
    const isEnd = token === prompt.stop || model.isEogToken(token);
    if (!isEnd) {
      answerTokens += 1;
      times.last = performance.now();
      times.first ??= times.last;
      say(text.push(token));
    }
    if (isEnd || space?.isOver()) {
      stopReason = 'stop';
      break;
    }
    if (answerTokens >= options.maxTokens) break;
  }
  say(text.end());
  batch.end();
  const seconds = (times.last - (times.first ?? times.last)) / 1000;
  return { answerTokens, tokensPerSecond: seconds > 0 ? (answerTokens - 1) / seconds : 0, stopReason };
}

async function grammarFor({ llama, options, log }: WriteOptions): Promise<LlamaGrammar | undefined> {
  if (!options.format) return undefined;
  const schema = grammarSchema(options.format);
  if (schema) return llama.createGrammarForJsonSchema(schema);
  log('no grammar can be made of the schema: the answer is not held to it');
  return undefined;
}
