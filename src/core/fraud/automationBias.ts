/** What a score does to the person who decides: how often they go along with it when it is wrong. */

import { compareShares, shareOf } from './shares.js';
import type { Comparison, Share } from './shares.js';

export type Course = 'refer' | 'leave';

/** One case that a person decided. */
export interface Decision {
  readonly caseId: string;
  /** What the score says, whether or not the person saw it. */
  readonly score: Course;
  readonly shown: boolean;
  readonly decision: Course;
  /** Whether something was truly wrong with the claim. */
  readonly wrong: boolean;
  /** In their own words. Asked for both when they follow and when they override, so that neither is the easy way out. */
  readonly reason: string;
}

/** One decision, looked at afterwards. */
export interface Looked {
  readonly caseId: string;
  readonly shown: boolean;
  readonly direction: 'followed' | 'overrode';
  readonly scoreRight: boolean;
  readonly decisionRight: boolean;
  /** Without spaces at its ends; empty where none was given. */
  readonly reason: string;
}

/** Of decisions with the score shown, or of those with it hidden. */
export interface DecisionFigures {
  /** Decided as the score says. With the score hidden: agreed with it by their own judgement. */
  readonly followed: Share;
  readonly overrode: Share;
  /** Of the cases where the score is wrong, how many they decided as it says. */
  readonly followedWrong: Share;
  /** Of those, by what the score said: sound claims referred, and wrong claims left. */
  readonly followedIntoAccusing: Share;
  readonly followedIntoMissing: Share;
  /** Of the cases where the score is right, how many they decided otherwise. */
  readonly overrodeRight: Share;
  /** Of the decisions against the score, how many were right. */
  readonly overrodeWell: Share;
  readonly right: Share;
}

export interface AutomationBias {
  readonly shown: DecisionFigures;
  readonly hidden: DecisionFigures;
  /**
   * Going along with a wrong score: shown less hidden. Above 0 the score drew the person along. Twelve decisions seldom go beyond
   * chance: the interval says so. Left out where one of the two had no wrong score.
   */
  readonly drawnAlong: Comparison | undefined;
  /** In the order of the decisions. */
  readonly looked: readonly Looked[];
  /** Reasons that are missing, by direction: people who explain only why they override are nudged to follow. */
  readonly withoutReason: { readonly followed: number; readonly overrode: number };
}

export function measureAutomationBias(decisions: readonly Decision[]): AutomationBias {
  const shown = figuresOfDecisions(decisions.filter((entry) => entry.shown));
  const hidden = figuresOfDecisions(decisions.filter((entry) => !entry.shown));
  const looked = decisions.map((entry): Looked => ({
    caseId: entry.caseId,
    shown: entry.shown,
    direction: follows(entry) ? 'followed' : 'overrode',
    scoreRight: isRight(entry.score, entry),
    decisionRight: isRight(entry.decision, entry),
    reason: entry.reason.trim(),
  }));
  const missing = (direction: Looked['direction']) =>
    looked.filter((entry) => entry.direction === direction && entry.reason === '').length;
  return {
    shown,
    hidden,
    drawnAlong: compareShares(shown.followedWrong, hidden.followedWrong),
    looked,
    withoutReason: { followed: missing('followed'), overrode: missing('overrode') },
  };
}

const follows = ({ decision, score }: Decision) => decision === score;
const isRight = (course: Course, { wrong }: Decision) => (course === 'refer') === wrong;

function figuresOfDecisions(decisions: readonly Decision[]): DecisionFigures {
  const share = (of: readonly Decision[], has: (entry: Decision) => boolean) =>
    shareOf(of.filter(has).length, of.length);
  const overrides = (entry: Decision) => !follows(entry);
  const scoreWrong = decisions.filter((entry) => !isRight(entry.score, entry));
  const scoreRight = decisions.filter((entry) => isRight(entry.score, entry));
  return {
    followed: share(decisions, follows),
    overrode: share(decisions, overrides),
    followedWrong: share(scoreWrong, follows),
    followedIntoAccusing: share(
      scoreWrong.filter(({ score }) => score === 'refer'),
      follows,
    ),
    followedIntoMissing: share(
      scoreWrong.filter(({ score }) => score === 'leave'),
      follows,
    ),
    overrodeRight: share(scoreRight, overrides),
    overrodeWell: share(decisions.filter(overrides), (entry) => isRight(entry.decision, entry)),
    right: share(decisions, (entry) => isRight(entry.decision, entry)),
  };
}
