/** Progress through a pack, as it is kept. Pure folds; `src/storage` writes it. */

import * as z from 'zod';

export const progressFormat = 1;

const attemptSchema = z.object({
  at: z.string(),
  passed: z.boolean(),
  /** Ids of the runs that were marked, for `prompting`. */
  runIds: z.array(z.string()).default([]),
});

const exerciseProgressSchema = z.object({
  contentHash: z.string(),
  /** What stands in the box now: a prompt, a text answer, the numbers of the chosen options, texts by the ids of their parts. */
  draft: z.union([z.string(), z.array(z.number()), z.record(z.string(), z.string())]).optional(),
  passed: z.boolean().default(false),
  hintsShown: z.number().default(0),
  answerShown: z.boolean().default(false),
  attempts: z.array(attemptSchema).default([]),
  /** The last result, so that it can be shown again without a run: a `QuizMark` or `{ mark, answers, prompt }`. */
  last: z.unknown().optional(),
});

const stepProgressSchema = z.object({
  contentHash: z.string(),
  /** Opened and left by Next; exercises decide the rest. */
  seen: z.boolean().default(false),
  /** True when the step was done in the form that `contentHash` stands for. */
  done: z.boolean().default(false),
  exercises: z.record(z.string(), exerciseProgressSchema).default({}),
});

const lessonProgressSchema = z.object({
  /** The step that was open last. */
  at: z.string().optional(),
  touched: z.string().optional(),
  steps: z.record(z.string(), stepProgressSchema).default({}),
});

export const packProgressSchema = z.object({
  format: z.literal(progressFormat),
  packId: z.string(),
  packVersion: z.string(),
  lessons: z.record(z.string(), lessonProgressSchema).default({}),
});

export type ExerciseProgress = z.infer<typeof exerciseProgressSchema>;
export type StepProgress = z.infer<typeof stepProgressSchema>;
export type LessonProgress = z.infer<typeof lessonProgressSchema>;
export type PackProgress = z.infer<typeof packProgressSchema>;

/** What a learner has put into an exercise and may go on with. */
export type Draft = string | readonly number[] | Readonly<Record<string, string>>;

/** `changed`: it was done, and what it holds has changed since. */
export type StepState = 'to-do' | 'in-progress' | 'done' | 'changed';
export type LessonState = StepState;
