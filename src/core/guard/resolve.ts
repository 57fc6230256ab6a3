/** From what the recognisers saw to findings that do not overlap; who lost is named. */

import type { Candidate } from './candidate.js';
import { findingTypes } from './finding.js';
import type { Finding, FindingType } from './finding.js';

/** A marking or an order to a model may hold personal data; both are then said. Among themselves none overlap. */
const layerOf = (type: FindingType) => (type === 'marking' || type === 'injection' ? type : 'identifier');

/** Of two readings of the same words: the surer, then the longer, then the earlier in the list of types. */
function beats(one: Candidate, other: Candidate): boolean {
  if (one.sure !== other.sure) return one.sure > other.sure;
  const longer = one.end - one.start - (other.end - other.start);
  if (longer !== 0) return longer > 0;
  return findingTypes.indexOf(one.type) < findingTypes.indexOf(other.type);
}

/** Most of the winner's words could be the loser's, so that the loser is worth naming. */
function contends(loser: Candidate, winner: Candidate): boolean {
  const shared = Math.min(loser.end, winner.end) - Math.max(loser.start, winner.start);
  return loser.type !== winner.type && shared * 2 >= winner.end - winner.start;
}

function named(winner: Candidate, loser: Candidate): Candidate {
  if (!contends(loser, winner)) return winner;
  return { ...winner, ambiguousWith: [...(winner.ambiguousWith ?? []), loser.type, ...(loser.ambiguousWith ?? [])] };
}

/** Findings in order of place. Linear but for the sorting. */
export function resolve(
  candidates: readonly Candidate[],
  place: (start: number, end: number) => { start: number; end: number },
): Finding[] {
  const sorted = [...candidates].sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: Candidate[] = [];
  const lastOf = new Map<string, number>();
  for (const candidate of sorted) {
    const layer = layerOf(candidate.type);
    const index = lastOf.get(layer);
    const last = index === undefined ? undefined : kept[index];
    if (index === undefined || last === undefined || candidate.start >= last.end) {
      lastOf.set(layer, kept.push(candidate) - 1);
      continue;
    }
    kept[index] = beats(candidate, last) ? named(candidate, last) : named(last, candidate);
  }
  return kept
    .map((candidate) => finding(candidate, place))
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

function finding(candidate: Candidate, place: (start: number, end: number) => { start: number; end: number }): Finding {
  const { start, end } = place(candidate.start, candidate.end);
  const { type, severity, reserved = false } = candidate;
  const ambiguousWith = candidate.ambiguousWith
    ? [...new Set(candidate.ambiguousWith)].filter((other) => other !== type)
    : [];
  // Written out twice: spreading one object into another costs more than finding it did.
  if (candidate.type === 'marking')
    return { type: candidate.type, start, end, severity, reserved, ambiguousWith, level: candidate.level };
  return { type: candidate.type, start, end, severity, reserved, ambiguousWith };
}
