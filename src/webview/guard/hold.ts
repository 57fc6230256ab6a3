/** Whether what is about to be sent may go, needs a decision, or may not go at all. Pure. */

import type { Ceiling } from '../../core/guard/ceilings.js';
import type { Decision } from '../../core/guard/decision.js';
import type { Finding } from '../../core/guard/finding.js';
import type { PseudonymMap } from '../../core/guard/pseudonyms.js';
import { review, type Review, type SentText } from '../../core/guard/review.js';
import { isReplaceable } from './replaceTexts.js';

export interface ToSend {
  readonly texts: readonly SentText[];
  readonly ceiling: Ceiling;
  /** In words: `on this machine`. */
  readonly where: string;
  /** Recorded answers send nothing: nothing is held back. */
  readonly recorded?: boolean;
}

export type FoundInPart = Review['findings'][number];
export type FoundMarking = FoundInPart & { readonly finding: Extract<Finding, { type: 'marking' }> };

/** Why nothing was sent yet. */
export type Hold =
  | { readonly kind: 'decide'; readonly found: readonly FoundInPart[] }
  | {
      readonly kind: 'blocked';
      readonly found: FoundMarking;
      readonly ceiling: Ceiling;
      readonly where: string;
    };

/** What was decided, and about which texts. Kept in memory only. */
export interface Decided {
  readonly texts: string;
  readonly decision: Decision;
}

/** Tells texts apart from others. */
export const textsKey = (texts: readonly SentText[]): string => JSON.stringify(texts.map(({ text }) => text));

/** What holds these texts back, if anything does. The same decision is not asked for twice about the same texts. */
export function holdOf({ texts, ceiling, where, recorded = false }: ToSend, decided?: Decided): Hold | undefined {
  if (recorded) return undefined;
  const { verdict, findings } = review(texts, ceiling);
  switch (verdict.kind) {
    case 'clear':
      return undefined;
    case 'advise': {
      if (decided?.texts === textsKey(texts)) return undefined;
      return { kind: 'decide', found: findings.filter(({ finding }) => verdict.findings.includes(finding)) };
    }
    case 'block': {
      const found = findings.find(
        (each): each is FoundMarking =>
          each.finding.type === 'marking' &&
          each.finding.level === verdict.level &&
          verdict.findings.includes(each.finding),
      );
      return found && { kind: 'blocked', found, ceiling, where };
    }
    default:
      return verdict satisfies never;
  }
}

/** What goes with the texts: the decision about just these; `replaced` when they hold examples that were put in for real values. */
export function decisionFor(texts: readonly SentText[], decided: Decided | undefined, map: PseudonymMap): Decision {
  if (decided?.texts === textsKey(texts)) return decided.decision;
  return map.some(({ example }) => texts.some(({ text }) => text.includes(example))) ? 'replaced' : 'none';
}

/** Something could be replaced in a text that the learner can change. */
export const canReplace = (found: readonly FoundInPart[], changeable: readonly FoundInPart['part'][]): boolean =>
  found.some(({ part, finding }) => changeable.includes(part) && isReplaceable(finding));
