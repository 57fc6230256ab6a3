/** `proof.json`: what `sandpit prove` measured of a pack on a real model. */

import { z } from 'zod';
import { engineIds } from '../models/languageModel.js';

export const proofFormat = 1;

/** How often the answers to one prompt passed every check. */
const promptProofSchema = z.strictObject({
  runs: z.number().int().min(1),
  passes: z.number().int().min(0),
});

const exerciseProofSchema = z.strictObject({
  contentHash: z.string(),
  /** One for each of `goodPrompts`, in order. */
  good: z.array(promptProofSchema),
  /** One for each of `badPrompts`, in order. */
  bad: z.array(promptProofSchema),
});

export const proofSchema = z.strictObject({
  format: z.literal(proofFormat),
  engine: z.enum(engineIds),
  engineVersion: z.string(),
  model: z.string(),
  /** SHA-256 of the weights, or what the engine calls the digest. */
  digest: z.string(),
  /** ISO 8601 with UTC. */
  at: z.string(),
  /** By `lessonId/exerciseId`. */
  exercises: z.record(z.string(), exerciseProofSchema),
});

export type PromptProof = z.infer<typeof promptProofSchema>;
export type ExerciseProof = z.infer<typeof exerciseProofSchema>;
export type Proof = z.infer<typeof proofSchema>;

/** A good prompt must pass in at least this share of its runs, a bad one at most in that. */
export const proofTargets = { good: 0.8, bad: 0.2 } as const;

/** Prompts whose rate misses its target. */
export function shortfalls(proof: ExerciseProof): { readonly kind: 'good' | 'bad'; readonly prompt: number; readonly rate: number }[] {
  const rate = ({ passes, runs }: PromptProof) => passes / runs;
  return [
    ...proof.good.map((own, prompt) => ({ kind: 'good' as const, prompt, rate: rate(own) })),
    ...proof.bad.map((own, prompt) => ({ kind: 'bad' as const, prompt, rate: rate(own) })),
  ].filter(({ kind, rate }) => (kind === 'good' ? rate < proofTargets.good : rate > proofTargets.bad));
}
