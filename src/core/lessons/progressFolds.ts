/** Pure folds over the progress of a pack. Ids are stable; a content hash that differs means "changed since you did it". */

import type { Exercise } from '../exercises/exercise.js';
import type { Lesson, Step } from './lesson.js';
import {
  packProgressSchema,
  progressFormat,
  type Draft,
  type ExerciseProgress,
  type LessonProgress,
  type LessonState,
  type PackProgress,
  type StepProgress,
  type StepState,
} from './progress.js';

/** Remembers the step that is open. A step that the lesson has not changes nothing. */
export function openStep(progress: PackProgress, lesson: Lesson, stepId: string, at: Date): PackProgress {
  if (!lesson.steps.some((step) => step.id === stepId)) return progress;
  return foldLesson(progress, lesson, (kept) => ({ ...kept, at: stepId, touched: at.toISOString() }));
}

/** Next was pressed: the step has been read in the form it has now. */
export function leaveStep(progress: PackProgress, lesson: Lesson, stepId: string): PackProgress {
  return foldStep(progress, lesson, stepId, (kept, step) => settle({ ...kept, seen: true }, step));
}

/** Keeps what stands in the box. */
export function saveDraft(
  progress: PackProgress,
  lesson: Lesson,
  stepId: string,
  exercise: Exercise,
  draft: Draft,
): PackProgress {
  return foldExercise(progress, lesson, stepId, exercise, (kept) => ({
    ...kept,
    draft: draftKept(draft),
  }));
}

function draftKept(draft: Draft): NonNullable<ExerciseProgress['draft']> {
  if (typeof draft === 'string') return draft;
  return isChoice(draft) ? [...draft] : { ...draft };
}

function isChoice(draft: Exclude<Draft, string>): draft is readonly number[] {
  return Array.isArray(draft);
}

export interface AttemptMade {
  readonly at: Date;
  readonly passed: boolean;
  readonly runIds: readonly string[];
  readonly draft: Draft;
  /** Shown again after a reload, without a run. */
  readonly last: unknown;
}

/**
 * Keeps an attempt and its result. Earlier attempts stay, also those at an earlier form of the exercise; a pass,
 * the hints and the answer shown of that form do not count for the new one.
 */
export function recordAttempt(
  progress: PackProgress,
  lesson: Lesson,
  stepId: string,
  exercise: Exercise,
  attempt: AttemptMade,
): PackProgress {
  const folded = foldExercise(progress, lesson, stepId, exercise, (kept) => {
    const same = kept.contentHash === exercise.contentHash;
    return {
      ...kept,
      contentHash: exercise.contentHash,
      passed: attempt.passed || (kept.passed && same),
      hintsShown: same ? kept.hintsShown : 0,
      answerShown: kept.answerShown && same,
      draft: draftKept(attempt.draft),
      attempts: [
        ...kept.attempts,
        { at: attempt.at.toISOString(), passed: attempt.passed, runIds: [...attempt.runIds] },
      ],
      last: attempt.last,
    };
  });
  return foldStep(folded, lesson, stepId, settle);
}

/** One more hint, up to as many as there are. */
export function showHint(progress: PackProgress, lesson: Lesson, stepId: string, exercise: Exercise): PackProgress {
  return foldExercise(progress, lesson, stepId, exercise, (kept) => ({
    ...kept,
    hintsShown: Math.min(kept.hintsShown + 1, exercise.fields.hints.length),
  }));
}

/** The good answer was asked for. Only after an attempt: before one this changes nothing. */
export function showAnswer(progress: PackProgress, lesson: Lesson, stepId: string, exercise: Exercise): PackProgress {
  return foldExercise(progress, lesson, stepId, exercise, (kept) => ({
    ...kept,
    answerShown: kept.attempts.length > 0,
  }));
}

/** Forgets one exercise. Runs that were kept stay in the Runs tree. */
export function startExerciseAgain(
  progress: PackProgress,
  lesson: Lesson,
  stepId: string,
  exerciseId: string,
): PackProgress {
  return foldStep(progress, lesson, stepId, (kept, step) => {
    const exercises = { ...kept.exercises };
    delete exercises[exerciseId];
    return { ...kept, exercises, done: false, contentHash: step.contentHash };
  });
}

/** Forgets a lesson: its steps, drafts, attempts and place. */
export function startLessonAgain(progress: PackProgress, lessonId: string): PackProgress {
  const lessons = { ...progress.lessons };
  delete lessons[lessonId];
  return { ...progress, lessons };
}

/** Forgets all lessons of a pack. */
export function startPackAgain(progress: PackProgress): PackProgress {
  return { ...progress, lessons: {} };
}

/** What is kept of an exercise, if anything. */
export function exerciseProgress(
  progress: PackProgress,
  lesson: Lesson,
  stepId: string,
  exerciseId: string,
): ExerciseProgress | undefined {
  return progress.lessons[lesson.id]?.steps[stepId]?.exercises[exerciseId];
}

/** The exercises of a step, in order. */
export function exercisesOf(step: Step): readonly Exercise[] {
  return step.blocks.flatMap((block) => (block.kind === 'exercise' ? [block.exercise] : []));
}

/**
 * Done: every exercise passed, or, in a step without exercises, left by Next. `changed`: that was so, and the content
 * (text or exercise) is another one now. What changes before a step was done is of no concern.
 */
export function stepState(lesson: Lesson, step: Step, progress: PackProgress): StepState {
  const kept = progress.lessons[lesson.id]?.steps[step.id];
  if (!kept) return 'to-do';
  if (kept.done) return kept.contentHash === step.contentHash ? 'done' : 'changed';
  return kept.seen || Object.values(kept.exercises).some(isTouched) ? 'in-progress' : 'to-do';
}

/** True when an attempt was made at a form of the exercise that is no longer there. */
export function isChanged(kept: ExerciseProgress | undefined, exercise: Exercise): boolean {
  return kept !== undefined && kept.attempts.length > 0 && kept.contentHash !== exercise.contentHash;
}

function isTouched(kept: ExerciseProgress): boolean {
  return kept.attempts.length > 0 || kept.draft !== undefined || kept.hintsShown > 0;
}

/** Marks a step as done in its present form once it is. One that was done in an earlier form stays so until then. */
function settle(kept: StepProgress, step: Step): StepProgress {
  const exercises = exercisesOf(step);
  const passed = exercises.every((exercise) => {
    const of = kept.exercises[exercise.id];
    return of?.passed === true && of.contentHash === exercise.contentHash;
  });
  const done = exercises.length === 0 ? kept.seen : passed;
  return done ? { ...kept, done: true, contentHash: step.contentHash } : kept;
}

/** Done when every step is; changed when a step is that was done; else in progress as soon as the lesson was opened. */
export function lessonState(lesson: Lesson, progress: PackProgress): LessonState {
  const states = lesson.steps.map((step) => stepState(lesson, step, progress));
  if (states.every((state) => state === 'done')) return 'done';
  if (states.includes('changed')) return 'changed';
  return progress.lessons[lesson.id] ? 'in-progress' : 'to-do';
}

/** The step that was open last, else the first. */
export function currentStep(lesson: Lesson, progress: PackProgress): Step {
  const at = progress.lessons[lesson.id]?.at;
  const step = lesson.steps.find((candidate) => candidate.id === at) ?? lesson.steps[0];
  if (!step) throw new Error('A lesson without steps can not be read.');
  return step;
}

/** The lesson that was touched last and is not done, else the first that is not done, else the first. */
export function lessonToContinue(lessons: readonly Lesson[], progress: PackProgress): Lesson | undefined {
  const open = lessons.filter((lesson) => lessonState(lesson, progress) !== 'done');
  const touched = (lesson: Lesson) => progress.lessons[lesson.id]?.touched ?? '';
  const last = [...open].sort((a, b) => touched(b).localeCompare(touched(a)))[0];
  return last && touched(last) !== '' ? last : (open[0] ?? lessons[0]);
}

/** Minutes left, from the lesson's own estimate and the steps that are still to come; at least 1 while any is. */
export function minutesLeft(lesson: Lesson, progress: PackProgress): number {
  const left = lesson.steps.filter((step) => stepState(lesson, step, progress) !== 'done').length;
  return left === 0 ? 0 : Math.max(1, Math.round((lesson.minutes * left) / lesson.steps.length));
}

export type ProgressRead =
  | { readonly kind: 'progress'; readonly progress: PackProgress }
  /** Written by a newer version of the product: not to be overwritten. */
  | { readonly kind: 'newer'; readonly format: number }
  | { readonly kind: 'damaged' };

/** Reads a progress file's text. Never throws. */
export function readProgress(text: string): ProgressRead {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  if (typeof data === 'object' && data !== null && 'format' in data && typeof data.format === 'number')
    if (data.format > progressFormat) return { kind: 'newer', format: data.format };
  const parsed = packProgressSchema.safeParse(data);
  return parsed.success ? { kind: 'progress', progress: parsed.data } : { kind: 'damaged' };
}

function foldLesson(
  progress: PackProgress,
  lesson: Lesson,
  fold: (kept: LessonProgress) => LessonProgress,
): PackProgress {
  const kept = progress.lessons[lesson.id] ?? { steps: {} };
  return { ...progress, lessons: { ...progress.lessons, [lesson.id]: fold(kept) } };
}

function foldStep(
  progress: PackProgress,
  lesson: Lesson,
  stepId: string,
  fold: (kept: StepProgress, step: Step) => StepProgress,
): PackProgress {
  const step = lesson.steps.find((candidate) => candidate.id === stepId);
  if (!step) return progress;
  return foldLesson(progress, lesson, (kept) => {
    const before = kept.steps[stepId] ?? { contentHash: step.contentHash, seen: false, done: false, exercises: {} };
    return { ...kept, steps: { ...kept.steps, [stepId]: fold(before, step) } };
  });
}

function foldExercise(
  progress: PackProgress,
  lesson: Lesson,
  stepId: string,
  exercise: Exercise,
  fold: (kept: ExerciseProgress) => ExerciseProgress,
): PackProgress {
  return foldStep(progress, lesson, stepId, (kept) => {
    const before = kept.exercises[exercise.id] ?? {
      contentHash: exercise.contentHash,
      passed: false,
      hintsShown: 0,
      answerShown: false,
      attempts: [],
    };
    return { ...kept, exercises: { ...kept.exercises, [exercise.id]: fold(before) } };
  });
}
