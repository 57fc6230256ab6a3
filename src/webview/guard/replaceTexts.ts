import type { Finding } from '../../core/guard/finding.js';
import { replaceWithExamples, type PseudonymMap } from '../../core/guard/pseudonyms.js';
import { scan } from '../../core/guard/scan.js';

/** A value that an example can stand for. Markings and instructions to the model are no values. */
export const isReplaceable = ({ type, reserved }: Finding): boolean =>
  !reserved && type !== 'marking' && type !== 'injection';

/**
 * Replaces what is found in several texts that go together: the same value by the same example in all of them, and by no example that
 * stands in one of them already. `known` is what was replaced before. The map that comes back holds real values: it stays in memory.
 */
export function replaceTexts(
  texts: readonly string[],
  known: PseudonymMap,
): { readonly texts: readonly string[]; readonly map: PseudonymMap } {
  const between = separatorFor(texts);
  const findings: Finding[] = [];
  let at = 0;
  for (const text of texts) {
    for (const found of scan(text)) findings.push({ ...found, start: found.start + at, end: found.end + at });
    at += text.length + between.length;
  }
  const { text, map } = replaceWithExamples(texts.join(between), findings, 0, known);
  return { texts: text.split(between), map };
}

/** Something that stands in none of the texts. */
function separatorFor(texts: readonly string[]): string {
  for (let number = 0; ; number += 1) {
    const separator = `\u0001${number}\u0002`;
    if (!texts.some((text) => text.includes(separator))) return separator;
  }
}
