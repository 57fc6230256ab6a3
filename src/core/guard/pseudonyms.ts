/** Example values in place of real ones, and back again. The map is for memory only: it is the very thing that must not be kept. */

import { exampleOf } from './examples.js';
import type { Finding, FindingType } from './finding.js';

export interface Pseudonym {
  readonly type: FindingType;
  readonly original: string;
  readonly example: string;
}
/** Never write it to a file, a record or a log. */
export type PseudonymMap = readonly Pseudonym[];

/** The same value however it is spaced and in whatever letters. */
export const sameValue = (type: FindingType, text: string) => `${type} ${text.replace(/[\s().-]/g, '').toUpperCase()}`;

/**
 * Replaces each value that was found by an example of its kind; the same value always by the same example, and no example that the
 * text already has. Example values, markings and orders to a model stay as they are. `seed` chooses where the examples begin.
 * `known`: what was replaced before, whose examples are used again for the same values and for no others; the map that comes back
 * holds it too.
 */
export function replaceWithExamples(
  text: string,
  findings: readonly Finding[],
  seed = 0,
  known: PseudonymMap = [],
): { readonly text: string; readonly map: PseudonymMap } {
  const map = new Map(known.map((pseudonym) => [sameValue(pseudonym.type, pseudonym.original), pseudonym]));
  const taken = new Set(known.map(({ example }) => example));
  const next = new Map<FindingType, number>();
  const there = text.replace(/\s/g, '');
  const pieces: string[] = [];
  let last = 0;
  for (const finding of findings) {
    const { type, start, end, reserved } = finding;
    if (reserved || type === 'marking' || type === 'injection' || start < last) continue;
    const original = text.slice(start, end);
    const key = sameValue(type, original);
    let pseudonym = map.get(key);
    while (!pseudonym) {
      const index = next.get(type) ?? Math.abs(Math.trunc(seed)) % 40;
      next.set(type, index + 1);
      const example = exampleOf(type, index, original);
      if (!taken.has(example) && !there.includes(example.replace(/\s/g, ''))) pseudonym = { type, original, example };
    }
    map.set(key, pseudonym);
    pieces.push(text.slice(last, start), pseudonym.example);
    last = end;
  }
  return { text: pieces.join('') + text.slice(last), map: [...map.values()] };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Puts the real values back where an answer has their examples, however the model has spaced or lettered them. */
export function putBack(answer: string, map: PseudonymMap): string {
  if (map.length === 0) return answer;
  const longestFirst = [...map].sort((one, other) => other.example.length - one.example.length);
  const pattern = longestFirst
    .map(({ example }) => `(${[...example.replace(/\s/g, '')].map(escaped).join('\\s?')})`)
    .join('|');
  return answer.replace(new RegExp(`(?<![\\w@])(?:${pattern})(?!\\w)`, 'giu'), (whole, ...groups: unknown[]) => {
    const index = groups.slice(0, longestFirst.length).findIndex((group) => group !== undefined);
    return longestFirst[index]?.original ?? whole;
  });
}
