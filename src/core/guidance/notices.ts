/** What a learner is told of the age of a lesson's guidance. */

import type { Lesson } from '../lessons/lesson.js';
import type { Pack } from '../packs/pack.js';
import { sayDay } from '../sentences/dates.js';
import type { Translate } from '../words.js';
import { rulesPastReview } from './lessonRules.js';
import type { Rule } from './rule.js';
import { pastReview } from './standing.js';

/** One sentence or two for each: the pack's own date first, then each publication. Empty while all is in time. */
export function noticesFor(
  lesson: Lesson,
  pack: Pack,
  rules: readonly Rule[],
  today: string,
  t: Translate,
): readonly string[] {
  const { reviewBy } = pack.manifest;
  return [
    ...(pastReview({ reviewBy }, today)
      ? [
          t('These lessons were to be reviewed by {date}. Some of what they say may be out of date.', {
            date: sayDay(reviewBy, t),
          }),
        ]
      : []),
    ...rulesPastReview(lesson, rules, today).map(({ title, reviewBy: due }) =>
      t('“{title}” was to be looked at again by {date}. Ask your organisation whether it still holds.', {
        // A publication keeps its own name.
        title,
        date: sayDay(due, t),
      }),
    ),
  ];
}
