import { useRef, useState } from 'preact/hooks';
import type { Decision } from '../../core/guard/decision.js';
import type { PseudonymMap } from '../../core/guard/pseudonyms.js';
import { decisionFor, holdOf, textsKey, type Decided, type Hold, type ToSend } from './hold.js';

export interface HoldBeforeSending {
  readonly hold: Hold | undefined;
  /** True when these texts may go now, with the decision that goes with them; otherwise {@link hold} says why not. */
  readonly ask: (toSend: ToSend, map: PseudonymMap) => { readonly decision: Decision } | undefined;
  /** Remembers what was decided about these texts, for as long as the page lives. */
  readonly decide: (texts: ToSend['texts'], decision: Decision) => void;
  /** The text has changed, or the person went back to it. */
  readonly clear: () => void;
}

/** Holds back what needs a decision, or may not be sent, until it is decided or changed. */
export function useHold(): HoldBeforeSending {
  const [hold, setHold] = useState<Hold | undefined>(undefined);
  const decided = useRef<Decided | undefined>(undefined);
  return {
    hold,
    ask(toSend, map) {
      const found = holdOf(toSend, decided.current);
      setHold(found);
      return found ? undefined : { decision: decisionFor(toSend.texts, decided.current, map) };
    },
    decide(texts, decision) {
      decided.current = { texts: textsKey(texts), decision };
    },
    clear: () => setHold(undefined),
  };
}
