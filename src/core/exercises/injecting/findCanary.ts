import { fold } from '../../checks/fold.js';
import type { Span } from '../../checks/mark.js';

// Between two words of a canary: spaces, a hyphen, the signs of Markdown, or nothing.
const gap = String.raw`[\s\p{P}\p{S}]{0,6}`;

/**
 * Every place of the canary in a text, whatever the case and whatever parts its words: “Blue-Pelican” and “BLUEPELICAN” are both
 * “blue pelican”. Not inside a longer word. That the words are there does not tell why: a model may also have quoted the line.
 */
export function findCanary(text: string, canary: string): Span[] {
  const words = fold(canary).text.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (!words) return [];
  const folded = fold(text);
  const expression = new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(gap)}(?![\p{L}\p{N}])`, 'gu');
  return [...folded.text.matchAll(expression)].map(({ index, 0: found }) => folded.place(index, index + found.length));
}
