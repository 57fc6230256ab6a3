/** How old a reader must be. */

import { words } from './countWords.js';
import { fold } from './fold.js';
import type { Span } from './mark.js';
import { findPhrase } from './phrases.js';
import { sentences } from './sentences.js';
import { syllables } from './syllables.js';

export interface Readability {
  /** Years; at least 5. */
  readonly age: number;
  readonly sentences: readonly (Span & { readonly age: number })[];
}

/**
 * Flesch-Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59
 * (Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, US Naval Technical Training Command, 1975).
 * A pupil of US grade g is about g + 5 years old. A rule of thumb about length of words and sentences, not about sense:
 * on fewer than 100 words it swings widely. Names that must be used (`exempt`) and figures count for the length of
 * sentences, not for that of words.
 */
export function readability(text: string, exempt: readonly string[]): Readability {
  const folded = fold(text);
  const exempted = exempt.flatMap((phrase) => findPhrase(folded, phrase));
  const isExempt = (word: Span) => exempted.some((place) => word.start < place.end && place.start < word.end);
  const counted = words(text).map((word) => ({
    ...word,
    syllables: isExempt(word) ? undefined : syllablesOf(text.slice(word.start, word.end)),
  }));
  const places = sentences(text).map(({ start, end }) => ({ start, end }));
  return {
    age: ageOf(counted, places.length),
    sentences: places.map((place) => ({
      ...place,
      age: ageOf(
        counted.filter((word) => word.start >= place.start && word.end <= place.end),
        1,
      ),
    })),
  };
}

/** Undefined for a figure. A compound counts the syllables of its parts. */
function syllablesOf(word: string): number | undefined {
  if (!/\p{L}{2}|^\P{N}*\p{L}\P{N}*$/u.test(word)) return undefined;
  return word
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{M}]+/u)
    .reduce((sum, part) => sum + syllables(part), 0);
}

function ageOf(counted: readonly { readonly syllables: number | undefined }[], sentenceCount: number): number {
  const spoken = counted.flatMap((word) => (word.syllables === undefined ? [] : [word.syllables]));
  if (counted.length === 0 || sentenceCount === 0) return 5;
  // With figures and exempt words alone there is nothing to measure words by: take short ones.
  const perWord = spoken.length === 0 ? 1 : spoken.reduce((sum, count) => sum + count, 0) / spoken.length;
  const grade = 0.39 * (counted.length / sentenceCount) + 11.8 * perWord - 15.59;
  return Math.max(0, grade) + 5;
}
