import type { Finding, Severity } from '../../core/guard/finding.js';

/** A stretch of a text that is underlined, and for which finding. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly finding: Finding;
}

/** From the quietest to the one that matters most. */
export const severities: readonly Severity[] = ['info', 'low', 'medium', 'high'];

const rank = ({ severity }: Finding) => severities.indexOf(severity);

/** The one that shows where several lie upon each other: the more serious; of equals, the shorter, which the other surrounds. */
const showsOver = (one: Finding, other: Finding) =>
  rank(one) - rank(other) || other.end - other.start - (one.end - one.start);

/** Stretches in order that do not overlap, for findings in order that may: an instruction to the model can hold a postcode. */
export function stretchesOf(findings: readonly Finding[]): Stretch[] {
  const edges = [...new Set(findings.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const stretches: Stretch[] = [];
  let next = 0;
  let open: Finding[] = [];
  for (const [index, start] of edges.entries()) {
    open = open.filter((finding) => finding.end > start);
    for (let finding = findings[next]; finding && finding.start <= start; finding = findings[next]) {
      if (finding.end > start) open.push(finding);
      next += 1;
    }
    const end = edges[index + 1];
    const [shown] = open.length > 1 ? [...open].sort((one, other) => showsOver(other, one)) : open;
    if (end === undefined || !shown) continue;
    const last = stretches.at(-1);
    if (last && last.finding === shown && last.end === start) stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ start, end, finding: shown });
  }
  return stretches;
}
