/** Marking of `prompting`: each answer against each check, then k of n. Pure. */

import type { CheckMark, CheckResult, Mark, Verdict } from '../../checks/mark.js';
import { applyRule } from '../../checks/rules.js';
import type { PromptingExercise } from './schema.js';

/** What one answer to one prompt gives, a result for each check in their order. */
export function checkAnswer(exercise: PromptingExercise, prompt: string, answer: string): CheckResult[] {
  const source = exercise.dataText ?? '';
  return exercise.fields.checks.map(({ rule }) => applyRule(rule, { answer, prompt, source }));
}

/** True when an answer passes every check. */
export function answerPasses(exercise: PromptingExercise, prompt: string, answer: string): boolean {
  return checkAnswer(exercise, prompt, answer).every((result) => result.passed);
}

/**
 * Marks an attempt. An answer counts when it passes every check; `fields.pass` of `fields.runs` are needed.
 * Fewer answers than were asked for (a run was cancelled or failed) lower what can be reached, never what is needed.
 * `nearly`: not passed, and at least half of the checks hold in every answer.
 */
export function markPrompting(
  exercise: PromptingExercise,
  { prompt, answers }: { readonly prompt: string; readonly answers: readonly string[] },
): Mark {
  const results = answers.map((answer) => checkAnswer(exercise, prompt, answer));
  const passedRuns = results.filter((run) => run.every((result) => result.passed)).length;
  const neededRuns = Math.min(exercise.fields.pass, exercise.fields.runs);
  const checks = exercise.fields.checks.map(({ id, says }, index): CheckMark => {
    const own = results.flatMap((run) => run[index] ?? []);
    return { id, says, passedRuns: own.filter((result) => result.passed).length, runs: own.length, results: own };
  });
  const passed = passedRuns >= neededRuns;
  return { verdict: verdictOf(passed, checks), passed, passedRuns, runs: answers.length, neededRuns, checks };
}

function verdictOf(passed: boolean, checks: readonly CheckMark[]): Verdict {
  if (passed) return 'passed';
  const holding = checks.filter((check) => check.runs > 0 && check.passedRuns === check.runs).length;
  return holding > 0 && holding * 2 >= checks.length ? 'nearly' : 'not-yet';
}
