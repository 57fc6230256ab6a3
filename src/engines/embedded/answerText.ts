/** Tokens to text, as they come. */

import type { Token } from './llamaCpp.js';

export type Detokenize = (tokens: readonly Token[], before: readonly Token[]) => string;

/** A character of UTF-8 has at most four bytes, and a token at least one; more waiting tokens are no character. */
const mostWaiting = 4;
/** What went before decides whether a token begins with a space. */
const keptBefore = 4;
const replacement = '\uFFFD';

export interface AnswerText {
  /** The text that is certain once this token is there; empty while a character is half there. */
  push(token: Token): string;
  /** What was still waiting. */
  end(): string;
}

/** Gives whole characters only, also where one is split over several tokens. */
export function createAnswerText(detokenize: Detokenize): AnswerText {
  let before: readonly Token[] = [];
  let waiting: Token[] = [];

  function take(text: string): string {
    before = [...before, ...waiting].slice(-keptBefore);
    waiting = [];
    return text;
  }

  return {
    push(token) {
      waiting.push(token);
      const text = detokenize(waiting, before);
      return text.endsWith(replacement) && waiting.length < mostWaiting ? '' : take(text);
    },
    end: () => (waiting.length === 0 ? '' : take(detokenize(waiting, before))),
  };
}

export interface TrailingSpace {
  /** The text without the space at its end, which is kept back until more follows. */
  push(text: string): string;
  /** True when the space at the end shows that the JSON is over. */
  isOver(): boolean;
}

/** The grammar for JSON ends in this many line ends, since it can't end in a token (see `getGbnfGrammarForGbnfJsonSchema`). */
const linesAtEnd = 4;

/** Keeps back the space after JSON, which belongs to the grammar and not to the answer. */
export function createTrailingSpace(): TrailingSpace {
  let space = '';
  return {
    push(text) {
      const all = space + text;
      const body = all.trimEnd();
      space = all.slice(body.length);
      return body;
    },
    isOver: () => space.split('\n').length > linesAtEnd,
  };
}
