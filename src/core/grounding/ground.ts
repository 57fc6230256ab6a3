/** Compares a summary with its source. */

import { sentences } from '../checks/sentences.js';
import type { Grounding, SourceLine, Suspect, Unsupported } from './grounding.js';
import { wrongLabels, wrongTitles, wrongTurns } from './labels.js';
import { unsupportedNames } from './names.js';
import { nearestLine } from './nearest.js';
import { negationsIn } from './negations.js';
import { contrariesIn } from './turned.js';
import { kindOf, unsupportedQuantities } from './quantities.js';
import { readSource } from './source.js';

/**
 * What a summary says that its source does not: numbers, sums of money, percentages, dates, times, references and names that are
 * neither there, however written, nor follow by a sound step (rounding, adding up, counting a list, the time between two dates);
 * common opposites and denials that the source does not have.
 *
 * It finds what was invented or changed. It cannot tell what is true: a fact that was twisted with words of the source itself
 * (who did what to whom, which number belongs to what, "may" that became "will", what was left out) passes. So "nothing found"
 * is not "supported by the source", and a finding is a place to look at, not a fault.
 */
export function ground(source: string, summary: string): Grounding {
  return groundedIn(source)(summary);
}

/** Words up to this many units before and after a place tell most of what it is about. */
const around = 30;

/** {@link ground} for many summaries of one source, which is read once. */
export function groundedIn(text: string): (summary: string) => Grounding {
  const source = readSource(text);
  const quantitiesOf = unsupportedQuantities(source);
  const lineOf = nearestLine(source);
  const numbers = lineNumbers(text);
  const lineAt = (index: number | undefined): SourceLine | undefined => {
    const line = index === undefined ? undefined : source.lines[index];
    return line && { line: numbers(line.start), start: line.start, end: line.end };
  };
  return (summary) => {
    const places = sentences(summary);
    const judged = quantitiesOf(summary);
    const unsupported = apart([
      ...judged.unsupported,
      ...wrongLabels(summary, source),
      ...wrongTurns(summary, source),
      ...wrongTitles(summary, source),
      ...unsupportedNames(summary, source),
      ...contrariesIn(summary, source, judged.derived),
      ...negationsIn(summary, source, judged.derived),
    ]).map(({ start, end, kind }): Unsupported => {
      const sentence = places.find((place) => place.start <= start && start < place.end);
      const whole = sentence ? summary.slice(sentence.start, sentence.end) : summary;
      const focus = summary.slice(
        Math.max(sentence?.start ?? 0, start - around),
        Math.min(sentence?.end ?? end, end + around),
      );
      const line = lineAt(
        lineOf(whole, focus, ({ quantities }) => quantities.some(({ readings }) => kindOf(readings) === kind)),
      );
      return { start, end, kind, text: summary.slice(start, end), ...(line && { nearest: line }) };
    });
    return { supported: unsupported.length === 0, unsupported };
  };
}

/** In order of place; of two that overlap, the one that was found by the more particular check. */
function apart(suspects: readonly Suspect[]): Suspect[] {
  const kept: Suspect[] = [];
  for (const suspect of suspects)
    if (!kept.some((other) => suspect.start < other.end && other.start < suspect.end)) kept.push(suspect);
  return kept.sort((one, other) => one.start - other.start);
}

/** The number of the line that a place stands in, from 1. */
function lineNumbers(text: string): (at: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map((match) => match.index + match[0].length)];
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
