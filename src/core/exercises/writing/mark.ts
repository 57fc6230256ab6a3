/** Marking of `writing`: each check against its part, or against all parts together. Pure. */

import type { CheckMark, CheckResult, Mark, Span, Verdict } from '../../checks/mark.js';
import { applyRule } from '../../checks/rules.js';
import type { WritingExercise, WrittenTexts } from './schema.js';

type Sample = WritingExercise['fields']['goodAnswers'][number];

/** A stretch of one part of what was written; `part` counts from 0. */
export interface PartSpan extends Span {
  readonly part: number;
}

const between = '\n\n';

/** The texts of all parts in their order, an empty line between two. Parts that are not the exercise's are left out. */
function together({ fields }: WritingExercise, texts: WrittenTexts): string {
  return fields.parts.map(({ id }) => texts[id] ?? '').join(between);
}

/** What the checks give, one for each in their order. */
export function checkTexts(exercise: WritingExercise, texts: WrittenTexts): CheckResult[] {
  const source = exercise.dataText ?? '';
  return exercise.fields.checks.map(({ part, rule }) => {
    const answer = part === undefined ? together(exercise, texts) : (texts[part] ?? '');
    return applyRule(rule, { answer, prompt: '', source });
  });
}

/** Marks what was written: passed when every check holds, nearly when at least half of them do. One text is one run. */
export function markWriting(exercise: WritingExercise, texts: WrittenTexts): Mark {
  const results = checkTexts(exercise, texts);
  const checks = exercise.fields.checks.flatMap(({ id, says }, index): CheckMark[] => {
    const result = results[index];
    return result ? [{ id, says, passedRuns: result.passed ? 1 : 0, runs: 1, results: [result] }] : [];
  });
  const holding = results.filter((result) => result.passed).length;
  const passed = holding === results.length;
  return {
    verdict: verdictOf(holding, results.length),
    passed,
    passedRuns: passed ? 1 : 0,
    runs: 1,
    neededRuns: 1,
    checks,
  };
}

function verdictOf(holding: number, of: number): Verdict {
  if (holding === of) return 'passed';
  return holding > 0 && holding * 2 >= of ? 'nearly' : 'not-yet';
}

/** Where the places of a check are: those of a check on all parts together are found in the parts that they lie in. */
export function partSpans(
  exercise: WritingExercise,
  texts: WrittenTexts,
  check: number,
  spans: readonly Span[],
): PartSpan[] {
  const { checks, parts } = exercise.fields;
  const own = parts.findIndex(({ id }) => id === checks[check]?.part);
  if (own >= 0) return spans.map(({ start, end }) => ({ part: own, start, end }));
  let from = 0;
  return parts.flatMap(({ id }, part) => {
    const text = texts[id] ?? '';
    const offset = from;
    from += text.length + between.length;
    return spans.flatMap((span): PartSpan[] => {
      const start = Math.max(span.start - offset, 0);
      const end = Math.min(span.end - offset, text.length);
      return start < end ? [{ part, start, end }] : [];
    });
  });
}

/** A sample's texts by part. A sample that is one text is that of the first part. */
export function textsOf({ fields }: WritingExercise, sample: Sample): WrittenTexts {
  return typeof sample === 'string' ? { [fields.parts[0]?.id ?? '']: sample } : sample;
}
