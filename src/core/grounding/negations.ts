/** Denials that the source does not make. */

import type { Span } from '../checks/mark.js';
import { sentences } from '../checks/sentences.js';
import { closest } from './nearest.js';
import type { Suspect } from './grounding.js';
import type { Source } from './source.js';

const denial =
  /(?<![\p{L}])(?:not(?! only)|no(?= (?!one|doubt|matter|less|fewer|more|later)\p{L})|never|cannot|without|neither|nor|none|nobody|nothing|(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|must)n['’]t|won['’]t|can['’]t)(?![\p{L}])/giu;
const inSource =
  /(?<![\p{L}])(?:not|never|no|cannot|without|neither|nor|none|nobody|nothing|nowhere|hardly|rarely|lack\p{L}*|fail\p{L}*|refus\p{L}*|unable|avoid\p{L}*|prevent\p{L}*|instead|rather|except|unless|only|against|stop\p{L}*|un\p{L}{4,}|in(?:complete|correct|accurate|eligible|valid|sufficient|ability)\p{L}*|dis(?:agree|continu|allow|approv)\p{L}*|reject\p{L}*|den(?:y|ied|ies)|declin\p{L}*|absent|missing|remov\p{L}*|exclud\p{L}*|less|few\p{L}*|little|\p{L}+less|\p{L}+n['’]t|dont|cant|wont|didnt|isnt|non)(?![\p{L}])/iu;

/** A sentence of the summary denies, and no sentence of the source about the same thing does. */
export function negationsIn(summary: string, source: Source, derived: readonly Span[]): Suspect[] {
  const near = closest(source);
  return sentences(summary).flatMap((sentence) => {
    const text = summary.slice(sentence.start, sentence.end);
    const found = [...text.matchAll(denial)];
    // "Three did not come", worked out from how many did.
    if (found.length === 0 || derived.some(({ start }) => sentence.start <= start && start < sentence.end)) return [];
    const passages = near(text, 3);
    if (passages.length === 0 || passages.some((passage) => inSource.test(passage.text))) return [];
    return found.map((match) => ({
      start: sentence.start + match.index,
      end: sentence.start + match.index + match[0].length,
      kind: 'negation' as const,
    }));
  });
}
