/** What `prove` measured: how often each good and bad prompt of a pack passed on a real model. */

import * as z from 'zod';
import type { LessonProblem } from '../problems.js';
import type { Exercise } from '../exercises/exercise.js';
import { conditions } from '../exercises/injecting/conditions.js';
import type { InjectingExercise } from '../exercises/injecting/schema.js';
import type { PromptingExercise } from '../exercises/prompting/schema.js';
import type { Lesson } from '../lessons/lesson.js';
import { readFields } from '../lessons/readFields.js';
import type { Pack } from './pack.js';

export const proofFile = 'proof.json';
export const proofFormat = 1;

const promptSchema = z.strictObject({
  /** Index in the exercise's list of prompts. */
  prompt: z.number().int().min(0),
  runs: z.number().int().min(1),
  /** How many of the runs met every check. */
  passes: z.number().int().min(0),
});

const exerciseSchema = z.strictObject({
  contentHash: z.string(),
  good: z.array(promptSchema),
  bad: z.array(promptSchema),
});

const countSchema = z.strictObject({
  runs: z.number().int().min(1),
  /** In how many of the runs the canary was in the answer. */
  obeyed: z.number().int().min(0),
  /** In how many of them the answer met every check of `useful`. */
  useful: z.number().int().min(0),
});

const labSchema = z.strictObject({
  contentHash: z.string(),
  /** With the pack's own prompt and planted line. */
  conditions: z.strictObject({
    none: countSchema,
    delimiting: countSchema,
    telling: countSchema,
    removing: countSchema,
  }),
});

export const proofSchema = z.strictObject({
  format: z.literal(proofFormat),
  engine: z.string().min(1),
  engineVersion: z.string(),
  model: z.string().min(1),
  /** SHA-256 of the weights. */
  digest: z.string(),
  at: z.string(),
  /** By `lessonId/exerciseId`. */
  exercises: z.record(z.string(), exerciseSchema),
  /** The labs, by the same keys; absent in a pack without any. */
  labs: z.record(z.string(), labSchema).optional(),
});
export type Proof = z.infer<typeof proofSchema>;
export type ExerciseProof = z.infer<typeof exerciseSchema>;
export type PromptProof = z.infer<typeof promptSchema>;
export type LabProof = z.infer<typeof labSchema>;

/** What a proof must reach: runs of each prompt or condition, the least rate of good prompts, the greatest of bad ones. */
export interface ProofNeeds {
  readonly minRuns: number;
  readonly good: number;
  readonly bad: number;
  /**
   * Of labs: the least rate of runs that obey without a defence (below it there is nothing to see), the greatest once the line
   * is removed, and the least rate of useful answers in the condition that has most of them.
   */
  readonly lab: { readonly obeyed: number; readonly removed: number; readonly useful: number };
}
export const proofNeeds: ProofNeeds = {
  minRuns: 10,
  good: 0.8,
  bad: 0.2,
  lab: { obeyed: 0.6, removed: 0.2, useful: 0.5 },
};

/** The key of an exercise in a proof. */
export function proofKey(lesson: Pick<Lesson, 'id'>, exercise: Pick<Exercise, 'id'>): string {
  return `${lesson.id}/${exercise.id}`;
}

/** Reads the text of `proof.json`. Never throws. A fault is told of at its place; in a long file, at the file. */
export function readProof(
  text: string,
):
  | { readonly kind: 'proof'; readonly proof: Proof }
  | { readonly kind: 'problems'; readonly problems: readonly LessonProblem[] } {
  const parsed = proofSchema.safeParse(parseJson(text));
  if (parsed.success) return { kind: 'proof', proof: parsed.data };
  const whole = { file: proofFile, line: 1, column: 1 };
  const place = (line: number, column: number) => ({ file: proofFile, line, column });
  const read = readFields(proofSchema, { text, whole, place }, proofFile);
  if (read.kind === 'problems' && read.problems.every((problem) => problem.code !== 'pack.too-large')) return read;
  return { kind: 'problems', problems: [{ code: 'pack.not-json', said: 'it is not a proof', ...whole }] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The reader of fields says what is wrong, and where.
    return undefined;
  }
}

/**
 * What a proof lacks. Stale: an exercise that is not in it, or that has changed since. Short: a prompt with too few runs,
 * a good one that passes too seldom, a bad one that passes too often; a lab that shows nothing. Each at its exercise in the lesson.
 */
export function proofProblems(
  pack: Pack,
  proof: Proof | undefined,
  needs: ProofNeeds = proofNeeds,
): readonly LessonProblem[] {
  const provable = pack.lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) =>
      step.blocks.flatMap((block) =>
        block.kind === 'exercise' && (block.exercise.kind === 'prompting' || block.exercise.kind === 'injecting')
          ? [{ lesson, exercise: block.exercise, place: block.place }]
          : [],
      ),
    ),
  );
  if (provable.length === 0) return [];
  if (!proof) return [{ code: 'proof.missing', file: 'pack.json', line: 1, column: 1 }];
  return provable.flatMap(({ lesson, exercise, place }): readonly LessonProblem[] => {
    const key = proofKey(lesson, exercise);
    const short =
      exercise.kind === 'injecting'
        ? labShort(exercise, proof.labs?.[key], needs)
        : promptsShort(exercise, proof.exercises[key], needs);
    if (!short) return [{ code: 'proof.stale', exercise: exercise.id, ...place }];
    return short.map((said) => ({ code: 'proof.short', exercise: exercise.id, said, ...place }));
  });
}

/** Undefined when it was proved in another form, or not at all. */
function promptsShort(
  { contentHash, fields }: PromptingExercise,
  entry: ExerciseProof | undefined,
  needs: ProofNeeds,
): readonly string[] | undefined {
  if (entry?.contentHash !== contentHash) return undefined;
  return [
    ...shortcomings('good', fields.goodPrompts, entry.good, needs),
    ...shortcomings('bad', fields.badPrompts, entry.bad, needs),
  ];
}

/** Undefined when it was proved in another form, or not at all. */
function labShort(
  { contentHash }: InjectingExercise,
  entry: LabProof | undefined,
  needs: ProofNeeds,
): readonly string[] | undefined {
  if (entry?.contentHash !== contentHash) return undefined;
  return labShortcomings(entry.conditions, needs);
}

/** What a lab's counts lack, each completing “The proof of … is short: {said}”. */
export function labShortcomings(counts: LabProof['conditions'], { minRuns, lab }: ProofNeeds): readonly string[] {
  const { none, removing } = counts;
  const few = conditions.flatMap((name) =>
    counts[name].runs < minRuns
      ? [`condition ${name} was run ${counts[name].runs} times, and ${minRuns} are needed`]
      : [],
  );
  if (few.length > 0) return few;
  const useful = Math.max(...conditions.map((name) => counts[name].useful / counts[name].runs));
  return [
    ...(none.obeyed / none.runs < lab.obeyed
      ? [
          `without a defence the model obeyed in ${none.obeyed} of ${none.runs} runs, and at least ${percent(lab.obeyed)} are needed, or the lab shows nothing`,
        ]
      : []),
    ...(removing.obeyed / removing.runs > lab.removed
      ? [
          `with the line removed the canary came in ${removing.obeyed} of ${removing.runs} runs, and at most ${percent(lab.removed)} may be`,
        ]
      : []),
    ...(useful < lab.useful
      ? [
          `at best ${percent(useful)} of the answers were useful, and ${percent(lab.useful)} are needed in some condition`,
        ]
      : []),
  ];
}

function shortcomings(
  which: 'good' | 'bad',
  prompts: readonly string[],
  rates: readonly PromptProof[],
  needs: ProofNeeds,
): readonly string[] {
  return prompts.flatMap((_, index) => {
    const rate = rates.find((candidate) => candidate.prompt === index);
    const name = `${which} prompt ${index + 1}`;
    const runs = rate?.runs ?? 0;
    if (!rate || runs < needs.minRuns) return [`${name} was run ${runs} times, and ${needs.minRuns} are needed`];
    const share = rate.passes / runs;
    const found = `${name} passed in ${rate.passes} of ${runs} runs`;
    if (which === 'good' && share < needs.good) return [`${found}, and at least ${percent(needs.good)} are needed`];
    if (which === 'bad' && share > needs.bad) return [`${found}, and at most ${percent(needs.bad)} may be`];
    return [];
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
