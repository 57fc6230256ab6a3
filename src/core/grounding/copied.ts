/** How much of a summary was copied. */

import type { Span } from '../checks/mark.js';
import { fold } from '../checks/fold.js';

export interface Copied {
  /** 0 to 1: words of the summary that stand in a run of at least {@link shortestRun} words which the source has too. 0 for no words. */
  readonly share: number;
  /** Those runs, the longest first, in UTF-16 units of the summary. */
  readonly runs: readonly (Span & { readonly words: number })[];
}

/** Fewer words in a row than these are the same in any two texts about one thing. */
export const shortestRun = 6;

const word = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'.,:/-]*[\p{L}\p{M}\p{N}])?/gu;

/** Words are compared without case and kinds of quotes; marks between them do not count. About linear in the length of both. */
export function copiedFrom(source: string): (summary: string) => Copied {
  const theirs = [...fold(source).text.matchAll(word)].map(([text]) => text);
  const starts = new Map<string, number[]>();
  for (let at = 0; at + shortestRun <= theirs.length; at += 1) {
    const key = theirs.slice(at, at + shortestRun).join(' ');
    starts.set(key, [...(starts.get(key) ?? []), at].slice(0, 20));
  }
  return (summary) => {
    const folded = fold(summary);
    const own = [...folded.text.matchAll(word)].map((match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
    const runs: (Span & { words: number })[] = [];
    let at = 0;
    while (at + shortestRun <= own.length) {
      const key = own
        .slice(at, at + shortestRun)
        .map(({ text }) => text)
        .join(' ');
      let words = 0;
      for (const from of starts.get(key) ?? []) {
        let length = shortestRun;
        while (own[at + length] && own[at + length]?.text === theirs[from + length]) length += 1;
        words = Math.max(words, length);
      }
      const [first, last] = [own[at], own[at + words - 1]];
      if (words > 0 && first && last) runs.push({ ...folded.place(first.start, last.end), words });
      at += Math.max(1, words);
    }
    const copied = runs.reduce((sum, { words }) => sum + words, 0);
    return {
      share: own.length === 0 ? 0 : copied / own.length,
      runs: runs.sort((one, other) => other.words - one.words),
    };
  };
}
