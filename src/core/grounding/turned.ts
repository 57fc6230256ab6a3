/** Words that say the contrary of what the source says. */

import type { Span } from '../checks/mark.js';
import { sentences } from '../checks/sentences.js';
import { contrariesBy } from './contraries.js';
import type { Suspect } from './grounding.js';
import { closest } from './nearest.js';
import type { Source } from './source.js';
import { isLittle, stem, wordsOf } from './words.js';
import type { Word } from './words.js';

const contraries = contrariesBy(stem);

/** How many words on either side are looked at. */
const reach = 8;
/** How many topic words a contrary must share with its surroundings in the summary. */
const inCommon = 2;
/** How many sentences of the source, those with most in common with the summary's, are looked at. */
const nearest = 4;

/**
 * A word of the summary of which the source has neither itself nor a word like it, but has a contrary, close to words that stand
 * close to it in the summary. From a closed list of opposites and sets: it does not see two true words that have changed places,
 * nor a contrary that the list does not know. A summary that uses both sides is comparing, and is left alone.
 */
export function contrariesIn(summary: string, source: Source, derived: readonly Span[]): Suspect[] {
  const words = wordsOf(summary).map((word) => ({ ...word, stem: stem(word.plain) }));
  const used = new Set(words.map((word) => word.stem));
  const near = closest(source);
  const places = sentences(summary);
  const sentenceAt = (at: number) => {
    const place = places.find(({ start, end }) => start <= at && at < end);
    return place ? summary.slice(place.start, place.end) : summary;
  };
  return words.flatMap(({ start, end, stem: asked }, at) => {
    const sides = contraries.get(asked) ?? [];
    if (sides.length === 0 || sides.some(({ own }) => [...own].some((word) => source.stems.has(word)))) return [];
    // "A rise of five points", worked out from the figures, needs no such word in the source.
    if (derived.some((span) => span.start >= end && span.start - end <= 12)) return [];
    if (isDenied(words, at)) return [];
    const around = topicsAround(words, at);
    const about = near(sentenceAt(start), nearest);
    const turned = sides.some(({ other }) =>
      about.some(
        ({ start: from, end: to }) =>
          ![...used].some((word) => other.has(word)) &&
          source.words.some(
            (word, place) =>
              word.start >= from &&
              word.end <= to &&
              other.has(stem(word.plain)) &&
              !isDenied(source.words, place) &&
              shared(topicsAround(source.words, place), around) >= inCommon,
          ),
      ),
    );
    return turned ? [{ start, end, kind: 'contrary' as const }] : [];
  });
}

const denials =
  /^(?:not?|never|without|nor|neither|cannot|hardly|less|least|fail\p{L}*|refus\p{L}*|stop\p{L}*|avoid\p{L}*|prevent\p{L}*|than|\p{L}+n't)$/u;

/** "Not easy" is as good as "difficult". */
const isDenied = (words: readonly Word[], at: number): boolean =>
  words.slice(Math.max(0, at - 4), at).some(({ plain }) => denials.test(plain));

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((word) => other.has(word)).length;

/** What the words next to a place are about. */
function topicsAround(words: readonly Word[], at: number): Set<string> {
  return new Set(
    words
      .slice(Math.max(0, at - reach), at + reach + 1)
      .flatMap(({ plain }, index) => (isLittle(plain) || index === Math.min(at, reach) ? [] : [stem(plain)])),
  );
}
