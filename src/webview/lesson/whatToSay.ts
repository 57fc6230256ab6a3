import type { ExerciseView } from '../../core/protocol.js';
import type { InjectingView } from '../../core/exercises/injecting/viewSchema.js';
import type { PromptingView } from '../../core/exercises/prompting/viewSchema.js';
import { sayPlace } from '../exercises/injecting/LabProgress.js';
import { sayPhase } from '../parts/phases.js';
import { t } from '../words.js';

/**
 * What a screen reader is told when an exercise changes, besides what the focus makes it read.
 * Phases and outcomes, in sentences; the text of an answer is announced apart, as it comes.
 */
export function whatToSay(before: ExerciseView | undefined, after: ExerciseView): string[] {
  switch (after.kind) {
    case 'quiz':
    case 'writing':
      return [];
    case 'prompting':
      return sayPrompting(before?.kind === 'prompting' ? before : undefined, after);
    case 'injecting':
      return sayLab(before?.kind === 'injecting' ? before : undefined, after);
    default:
      return after satisfies never;
  }
}

function sayPrompting(before: PromptingView | undefined, after: PromptingView): string[] {
  const said: string[] = [];
  const { running } = after;
  if (running) {
    if (after.runs > 1 && before?.running?.run !== running.run)
      said.push(t('Answer {number} of {total}.', { number: running.run + 1, total: after.runs }));
    if (before?.running?.phase !== running.phase && running.phase !== 'writing')
      said.push(`${sayPhase(running.phase)}.`);
  } else if (before?.running) {
    const last = after.answers[after.answers.length - 1];
    said.push(last?.state === 'cancelled' ? t('Cancelled.') : t('The model has stopped.'));
  }
  if (after.problem && after.problem.sentence !== before?.problem?.sentence) said.push(after.problem.sentence);
  return said;
}

/** Each condition as it begins, and the end: answers come too many to be read aloud. */
function sayLab(before: InjectingView | undefined, after: InjectingView): string[] {
  const said: string[] = [];
  const conditionAt = (view: InjectingView | undefined) =>
    view?.running ? Math.floor(view.running.run / view.runs) : undefined;
  if (after.running) {
    if (conditionAt(before) !== conditionAt(after)) said.push(`${sayPlace(after, after.running.run)}.`);
  } else if (before?.running) said.push(t('The model has stopped.'));
  if (after.problem && after.problem.sentence !== before?.problem?.sentence) said.push(after.problem.sentence);
  return said;
}
