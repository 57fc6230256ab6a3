/** Which rules a lesson rests on, and where it still teaches one that no longer holds. */

import type { Lesson } from '../lessons/lesson.js';
import { linesOf } from '../lessons/lessonLines.js';
import type { SourcePlace } from '../problems.js';
import type { Rule } from './rule.js';
import { isSuperseded, pastReview } from './standing.js';

/** A publication that a lesson rests on and that nobody has looked at again in time. */
export interface PastReview {
  readonly title: string;
  readonly reviewBy: string;
  /** Where the lesson names it: its list of principles, or the source. */
  readonly place: SourcePlace;
}

/** Each publication once, though ten principles may come from it. */
export function rulesPastReview(lesson: Lesson, rules: readonly Rule[], today: string): readonly PastReview[] {
  const found = new Map<string, PastReview>();
  for (const rule of rules) {
    const path = pathTo(rule, lesson);
    const { title } = rule.source;
    if (path === undefined || !pastReview(rule, today) || found.has(title)) continue;
    const place = lesson.places?.get(path) ?? { file: lesson.file, line: 1, column: 1 };
    found.set(title, { title, reviewBy: rule.reviewBy, place });
  }
  return [...found.values()];
}

/** Where in the front matter a lesson names a rule; undefined when it does not. */
function pathTo({ kind, principles, source }: Rule, lesson: Lesson): string | undefined {
  if (kind === 'principle' && principles.some((number) => lesson.principles.includes(number))) return 'principles';
  const index = lesson.sources.findIndex(({ url }) => sameAddress(url, source.url));
  return index === -1 ? undefined : `sources/${index}`;
}

/** Addresses of one page: a place on the page and a last slash make no difference. */
function sameAddress(one: string, other: string): boolean {
  const plain = (url: string) => url.replace(/#.*$/, '').replace(/\/$/, '').toLowerCase();
  return plain(one) === plain(other);
}

export interface TaughtOutOfDate {
  /** As the lesson writes it. */
  readonly name: string;
  readonly by: string;
  readonly since: string;
  readonly place: SourcePlace;
}

/**
 * Where the text names a rule that has been replaced. A lesson that names what came after it as well is taken to teach the
 * change, and a rule that is still taught under its old name is left alone.
 */
export function rulesTaughtOutOfDate(
  lesson: Lesson,
  rules: readonly Rule[],
  today: string,
): readonly TaughtOutOfDate[] {
  const lines = linesOf(lesson);
  return rules.flatMap((rule): readonly TaughtOutOfDate[] => {
    const { supersededBy } = rule;
    if (!supersededBy || supersededBy.stillTaught || rule.names.length === 0 || !isSuperseded(rule, today)) return [];
    const now = rules.find(({ id }) => id === supersededBy.rule);
    const after = expressionOf([supersededBy.title, ...(now?.names ?? [])]);
    if (lines.some(({ text }) => text.search(after) !== -1)) return [];
    const before = expressionOf(rule.names);
    return lines.flatMap(({ text, place }) =>
      [...text.matchAll(before)].map((match) => ({
        name: match[0],
        by: supersededBy.title,
        since: supersededBy.since,
        place: { ...place, column: place.column + match.index },
      })),
    );
  });
}

/** Any of the names as words of their own: “Article 22” is not in “Article 22A”. */
function expressionOf(names: readonly string[]): RegExp {
  const written = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\d])(?:${written.join('|')})(?![\\p{L}\\d])`, 'giu');
}
