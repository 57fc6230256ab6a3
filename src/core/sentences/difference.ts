import type { Translate } from '../words.js';

const number = /\d+(?:[.,:]\d+)*/g;

/** What differs between two answers, in one or two sentences that can be checked by eye. Empty unless both are there. */
export function sayDifference(a: string | undefined, b: string | undefined, t: Translate): string {
  if (!a || !b) return '';
  if (a.trim() === b.trim()) return t('The two answers are the same, word for word.');
  const sentences = [t('Answer A has {a} words, answer B has {b}.', { a: wordsIn(a), b: wordsIn(b) })];
  const onlyA = numbersOnlyIn(a, b);
  const onlyB = numbersOnlyIn(b, a);
  if (onlyA !== '') sentences.push(t('Numbers only in A: {numbers}.', { numbers: onlyA }));
  if (onlyB !== '') sentences.push(t('Numbers only in B: {numbers}.', { numbers: onlyB }));
  return sentences.join(' ');
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function numbersOnlyIn(text: string, other: string): string {
  const others = new Set(other.match(number) ?? []);
  return [...new Set(text.match(number) ?? [])].filter((found) => !others.has(found)).join(', ');
}
