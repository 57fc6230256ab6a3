/** Finding words and phrases in a text as a person would: whole words, whatever the case, quotes, hyphens and line breaks. */

import { fold } from './fold.js';
import type { Folded } from './fold.js';
import type { Span } from './mark.js';

// Between two words of a phrase: white space, and the Markdown signs that may stand beside it.
const gap = '[*_`]*\\s+(?:>\\s*)?[*_`]*';
// Not inside a longer word or number: "art" is not in "part", "12" not in "120", "£12" not in "£12.50", "can" not in "can't".
const before = "(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]'|\\d[.,:](?=\\d))";
const after = "(?![\\p{L}\\p{N}]|[.,:]\\d|'(?!s(?![\\p{L}]))\\p{L})";

function pattern(phrase: string): RegExp | undefined {
  const words = fold(phrase).text.split(/\s+/u).filter(Boolean);
  if (words.length === 0) return undefined;
  const body = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join(gap);
  return new RegExp(`${/^[\p{L}\p{N}]/u.test(words[0] ?? '') ? before : ''}${body}${after}`, 'gu');
}

/** Every place of a phrase in a text that was folded with {@link fold}, as stretches of the original. */
export function findPhrase(text: Folded, phrase: string): Span[] {
  const expression = pattern(phrase);
  if (!expression) return [];
  return [...text.text.matchAll(expression)].map((match) => text.place(match.index, match.index + match[0].length));
}

/** True when the phrase is in the text. */
export function hasPhrase(text: Folded, phrase: string): boolean {
  return pattern(phrase)?.test(text.text) ?? false;
}
