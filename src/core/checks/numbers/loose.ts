/** Numbers that claim nothing about the source: markers of a list, the count of the answer's own points, "one" as a pronoun. */

import { bulletLines, lines } from '../lines.js';
import { sentences } from '../sentences.js';
import type { Found, NumberText } from './readings.js';

const lineMarker = /^[ \t]*(?:>[ \t]*)?(?:#{1,6}[ \t]+)?[*_]{0,2}\(?(?<value>\d{1,2})[.):](?=[ \t*_]+\S|[*_]*$|\p{L})/u;
const lineTitle =
  /^[ \t]*(?:#{1,6}[ \t]+)?[*_]{0,2}(?:step|point|part|bullet|option|question|answer|tip|reason|fact|item)[ \t]+(?<value>\d{1,2})(?=[ \t]*[.):*_-]|[ \t]*$)/u;
const ownPoints =
  /(?<![\p{L}\p{N}])(?<value>\d{1,2})[ -](?:(?:key|main|short|simple|important|clear|following|brief|separate|numbered)[ -])*(?<noun>bullet[ -]points?|bullets?|points?|things|sentences?)(?![\p{L}\p{N}])/gu;
const looseWords: { readonly [word: string]: readonly number[] } = {
  one: [1],
  single: [1],
  once: [1],
  both: [2],
  twice: [2],
  couple: [2],
  pair: [2],
  fortnight: [2, 14],
  fortnightly: [2, 14],
};
const loose = new RegExp(`(?<![\\p{L}\\p{N}])(?:${Object.keys(looseWords).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
const period = 'second|minute|hour|day|week|month|year|pound|penny|page|mile';
const counted = new RegExp(
  `(?<![\\p{L}\\p{N}])one(?=[\\s-]+(?:working\\s+|calendar\\s+)?(?:${period})(?![\\p{L}\\p{N}]))`,
  'gu',
);
const article = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:an?|per|each|every)(?=\\s+(?:working\\s+|calendar\\s+)?(?:${period})(?![\\p{L}\\p{N}]))`,
  'gu',
);

/** Markers and titles of list points that count up from 1. A line that begins with any other number is read as one. */
export function listMarkers({ text }: NumberText): Found[] {
  let expected = 1;
  return lines(text).flatMap((line) => {
    const match = lineMarker.exec(line.text) ?? lineTitle.exec(line.text);
    const value = Number(match?.groups?.['value']);
    if (!match || (value !== expected && value !== 1)) return [];
    expected = value + 1;
    const at = line.start + match[0].search(/\d/u);
    return [{ start: at, end: at + String(match.groups?.['value']).length, readings: [], weak: true }];
  });
}

/** "Here are three bullet points:" before three points. */
export function countOfOwnPoints({ text }: NumberText): Found[] {
  const points = bulletLines(text).length;
  return [...text.matchAll(ownPoints)].flatMap((match) => {
    const { value = '', noun = '' } = match.groups ?? {};
    const own = noun.startsWith('sentence') ? sentences(text).length : points;
    if (Number(value) !== own && !(noun.startsWith('sentence') && Number(value) === own - 1)) return [];
    return [
      {
        start: match.index,
        end: match.index + value.length,
        readings: [{ kind: 'number' as const, value: own }],
        weak: true,
      },
    ];
  });
}

/** "One week" is a number of weeks; a lone "one", "both", "a week" only help what is asked about. */
export function looseNumbers({ text }: NumberText): Found[] {
  const at = (match: RegExpExecArray, values: readonly number[], weak: boolean): Found => ({
    start: match.index,
    end: match.index + match[0].length,
    readings: values.map((value) => ({ kind: 'number', value })),
    weak,
  });
  return [
    ...[...text.matchAll(counted)].map((match) => at(match, [1], false)),
    ...[...text.matchAll(loose)].map((match) => at(match, looseWords[match[0]] ?? [], true)),
    ...[...text.matchAll(article)].map((match) => at(match, [1], true)),
  ];
}
