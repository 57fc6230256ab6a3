/** A made-up document in words, with a key of what is true in it and where it says so. */

import { syntheticMark } from '../columns.js';

export const factTypes = ['date', 'money', 'number', 'name', 'place', 'statement'] as const;
export type FactType = (typeof factTypes)[number];

/** Where a fact stands: UTF-16 code units into the text, end exclusive; the line counts from 1. */
export interface FactPlace {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}
export interface Fact {
  /** What it is about, such as `visit-date`; the same in every document of a kind, with a number where it comes again. */
  readonly key: string;
  readonly type: FactType;
  /** As it is written. */
  readonly value: string;
  /** At least one, in order; each spells the value. */
  readonly places: readonly FactPlace[];
}

export interface SyntheticDocument {
  readonly kind: string;
  readonly title: string;
  /** Plain text whose first line has the mark. A paragraph is one line. */
  readonly text: string;
  readonly words: number;
  readonly facts: readonly Fact[];
}

/** A piece of a sentence: words, or a fact that goes into the key. */
export type Piece = string | { readonly key: string; readonly type: FactType; readonly value: string };
export const fact = (key: string, type: FactType, value: string): Piece => ({ key, type, value });

/** Puts a document together paragraph by paragraph, and remembers where each fact came to stand. */
export interface Composer {
  /** A paragraph of these sentences. */
  say(...pieces: readonly Piece[]): void;
  heading(...pieces: readonly Piece[]): void;
  /** Lines that stand together, such as the fields of a form. */
  lines(...lines: readonly (readonly Piece[])[]): void;
  words(): number;
  finish(kind: string): SyntheticDocument;
}

export function compose(title: string): Composer {
  const paragraphs: string[] = [];
  let length = 0;
  let line = 1;
  let words = 0;
  const facts = new Map<string, { type: FactType; value: string; places: FactPlace[] }>();
  const put = (piece: string) => {
    paragraphs.push(piece);
    length += piece.length;
  };
  const pieces = (list: readonly Piece[]) => {
    for (const piece of list) {
      const text = typeof piece === 'string' ? piece : piece.value;
      if (typeof piece !== 'string') {
        const known = facts.get(piece.key) ?? { type: piece.type, value: piece.value, places: [] };
        // One key with two values would be a key of two truths.
        if (known.value !== piece.value) throw new Error(`two values of ${piece.key}`);
        known.places.push({ start: length, end: length + text.length, line });
        facts.set(piece.key, known);
      }
      put(text);
    }
    words += countWords(list);
  };
  const endLine = (count = 1) => {
    put('\n'.repeat(count));
    line += count;
  };
  put(`${syntheticMark}: made up for learning. Nobody in it is real.`);
  endLine(2);
  put(title);
  endLine(2);
  return {
    say(...list) {
      pieces(list);
      endLine(2);
    },
    heading(...list) {
      pieces(list);
      endLine(2);
    },
    lines(...lines) {
      for (const one of lines) {
        pieces(one);
        endLine();
      }
      endLine();
    },
    words: () => words,
    finish: (kind) => ({
      kind,
      title,
      text: `${paragraphs.join('').trimEnd()}\n`,
      words,
      facts: [...facts].map(([key, known]) => ({ key, ...known })),
    }),
  };
}

function countWords(list: readonly Piece[]): number {
  const text = list.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join('');
  return text.match(/\S+/gu)?.length ?? 0;
}

/** Words on a page of close print. Ten pages are more than a model with 4,096 tokens takes in. */
export const wordsPerPage = 400;
export const mostPages = 40;
