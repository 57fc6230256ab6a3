/** A source, read once, so that many summaries can be compared with it. */

import type { Span } from '../checks/mark.js';
import type { Quantity } from '../checks/numbers/readings.js';
import { quantities } from '../checks/numbers.js';
import { sentences } from '../checks/sentences.js';
import { stem, wordsOf } from './words.js';
import type { Word } from './words.js';

/** A stretch of the source with what stands in it. */
export interface Passage extends Span {
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly stems: ReadonlySet<string>;
}

export interface Source {
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly words: readonly Word[];
  /** Every word as it is, without marks and case. */
  readonly spellings: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Words that begin with a capital, without marks and case. */
  readonly capitals: ReadonlySet<string>;
  readonly sentences: readonly Passage[];
  readonly lines: readonly Passage[];
}

/** Reads a source. Linear in its length, in practice. */
export function readSource(text: string): Source {
  const words = wordsOf(text);
  const all = quantities(text);
  const within = passages(text, words, all);
  return {
    text,
    quantities: all,
    words,
    spellings: new Set(words.map(({ plain }) => plain)),
    stems: new Set(words.map(({ plain }) => stem(plain))),
    capitals: new Set(words.filter(({ capital }) => capital).map(({ plain }) => plain)),
    sentences: within(sentences(text)),
    lines: within(
      [...text.matchAll(/[^\r\n]+/gu)].map(({ index, 0: line }) => ({ start: index, end: index + line.length })),
    ),
  };
}

/** Cuts a text, its words and quantities into stretches that are given in order. */
function passages(text: string, words: readonly Word[], all: readonly Quantity[]) {
  return (places: readonly Span[]): Passage[] => {
    let word = 0;
    let quantity = 0;
    return places.map(({ start, end }) => {
      const stems = new Set<string>();
      const here: Quantity[] = [];
      for (; (words[word]?.start ?? Infinity) < end; word += 1) stems.add(stem(words[word]?.plain ?? ''));
      for (; (all[quantity]?.start ?? Infinity) < end; quantity += 1) {
        const found = all[quantity];
        if (found && found.start >= start) here.push(found);
      }
      return { start, end, text: text.slice(start, end), quantities: here, stems };
    });
  };
}
