import { rulesPastReview, rulesTaughtOutOfDate } from '../guidance/lessonRules.js';
import type { Rule } from '../guidance/rule.js';
import { pastReview } from '../guidance/standing.js';
import type { Lesson } from '../lessons/lesson.js';
import type { LessonProblem } from '../problems.js';
import type { Pack } from './pack.js';
import { manifestFile } from './readManifest.js';

/**
 * What time has done to a pack: its own review date is past, it rests on a rule that nobody has looked at again, or it
 * teaches one that has been replaced. Warnings, each at its place: the pack can still be used. `today` as `2026-11-23`.
 */
export function packReview(pack: Pack, rules: readonly Rule[], today: string): readonly LessonProblem[] {
  const { reviewBy } = pack.manifest;
  const place = pack.places?.get('reviewBy') ?? { file: manifestFile, line: 1, column: 1 };
  return [
    ...(pastReview({ reviewBy }, today) ? [{ code: 'pack.past-review' as const, reviewBy, ...place }] : []),
    ...pack.lessons.flatMap((lesson) => lessonReview(lesson, rules, today)),
  ];
}

/** In the order of the file. */
function lessonReview(lesson: Lesson, rules: readonly Rule[], today: string): readonly LessonProblem[] {
  const problems: readonly LessonProblem[] = [
    ...rulesPastReview(lesson, rules, today).map(({ title, reviewBy, place }) => ({
      code: 'lesson.rule-past-review' as const,
      title,
      reviewBy,
      ...place,
    })),
    ...rulesTaughtOutOfDate(lesson, rules, today).map(({ place, ...told }) => ({
      code: 'lesson.rule-superseded' as const,
      ...told,
      ...place,
    })),
  ];
  return [...problems].sort((one, other) => one.line - other.line || one.column - other.column);
}
