/** Which rules belong to the place where a learner is. */

import { principleOf } from '../guard/explain.js';
import type { FindingType } from '../guard/finding.js';
import type { Lesson, Step } from '../lessons/lesson.js';
import type { Rule, Topic } from './rule.js';
import { hasBegun, isSuperseded } from './standing.js';

export type GuidancePlace =
  | { readonly kind: 'all' }
  | { readonly kind: 'finding'; readonly type: FindingType }
  | { readonly kind: 'principle'; readonly number: number }
  | { readonly kind: 'lesson'; readonly principles: readonly number[] }
  /** `named`: the principles that the exercises at hand name; when there are none, those of the lesson count. */
  | { readonly kind: 'exercise'; readonly named: readonly number[]; readonly principles: readonly number[] };

/** Where a learner is in a lesson: at the exercises of a step, or in a step without any. */
export function guidancePlace(lesson: Lesson, step: Step): GuidancePlace {
  const exercises = step.blocks.flatMap((block) => (block.kind === 'exercise' ? [block.exercise] : []));
  if (exercises.length === 0) return { kind: 'lesson', principles: lesson.principles };
  const named = exercises.flatMap(({ fields }) => ('principle' in fields ? (fields.principle ?? []) : []));
  return { kind: 'exercise', named, principles: lesson.principles };
}

/**
 * The rules for a place, of those handed in: principles first, then what holds on the day, then what has taken the place of a
 * rule that is named, then what has been replaced and is still often quoted. What has not begun is left out.
 */
export function guidanceFor(place: GuidancePlace, rules: readonly Rule[], on: string): readonly Rule[] {
  const belongs = belongsTo(place);
  const named = rules.filter(belongs);
  const successors = new Set(named.map(({ supersededBy }) => supersededBy?.rule));
  const rank = (rule: Rule) => {
    if (rule.kind === 'principle') return 0;
    if (!belongs(rule)) return 2;
    return isSuperseded(rule, on) ? 3 : 1;
  };
  const wanted = rules.filter((rule) => (belongs(rule) || successors.has(rule.id)) && hasBegun(rule, on));
  return [0, 1, 2, 3].flatMap((now) => wanted.filter((rule) => rank(rule) === now));
}

function belongsTo(place: GuidancePlace): (rule: Rule) => boolean {
  switch (place.kind) {
    case 'all':
      return () => true;
    case 'finding': {
      const wanted = topicsOf(place.type);
      const principle = ofPrinciples([principleOf[place.type]]);
      return (rule) =>
        rule.kind === 'principle' ? principle(rule) : rule.topics.some((topic) => wanted.includes(topic));
    }
    case 'principle':
      return ofPrinciples([place.number]);
    case 'lesson':
      return ofPrinciples(place.principles);
    case 'exercise':
      return ofPrinciples(place.named.length === 0 ? place.principles : place.named);
    default:
      return place satisfies never;
  }
}

function ofPrinciples(numbers: readonly number[]): (rule: Rule) => boolean {
  return (rule) => rule.principles.some((number) => numbers.includes(number));
}

function topicsOf(type: FindingType): readonly Topic[] {
  switch (type) {
    case 'marking':
      return ['markings', 'public-tools'];
    // The third principle says it all: no law or policy speaks of orders hidden in a text.
    case 'injection':
      return [];
    default:
      return ['personal-data'];
  }
}
