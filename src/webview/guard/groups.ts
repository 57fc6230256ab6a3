import { nameOf, sayFinding, type Explanation } from '../../core/guard/explain.js';
import type { Finding } from '../../core/guard/finding.js';
import { sayList } from '../../core/sentences/words.js';
import { t } from '../words.js';
import { severities } from './stretches.js';

/** Findings that mean the same to the person who sees them: one line of the list. */
export interface FindingGroup {
  readonly key: string;
  /** In order of place; never empty. */
  readonly findings: readonly [Finding, ...Finding[]];
}

/** All example values are one group. */
const exampleKey = 'examples';

/** The group that a finding is in. */
export function groupKeyOf(finding: Finding): string {
  if (finding.reserved) return exampleKey;
  return finding.type === 'marking' ? `${finding.type} ${finding.level}` : finding.type;
}

/** The most serious first, then in order of place; example values last. */
export function groupsOf(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(groupKeyOf(finding));
    if (group) group.push(finding);
    else groups.set(groupKeyOf(finding), [finding]);
  }
  const rank = ({ findings: [first] }: FindingGroup) => (first.reserved ? -1 : severities.indexOf(first.severity));
  return [...groups]
    .map(([key, group]) => ({ key, findings: group }))
    .sort((one, other) => rank(other) - rank(one) || one.findings[0].start - other.findings[0].start);
}

/** The explanation of a group: that of its findings, which are of one kind, or of example values of any kind. */
export function explain({ findings }: FindingGroup): Explanation {
  const [first] = findings;
  const ambiguousWith = [...new Set(findings.flatMap((finding) => finding.ambiguousWith))];
  const explanation = sayFinding({ ...first, ambiguousWith: first.reserved ? [] : ambiguousWith }, t);
  if (!first.reserved) return explanation;
  const kinds = [...new Set(findings.map(({ type }) => nameOf(type, t)))];
  return { ...explanation, what: t('Example values: {kinds}', { kinds: sayList(kinds, t) }) };
}
