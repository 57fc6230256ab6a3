/** DWP and Department for Work and Pensions are one name. */

import type { Span } from '../checks/mark.js';
import type { Source } from './source.js';

const between = '(?:[\\s-]+(?:(?:of|for|and|the|in|to|on|&)\\s+){0,2})';

/** Do words of the source in a row begin with these letters, small words left out? */
export function isAcronymOf(letters: string, source: Source): boolean {
  if (letters.length < 2 || letters.length > 7) return false;
  const expression = new RegExp(
    `(?<!\\p{L})${[...letters].map((letter) => `${letter}\\p{L}*`).join(between)}(?!\\p{L})`,
    'iu',
  );
  return expression.test(source.text) || expression.test(source.text.replace(/\bHM\b/gu, 'H M'));
}

const spelled = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’]*(?:(?:,? (?:of|for|and|the|in|to|on|&))* \p{Lu}[\p{L}'’]*)+/gu;

/** Stretches of a text that spell out an acronym of the source. */
export function expansionsOf(text: string, source: Source): Span[] {
  const acronyms = new Set(source.text.match(/(?<!\p{L})\p{Lu}{2,7}(?=s?(?!\p{L}))/gu) ?? []);
  if (acronyms.size === 0) return [];
  return [...text.matchAll(spelled)].flatMap((match) => {
    const words = [...match[0].matchAll(/\p{Lu}[\p{L}'’]*/gu)];
    // "The Department for Work and Pensions" begins one word early.
    for (let from = 0; from < words.length - 1; from += 1)
      for (let to = words.length; to > from + 1; to -= 1) {
        const run = words.slice(from, to);
        const initials = run.map(({ 0: word }) => (/^\p{Lu}{2,}$/u.test(word) ? word : (word[0] ?? ''))).join('');
        const last = run.at(-1);
        if (acronyms.has(initials) && last)
          return [{ start: match.index, end: match.index + last.index + last[0].length }];
      }
    return [];
  });
}
