/** The last check before a text goes to a model: the same for lessons, the sandbox and the command line. */

import type { ModelDescription } from '../models/languageModel.js';
import type { Problem } from '../problems.js';
import { ceilingAt, destinationOf, type OwnedCeilings } from './ceilings.js';
import type { Decision } from './decision.js';
import { guardRecord, type GuardRecord } from './guardRecord.js';
import { refusal, review, type Review, type SentText } from './review.js';

export type Gate =
  /** `guard` is what the run keeps of it. Nothing where answers are recorded: nothing is sent, and nothing was looked at. */
  | { readonly kind: 'open'; readonly guard?: GuardRecord; readonly findings: Review['findings'] }
  | { readonly kind: 'shut'; readonly problem: Problem };

/** Whether these texts may go to this model after this decision. Shut: nothing may be sent, and the problem says why. */
export function gate(
  texts: readonly SentText[],
  model: Pick<ModelDescription, 'engine' | 'where'>,
  decision: Decision,
  owned: OwnedCeilings,
): Gate {
  const destination = destinationOf(model);
  if (destination === 'recorded') return { kind: 'open', findings: [] };
  const reviewed = review(texts, ceilingAt(destination, owned));
  const problem = refusal(reviewed, decision, destination);
  if (problem) return { kind: 'shut', problem };
  return { kind: 'open', guard: guardRecord(reviewed, decision), findings: reviewed.findings };
}
