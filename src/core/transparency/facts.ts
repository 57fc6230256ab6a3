/** What is known of an exercise and of what a learner did in it: all that a draft may be filled from. */

import type { Condition } from '../exercises/injecting/conditions.js';
import type { Decision } from '../guard/decision.js';
import type { FindingType } from '../guard/finding.js';
import type { EngineId, Where } from '../models/languageModel.js';

/** A check or another measure: it held so many times of so many. */
export interface Measure {
  readonly says: string;
  readonly held: number;
  readonly of: number;
}

/** Something that showed in practice and that a reader of the record should know. */
export type Observation =
  | { readonly kind: 'check-failed'; readonly says: string; readonly failed: number; readonly of: number }
  /** The engine read only part of what was sent. */
  | { readonly kind: 'text-cut'; readonly runs: number }
  | { readonly kind: 'stopped-at-limit'; readonly runs: number }
  /** Personal data or a marking in what was sent; example values are none. */
  | { readonly kind: 'finding'; readonly type: FindingType; readonly count: number }
  /** A planted instruction: how many of the answers obeyed it, and how many were useful all the same. */
  | {
      readonly kind: 'injection';
      /** What was done against it. */
      readonly condition: Condition;
      readonly obeyed: number;
      readonly useful: number;
      readonly of: number;
    }
  /** Any other figure of an exercise: `says` names it, `value` is the figure with its unit. */
  | { readonly kind: 'figure'; readonly says: string; readonly value: string };

/** What a person decided in the exercise. */
export type HumanDecision =
  | { readonly kind: 'sent'; readonly decision: Exclude<Decision, 'none'>; readonly runs: number }
  /** A score or proposal was followed or overridden by the learner. */
  | { readonly kind: 'judged'; readonly followed: number; readonly overridden: number };

export interface ModelFacts {
  readonly engine: EngineId;
  readonly engineVersion: string;
  readonly name: string;
  readonly title: string;
  /** Empty when the engine does not say. */
  readonly digest: string;
  readonly where: Where;
}

/** The runs of the exercise that ended with an answer. */
export interface UseFacts {
  /** Each model that answered, once; never empty. */
  readonly models: readonly ModelFacts[];
  readonly runs: number;
  /** ISO 8601, of the first and the last run. */
  readonly first: string;
  readonly last: string;
  readonly temperatures: readonly number[];
  /** The most tokens that an answer could have. */
  readonly maxTokens: number;
  readonly systemPrompt: boolean;
}

/** A document that was sent or shown. It is the pack's own and made up: packs with other data are refused. */
export interface DocumentFacts {
  readonly name: string;
  readonly title: string;
  readonly words: number;
}

/** A lesson that the learner has done. */
export interface Training {
  readonly lesson: string;
  readonly pack: string;
  readonly packVersion: string;
  /** ISO 8601. */
  readonly on: string;
}

export interface ExerciseFacts {
  readonly pack: { readonly id: string; readonly version: string; readonly title: string; readonly publisher: string };
  readonly lesson: { readonly id: string; readonly title: string };
  readonly exercise: { readonly id: string; readonly task: string };
  readonly documents: readonly DocumentFacts[];
  readonly attempts: number;
  /** Absent when no model has answered. */
  readonly use?: UseFacts;
  readonly measures: readonly Measure[];
  readonly observations: readonly Observation[];
  readonly decisions: readonly HumanDecision[];
  readonly training: readonly Training[];
}
