/** "Three options" where the source lists three. */

import { bulletLines } from '../checks/lines.js';
import type { Derivation } from './quantities.js';
import { isLittle, stem, wordsOf } from './words.js';

const anything =
  /^(?:thing|point|reason|option|measure|change|step|issue|area|recommendation|factor|item|part|way|topic|theme|people|person|friend|participant|group|party|parties|element|feature|aspect|question|action|task|finding|concern|proposal|example|request|condition|stage|member|speaker|site|team|case|document|product|service|type|kind|category|event|day|requirement|priority|benefit|problem)/u;
const most = 20;
/** A longer sentence is no list that anybody would count. */
const longest = 800;

/** How many things a sentence lists: "a, b and c" three, "a and b" two. */
function listed(sentence: string): number[] {
  if (sentence.length > longest) return [];
  const lists = sentence.match(/[^,;:.()]+(?:[,;] [^,;:.()]+)*,? (?:and|or|&) [^,;:.()]+/gu) ?? [];
  const points = sentence.split(/;\s/u).length;
  return [
    ...(points > 1 ? [points] : []),
    ...lists.map((list) => list.split(/[,;] (?:(?:and|or) )?| (?:and|or|&) /u).length),
  ];
}

export const counts: Derivation = (source) => {
  const runs: number[] = [];
  let last = -Infinity;
  for (const { start, end } of bulletLines(source.text)) {
    if (/^\s*$/u.test(source.text.slice(Math.max(0, last), start)) && last >= 0)
      runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(1);
    last = end;
  }
  const inSentences = source.sentences.map(({ text, stems }) => ({ listed: listed(text), stems }));
  const oneMore = (value: number) =>
    source.quantities.some(
      ({ end, readings }) =>
        readings.some((other) => other.kind === 'number' && other.value === value - 1) &&
        /^[^.,;:]{1,30} and (?:an?|the|his|her|their) /u.test(source.text.slice(end, end + 50)),
    );
  return ({ reading, after }) => {
    if (reading.kind !== 'number' || !Number.isInteger(reading.value) || reading.value < 2 || reading.value > most)
      return false;
    const nouns = wordsOf(after.split(/[.,;:!?]/u)[0] ?? '')
      .filter(({ plain }) => !isLittle(plain))
      .slice(0, 3)
      .map(({ plain }) => plain);
    if (nouns.length === 0) return false;
    if (runs.includes(reading.value)) return true;
    // "Eleven children and a driver" are twelve people.
    if (/^(?:people|person)/u.test(nouns[0] ?? '') && oneMore(reading.value)) return true;
    return inSentences.some(
      ({ listed, stems }) =>
        listed.includes(reading.value) && nouns.some((noun) => anything.test(noun) || stems.has(stem(noun))),
    );
  };
};
