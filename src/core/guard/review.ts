/** What is in the texts that are about to be sent, and whether they may go where they are sent to. */

import type { Where } from '../models/languageModel.js';
import type { Problem } from '../problems.js';
import { verdict, type Ceiling, type Verdict } from './ceilings.js';
import type { Decision } from './decision.js';
import type { Finding, FindingType } from './finding.js';
import { scan } from './scan.js';
import type { SentPart } from './sentPart.js';

export interface SentText {
  readonly part: SentPart;
  readonly text: string;
  /**
   * A text of a lesson: its system prompt, or its document, which the pack's check wants marked as synthetic. It is scanned, and a
   * marking above the ceiling blocks it; but its markings, orders and names are what the lesson is about, and ask nobody to decide.
   * A number that could be somebody's does.
   */
  readonly synthetic?: boolean;
}

export interface Review {
  readonly verdict: Verdict;
  /** Everything that was noticed, text by text in the order given, example values and synthetic texts included. */
  readonly findings: readonly { readonly part: SentPart; readonly finding: Finding }[];
}

/** Pure: the page and the extension come to the same review of the same texts. No finding carries the words it is about. */
export function review(texts: readonly SentText[], ceiling: Ceiling): Review {
  const all = texts.flatMap(({ part, text, synthetic = false }) =>
    scan(text).map((finding) => ({ part, finding, synthetic })),
  );
  const whole = verdict(
    all.map(({ finding }) => finding),
    ceiling,
  );
  return {
    verdict:
      whole.kind === 'block'
        ? whole
        : verdict(
            all.flatMap(({ finding, synthetic }) => (synthetic && isSubject(finding) ? [] : [finding])),
            ceiling,
          ),
    findings: all.map(({ part, finding }) => ({ part, finding })),
  };
}

const subjects: readonly FindingType[] = ['marking', 'injection', 'person-name'];
const isSubject = ({ type }: Finding) => subjects.includes(type);

/** Why the texts may not be sent: a marking above the ceiling, whatever was decided, or findings that nobody has decided about. */
export function refusal({ verdict: found }: Review, decision: Decision, where: Where): Problem | undefined {
  switch (found.kind) {
    case 'clear':
      return undefined;
    case 'advise':
      return decision === 'none' ? { code: 'guard.undecided', count: found.findings.length } : undefined;
    case 'block':
      return { code: 'guard.blocked', ceiling: found.ceiling, level: found.level, where };
    default:
      return found satisfies never;
  }
}
