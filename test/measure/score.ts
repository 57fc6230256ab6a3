/** Precision and recall of found spans against labelled ones. */

import type { FindingType } from '../../src/core/guard/finding.js';
import type { Label, LabelledText } from '../fixtures/guard/corpus.js';

export interface Span {
  readonly type: FindingType;
  readonly start: number;
  readonly end: number;
}

export interface Score {
  /** Labels that were found, and how many there are. */
  found: number;
  labels: number;
  /** Findings that stand on a label, and how many there are. */
  right: number;
  findings: number;
  /** Of the labels that were found: to the very character. */
  exact: number;
}

export const nothing = (): Score => ({ found: 0, labels: 0, right: 0, findings: 0, exact: 0 });

const shared = (one: Span, other: Span) => Math.min(one.end, other.end) - Math.max(one.start, other.start);

/** Where a name or an order begins and ends is a matter of taste: any shared words will do. All else: half of both together. */
function meets(one: Span, other: Span): boolean {
  const both = shared(one, other);
  if (both <= 0 || one.type !== other.type) return false;
  if (one.type === 'person-name' || one.type === 'injection') return true;
  return both * 2 >= Math.max(one.end, other.end) - Math.min(one.start, other.start);
}

export interface Miss {
  readonly text: LabelledText;
  readonly span: Span;
  readonly kind: 'missed' | 'wrong';
}

/** One text's findings into the scores by type; `told` hears of each miss. */
export function score(
  scores: Map<FindingType, Score>,
  text: LabelledText,
  findings: readonly Span[],
  told: (miss: Miss) => void = () => {},
): void {
  const of = (type: FindingType) => {
    const known = scores.get(type) ?? nothing();
    scores.set(type, known);
    return known;
  };
  for (const label of text.labels) {
    const met = findings.filter((finding) => meets(finding, label));
    of(label.type).labels += 1;
    if (met.length > 0) of(label.type).found += 1;
    else told({ text, span: label, kind: 'missed' });
    if (met.some(({ start, end }) => start === label.start && end === label.end)) of(label.type).exact += 1;
  }
  for (const finding of findings) {
    of(finding.type).findings += 1;
    if (text.labels.some((label: Label) => meets(label, finding))) of(finding.type).right += 1;
    else told({ text, span: finding, kind: 'wrong' });
  }
}
