/** What `prove` measured: how often each good and bad prompt of a pack passed on a real model. */

import * as z from 'zod';
import type { LessonProblem } from '../problems.js';
import type { Exercise } from '../exercises/exercise.js';
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
});
export type Proof = z.infer<typeof proofSchema>;
export type ExerciseProof = z.infer<typeof exerciseSchema>;
export type PromptProof = z.infer<typeof promptSchema>;

/** What a proof must reach: runs of each prompt, the least rate of good ones, the greatest of bad ones. */
export interface ProofNeeds {
  readonly minRuns: number;
  readonly good: number;
  readonly bad: number;
}
export const proofNeeds: ProofNeeds = { minRuns: 10, good: 0.8, bad: 0.2 };

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
 * a good one that passes too seldom, a bad one that passes too often. Each at its exercise in the lesson.
 */
export function proofProblems(
  pack: Pack,
  proof: Proof | undefined,
  needs: ProofNeeds = proofNeeds,
): readonly LessonProblem[] {
  const provable = pack.lessons.flatMap((lesson) =>
    lesson.steps.flatMap((step) =>
      step.blocks.flatMap((block) =>
        block.kind === 'exercise' && block.exercise.kind === 'prompting'
          ? [{ lesson, exercise: block.exercise, place: block.place }]
          : [],
      ),
    ),
  );
  if (provable.length === 0) return [];
  if (!proof) return [{ code: 'proof.missing', file: 'pack.json', line: 1, column: 1 }];
  return provable.flatMap(({ lesson, exercise, place }): readonly LessonProblem[] => {
    const entry = proof.exercises[proofKey(lesson, exercise)];
    if (!entry || entry.contentHash !== exercise.contentHash)
      return [{ code: 'proof.stale', exercise: exercise.id, ...place }];
    const { goodPrompts, badPrompts } = exercise.fields;
    return [
      ...shortcomings('good', goodPrompts, entry.good, needs),
      ...shortcomings('bad', badPrompts, entry.bad, needs),
    ].map((said) => ({ code: 'proof.short', exercise: exercise.id, said, ...place }));
  });
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
