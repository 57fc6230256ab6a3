/** Which part of a source a sentence of the summary is about. */

import type { Passage, Source } from './source.js';
import { isLittle, stem, wordsOf } from './words.js';

/** The stems of a text that say what it is about. */
export function topicsOf(text: string): Set<string> {
  return new Set(wordsOf(text).flatMap(({ plain }) => (isLittle(plain) ? [] : [stem(plain)])));
}

type Weigh = (asked: ReadonlySet<string>, passage: Passage) => number;

/** Rare words weigh more: one over the number of passages that have them. */
function weighing(passages: readonly Passage[]): Weigh {
  const among = new Map<string, number>();
  for (const { stems } of passages) for (const word of stems) among.set(word, (among.get(word) ?? 0) + 1);
  return (asked, { stems }) => {
    let weight = 0;
    for (const word of asked) if (stems.has(word)) weight += 1 / Math.sqrt(among.get(word) ?? 1);
    // A very long passage has something in common with everything.
    return weight / Math.sqrt(1 + stems.size / 200);
  };
}

/** Up to `count` sentences of the source with most in common with a text, the best first; none that has nothing in common. */
export function closest(source: Source): (text: string, count: number) => Passage[] {
  const weigh = weighing(source.sentences);
  return (text, count) => {
    const asked = topicsOf(text);
    return source.sentences
      .map((passage) => ({ passage, weight: weigh(asked, passage) }))
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => other.weight - one.weight)
      .slice(0, count)
      .map(({ passage }) => passage);
  };
}

/**
 * The index of the line of the source with most in common with a text, the first of equals; undefined when none has anything.
 * What stands in `focus`, a part of the text, counts twice; `alike` says of a line that it has something of the sort that is sought.
 */
export function nearestLine(
  source: Source,
): (text: string, focus: string, alike: (line: Passage) => boolean) => number | undefined {
  const weigh = weighing(source.lines);
  return (text, focus, alike) => {
    const asked = topicsOf(text);
    const close = topicsOf(focus);
    let best: { readonly index: number; readonly weight: number } | undefined;
    for (const [index, line] of source.lines.entries()) {
      const common = weigh(asked, line) + weigh(close, line);
      const weight = common > 0 && alike(line) ? common * 1.5 : common;
      if (weight > (best?.weight ?? 0)) best = { index, weight };
    }
    return best?.index;
  };
}
