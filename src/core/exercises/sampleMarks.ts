import { fold } from '../checks/fold.js';
import { hasPhrase } from '../checks/phrases.js';
import type { SampleFault } from './kind.js';

/**
 * The hints that hold words which are tested for and which the learner has not been given anyway:
 * copying such a hint would pass the check.
 */
export function hintsThatGiveAway(
  hints: readonly string[],
  tested: readonly string[],
  given: readonly string[],
): readonly SampleFault[] {
  const known = fold(given.join('\n'));
  const secret = tested.filter((phrase) => !hasPhrase(known, phrase));
  return hints.flatMap((text, hint): readonly SampleFault[] => {
    const folded = fold(text);
    const tells = secret.some((phrase) => hasPhrase(folded, phrase));
    return tells ? [{ code: 'exercise.hint-gives-away', hint, path: ['hints', hint] }] : [];
  });
}
