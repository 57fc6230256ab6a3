/** A score for claims, learned from past claims, and why a claim has the score it has. */

import type { Claim } from '../synthetic/claims.js';
import { featureMatrix, usualFeatures } from './features.js';
import type { Feature } from './features.js';
import { fitLogistic, predictChances } from './logisticRegression.js';
import type { ClassWeights, LogisticFit } from './logisticRegression.js';
import { standardisationOf, standardise } from './matrix.js';
import type { Standardisation } from './matrix.js';

/** What the score looks for: fraud alone, or any overpayment, whoever made the mistake. */
export type Target = 'fraud' | 'any-overpayment';

/**
 * What the past is taken to say.
 * - `records`: fraud that is on record against all else, claims that nobody reviewed among them. Common, and how a bias in who was
 *   reviewed gets into a score.
 * - `reviewed-only`: only claims that somebody reviewed.
 * - `truth`: what nobody has outside a lesson; to show what a score would be without the bias.
 */
export type LearnsFrom = 'records' | 'reviewed-only' | 'truth';

export interface TrainSettings {
  readonly target?: Target;
  readonly learnsFrom?: LearnsFrom;
  readonly features?: readonly Feature[];
  readonly penalty?: number;
  readonly weights?: ClassWeights;
}

export interface ScoreModel {
  readonly kind: 'trained';
  readonly target: Target;
  readonly learnsFrom: LearnsFrom;
  readonly features: readonly Feature[];
  readonly standardisation: Standardisation;
  /** Of standardised features: each coefficient is the change of log-odds for one standard deviation. */
  readonly fit: LogisticFit;
  /** Claims it learned from, and how many of them were what it looks for. */
  readonly learned: { readonly claims: number; readonly found: number };
}

/** There was nothing to tell apart: no claim in the past was what is looked for, or every one was. */
export interface Untrainable {
  readonly kind: 'untrainable';
  readonly learned: { readonly claims: number; readonly found: number };
}

/** Whether a claim truly is what a score looks for. */
export function isTarget(outcome: Claim['trueOutcome'] | Claim['observedLabel'], target: Target): boolean {
  switch (outcome) {
    case 'fraud':
      return true;
    case 'claimant-error':
    case 'official-error':
      return target === 'any-overpayment';
    case 'correct':
    case 'not-reviewed':
      return false;
    default:
      return outcome satisfies never;
  }
}

/** Usual: fraud, from the records, every feature but groups, a penalty of 1, all claims alike. */
export function trainScore(claims: readonly Claim[], settings: TrainSettings = {}): ScoreModel | Untrainable {
  const {
    target = 'fraud',
    learnsFrom = 'records',
    features = usualFeatures,
    penalty = 1,
    weights = 'even',
  } = settings;
  const past = learnsFrom === 'reviewed-only' ? claims.filter(({ reviewed }) => reviewed) : claims;
  const labels = past.map((claim) =>
    isTarget(learnsFrom === 'truth' ? claim.trueOutcome : claim.observedLabel, target),
  );
  const learned = { claims: past.length, found: labels.filter(Boolean).length };
  if (learned.found === 0 || learned.found === learned.claims) return { kind: 'untrainable', learned };
  const matrix = featureMatrix(past, features);
  const standardisation = standardisationOf(matrix);
  const fit = fitLogistic(standardise(matrix, standardisation), labels, { penalty, weights });
  return { kind: 'trained', target, learnsFrom, features, standardisation, fit, learned };
}

/** A score from 0 to 1 for each claim, in their order. With weights other than `even` a score is a rank, not a chance. */
export function scoreClaims(model: ScoreModel, claims: readonly Claim[]): Float64Array {
  return predictChances(standardise(featureMatrix(claims, model.features), model.standardisation), model.fit);
}

/** What one feature of one claim added to its score. */
export interface Contribution {
  readonly feature: Feature;
  readonly value: number;
  /** In log-odds, against a claim that is average in this feature; above 0 makes the score higher. */
  readonly adds: number;
}

/**
 * Exact, not an estimate: `base` and all that features add sum up to the log-odds of the score. Largest first, by size. It says why the
 * *score* is high, never why a *claim* is wrong.
 */
export function explainScore(
  model: ScoreModel,
  claim: Claim,
): { readonly base: number; readonly contributions: readonly Contribution[] } {
  const { means, scales } = model.standardisation;
  const contributions = model.features.map((feature, place) => {
    const value = feature.of(claim);
    const moved = (value - (means[place] ?? 0)) / (scales[place] ?? 1);
    return { feature, value, adds: moved * (model.fit.coefficients[place] ?? 0) };
  });
  return {
    base: model.fit.intercept,
    contributions: contributions.sort((one, other) => Math.abs(other.adds) - Math.abs(one.adds)),
  };
}
