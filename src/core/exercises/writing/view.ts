/** A writing exercise as a page shows it. */

import * as z from 'zod';
import type { CheckView, MarkView } from '../../views.js';
import type { WritingView } from './viewSchema.js';
import { sayPrinciple } from '../../sentences/principles.js';
import { saySeen, sayVerdict } from '../../sentences/reasons.js';
import type { Translate } from '../../words.js';
import { baseView } from '../baseView.js';
import { dataSourceName } from '../dataSourceName.js';
import type { ViewSurroundings } from '../kind.js';
import { markWriting, partSpans, textsOf } from './mark.js';
import type { WritingExercise, WrittenTexts } from './schema.js';

/** What is kept as the last result. The mark follows from it. */
const lastSchema = z.object({ texts: z.record(z.string(), z.string()) });

/** The texts of the last attempt, if what was kept are such. */
export function lastTexts(last: unknown): WrittenTexts | undefined {
  return lastSchema.safeParse(last).data?.texts;
}

export function writingView(exercise: WritingExercise, surroundings: ViewSurroundings): WritingView {
  const { t, progress } = surroundings;
  const { fields, dataText } = exercise;
  const base = baseView(exercise, surroundings);
  const texts = base.changed ? undefined : lastTexts(progress?.last);
  const principle = fields.principle === undefined ? undefined : sayPrinciple(fields.principle, t);
  return {
    kind: 'writing',
    ...base,
    ...(principle === undefined ? {} : { principle }),
    task: fields.task,
    ...(dataText === undefined
      ? {}
      : { data: { title: fields.dataTitle ?? t('Text'), name: fields.data ?? '', text: dataText } }),
    parts: fields.parts.map(({ id, label, hint, rows }) => ({ id, label, hint: hint ?? '', rows })),
    draft: draftOf(exercise, progress?.draft),
    ...(texts ? { marked: { texts: { ...texts }, mark: markView(exercise, texts, t) } } : {}),
    ...(progress?.answerShown === true && base.attempts > 0 ? { good: goodView(exercise) } : {}),
    forRecord: fields.parts.some(({ recordField }) => recordField !== undefined),
  };
}

/** What stands in the boxes. A draft may be of an earlier form of the exercise: what fits no part is left out. */
function draftOf({ fields }: WritingExercise, draft: unknown): Record<string, string> {
  const kept = z.record(z.string(), z.string()).safeParse(draft).data ?? {};
  return Object.fromEntries(fields.parts.map(({ id }) => [id, kept[id] ?? '']));
}

function goodView(exercise: WritingExercise): NonNullable<WritingView['good']> {
  const texts = textsOf(exercise, exercise.fields.goodAnswers[0] ?? '');
  return {
    parts: exercise.fields.parts.map(({ id, label }) => ({ label, text: texts[id] ?? '' })),
    reveal: exercise.fields.reveal ?? '',
  };
}

function markView(exercise: WritingExercise, texts: WrittenTexts, t: Translate): MarkView {
  const mark = markWriting(exercise, texts);
  const source = dataSourceName(exercise.fields.dataTitle);
  return {
    passed: mark.passed,
    verdict: sayVerdict(mark, t),
    checks: mark.checks.map((check, index): CheckView => {
      const spans = check.results.flatMap((result) => (result.passed ? [] : (result.spans ?? [])));
      return {
        id: check.id,
        says: check.says,
        passed: check.passedRuns > 0,
        seen: saySeen(check, t, source),
        // A place's run is here the part that it lies in: a box stands where elsewhere an answer does.
        places: partSpans(exercise, texts, index, spans).map(({ part, start, end }) => ({
          run: part,
          spans: [{ start, end }],
        })),
      };
    }),
  };
}
