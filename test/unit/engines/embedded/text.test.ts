/** Tokens to text: whole characters, no late messages, and no space that belongs to a grammar. */

import assert from 'node:assert/strict';
import { createAnswerText, createTrailingSpace, type Detokenize } from '../../../../src/engines/embedded/answerText.js';
import { createTextBatch } from '../../../../src/engines/embedded/textBatch.js';

/** A tokenizer whose tokens are bytes, as those of rare characters are. */
const bytesToText: Detokenize = (tokens) => new TextDecoder().decode(Uint8Array.from(tokens));

const say = (tokens: readonly number[], detokenize = bytesToText) => {
  const text = createAnswerText(detokenize);
  return [...tokens.map((token) => text.push(token)), text.end()];
};

describe('the text of an answer', () => {
  for (const written of ['plain', 'é', '€5 – “yes”', '🌊🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'a🌊b', 'ﬁn\u0000']) {
    it(`comes in whole characters, byte by byte (${JSON.stringify(written)})`, () => {
      const pieces = say([...new TextEncoder().encode(written)]);
      assert.equal(pieces.join(''), written);
      for (const piece of pieces) assert.ok(!piece.includes('\uFFFD'), JSON.stringify(pieces));
    });
  }

  it('does not wait for ever for a character that never comes', () => {
    const pieces = say([0xe2, 0x41, 0x42, 0x43, 0x44]);
    assert.equal(pieces.join('').replaceAll('\uFFFD', ''), 'ABCD');
    assert.notEqual(pieces.slice(0, 4).join(''), '');
  });

  it('gives at its end what was waiting', () => assert.deepEqual(say([0x41, 0xe2]), ['A', '', '\uFFFD']));

  it('tells the tokenizer what went before', () => {
    const seen: (readonly number[])[] = [];
    say([1, 2, 3, 4, 5, 6], (tokens, before) => {
      seen.push(before);
      return String(tokens);
    });
    assert.deepEqual(seen, [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5]]);
  });
});

describe('the space after JSON', () => {
  it('is kept back until more follows, and shows the end', () => {
    const space = createTrailingSpace();
    const pieces = ['{\n ', ' "a": ', '1\n', '}', '\n', '\n\n', '\n'];
    const said = pieces.map((piece) => [space.push(piece), space.isOver()] as const);
    assert.equal(said.map(([text]) => text).join(''), '{\n  "a": 1\n}');
    assert.deepEqual(
      said.map(([, over]) => over),
      [false, false, false, false, false, false, true],
    );
  });
});

describe('messages with text', () => {
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('bring the first piece at once', () => {
    const sent: string[] = [];
    const batch = createTextBatch((text) => sent.push(text));
    batch.push('one');
    assert.deepEqual(sent, ['one']);
    batch.end();
  });

  it('bring quick pieces together, in order, and none late', async () => {
    const sent: string[] = [];
    const batch = createTextBatch((text) => sent.push(text));
    for (const piece of ['a', 'b', 'c', '', 'd']) batch.push(piece);
    assert.deepEqual(sent, ['a']);
    await wait(60);
    assert.deepEqual(sent, ['a', 'bcd']);
    batch.push('e');
    assert.deepEqual(sent, ['a', 'bcd', 'e']);
    batch.end();
  });

  it('bring what is left when they end, and nothing after', async () => {
    const sent: string[] = [];
    const batch = createTextBatch((text) => sent.push(text));
    batch.push('a');
    batch.push('b');
    batch.end();
    await wait(40);
    assert.deepEqual(sent, ['a', 'b']);
  });
});
