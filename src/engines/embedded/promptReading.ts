/**
 * Reading a prompt in batches that always end at the same places, so that what is read already can be used again
 * without changing an answer: a token's state depends on the batch it was read in, by rounding, and the same batches
 * give the same state. Three runs of one prompt read it once.
 */

import type { LlamaSequence, Token } from './llamaCpp.js';

/** Tokens in a batch. Larger ones are hardly faster on a processor, and smaller ones end sooner. */
export const batchTokens = 128;

/** Where the batches of a prompt end. Its last token is left out: the answer begins with it. */
export function batchEnds(tokens: number): readonly number[] {
  const ends: number[] = [];
  for (let end = batchTokens; end < tokens - 1; end += batchTokens) ends.push(end);
  if (tokens > 1) ends.push(tokens - 1);
  return ends;
}

/** How many tokens of a prompt are in the sequence already, in the very batches in which they would be read again. */
export function reusableTokens(read: readonly Token[], prompt: readonly Token[]): number {
  let same = 0;
  while (same < read.length && same < prompt.length && read[same] === prompt[same]) same += 1;
  const before = new Set(batchEnds(read.length + 1));
  return batchEnds(prompt.length).reduce((most, end) => (end <= same && before.has(end) ? end : most), 0);
}

export interface PromptReader {
  /**
   * Makes the sequence hold all of the prompt but its last token. `onBatch` is called before each batch; when it
   * answers false, reading ends there and the promise resolves to false.
   */
  read(prompt: readonly Token[], onBatch: () => boolean): Promise<boolean>;
}

export function createPromptReader(sequence: LlamaSequence): PromptReader {
  // What was read of the last prompt, whole batches only; what the model then wrote is not part of it.
  let read: readonly Token[] = [];

  return {
    async read(prompt, onBatch) {
      let at = reusableTokens(read, prompt);
      // Should reading fail half-way, nothing is known of what the sequence holds.
      read = [];
      if (sequence.nextTokenIndex > at)
        await sequence.eraseContextTokenRanges([{ start: at, end: sequence.nextTokenIndex }]);
      // Models that can't forget a part forget all.
      if (sequence.nextTokenIndex !== at) {
        await sequence.clearHistory();
        at = 0;
      }
      for (const end of batchEnds(prompt.length).filter((batchEnd) => batchEnd > at)) {
        if (!onBatch()) return false;
        await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, end));
        at = end;
      }
      read = prompt.slice(0, at);
      return true;
    },
  };
}
