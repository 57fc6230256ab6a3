/** All that a page shows beside a summary. */

import { words } from '../checks/countWords.js';
import { fold } from '../checks/fold.js';
import type { Span } from '../checks/mark.js';
import { findPhrase } from '../checks/phrases.js';
import { readability } from '../checks/readability.js';
import type { Readability } from '../checks/readability.js';
import { sentences } from '../checks/sentences.js';
import { copiedFrom } from './copied.js';
import type { Copied } from './copied.js';
import { groundedIn } from './ground.js';
import type { Grounding, Unsupported } from './grounding.js';

/** Something the lesson's author wants a summary to say, in any of several phrasings. */
export interface KeyPoint {
  readonly point: string;
  readonly phrasings: readonly string[];
}

export interface PointFound {
  readonly point: string;
  readonly covered: boolean;
  /** Where in the summary; empty when missed. */
  readonly places: readonly Span[];
}

/** A sentence of the summary with what was found in it. */
export interface SentenceGrounding extends Span {
  readonly unsupported: readonly Unsupported[];
}

export interface Assessment {
  readonly grounding: Grounding;
  /** Every sentence of the summary, in order. */
  readonly sentences: readonly SentenceGrounding[];
  /** In the order in which they were given. */
  readonly points: readonly PointFound[];
  readonly words: number;
  /** Years of age, whole and by sentence; the glossary's words do not count as long. */
  readonly reading: Readability;
  readonly copied: Copied;
}

/**
 * Prepares a source once; the function assesses a summary of it. A key point is covered when one of its phrasings stands in the
 * summary as whole words: that it is denied there is not seen.
 */
export function assessorOf(
  source: string,
  points: readonly KeyPoint[],
  glossary: readonly string[],
): (summary: string) => Assessment {
  const groundingOf = groundedIn(source);
  const copied = copiedFrom(source);
  return (summary) => {
    const folded = fold(summary);
    const grounding = groundingOf(summary);
    return {
      grounding,
      sentences: sentences(summary).map(({ start, end }) => ({
        start,
        end,
        unsupported: grounding.unsupported.filter((found) => start <= found.start && found.start < end),
      })),
      points: points.map(({ point, phrasings }) => {
        const places = phrasings.flatMap((phrasing) => findPhrase(folded, phrasing));
        return { point, covered: places.length > 0, places };
      }),
      words: words(summary).length,
      reading: readability(summary, glossary),
      copied: copied(summary),
    };
  };
}
