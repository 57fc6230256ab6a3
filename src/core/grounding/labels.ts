/** Numbers that are part of a name: "Tier 2", "Phase 3", "the second quarter". That a 2 stands elsewhere does not make them right. */

import type { Suspect } from './grounding.js';
import type { Source } from './source.js';

const labels =
  'tier|phase|stage|level|grade|band|class|type|table|figure|section|part|chapter|appendix|annex|paragraph|article|unit|block|room|floor|ward|platform|gate|zone|version|option|question|route|junction|schedule|regulation|lot|plot|flat|bay|line|quarter|round|priority|category';
const labelled = new RegExp(
  `(?<!\\p{L})(?<label>${labels}) (?<number>\\d{1,3}[a-z]?)(?![\\p{L}\\p{N}%]|[.,:/]\\d)`,
  'giu',
);
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const turns =
  'quarter|half|year|phase|stage|round|floor|week|month|anniversary|edition|place|century|tier|term|reading|wave|tranche|instalment|offence|visit|warning|reminder';
const ordered = new RegExp(
  `(?<!\\p{L}|\\b(?:a|one|two|three|four)[ -])(?<ordinal>${ordinals.join('|')})[ -](?<turn>${turns})(?!\\p{L})`,
  'giu',
);
const numbers: { readonly [word: string]: string } = { second: 'two', third: 'three', fourth: 'four', fifth: 'five' };

/** A numbered thing of the summary, where the source numbers such things and has no such number. */
export function wrongLabels(summary: string, source: Source): Suspect[] {
  const text = source.text;
  return [
    ...[...summary.matchAll(labelled)].flatMap((match) => {
      const { label = '', number = '' } = match.groups ?? {};
      const behind = (what: string) =>
        new RegExp(
          `(?<!\\p{L})${label}s? (?:\\d{1,3}[a-z]?(?:, | and | or | to | ?[-–] ?))*${what}(?![\\p{L}\\p{N}])`,
          'iu',
        ).test(text);
      const ordinal = ordinals[Number(number) - 1];
      if (
        !behind('\\d{1,3}[a-z]?') ||
        behind(number) ||
        (ordinal && new RegExp(`${ordinal} ${label}`, 'iu').test(text))
      )
        return [];
      const start = match.index + label.length + 1;
      return [{ start, end: start + number.length, kind: 'number' as const }];
    }),
    ...[...summary.matchAll(ordered)].flatMap((match) => {
      const { ordinal = '', turn = '' } = match.groups ?? {};
      const index = ordinals.indexOf(ordinal.toLowerCase()) + 1;
      const ending = index === 1 ? 'st' : index === 2 ? 'nd' : index === 3 ? 'rd' : 'th';
      const ways = [
        ordinal,
        `${index}${ending}`,
        `q${index}`,
        `h${index}`,
        `${turn} (?:${index}|${numbers[ordinal.toLowerCase()] ?? index})`,
        `(?:${index}|${numbers[ordinal.toLowerCase()] ?? index})[ -]${turn}s?`,
        ...(index === 1 ? ['one', 'once', 'initial(?:ly)?', 'new', '1'] : []),
        ...(index === 2 ? ['another', 'again', 'twice', 'two'] : []),
      ];
      const there = new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways.join('|')})(?![\\p{L}\\p{N}])`, 'iu').test(text);
      return there ? [] : [{ start: match.index, end: match.index + ordinal.length, kind: 'number' as const }];
    }),
  ];
}

const counted = new RegExp(
  `(?<!\\p{L}|\\b(?:a|one|two|three|four)[ -])(?<ordinal>${ordinals.join('|')}) (?<noun>\\p{Ll}{3,})`,
  'giu',
);

/** "The sixth collision" where the source speaks of the fourth alone. */
export function wrongTurns(summary: string, source: Source): Suspect[] {
  const said = [...source.text.matchAll(counted)].map(({ groups }) => ({
    ordinal: groups?.['ordinal']?.toLowerCase(),
    noun: groups?.['noun']?.toLowerCase(),
  }));
  return [...summary.matchAll(counted)].flatMap((match) => {
    const { ordinal = '', noun = '' } = match.groups ?? {};
    const same = said.filter((other) => other.noun === noun.toLowerCase());
    if (same.length === 0 || same.some((other) => other.ordinal === ordinal.toLowerCase())) return [];
    return [{ start: match.index, end: match.index + ordinal.length, kind: 'number' as const }];
  });
}

const titled = /(?<!\p{L})(?<title>Mr|Mrs|Ms|Miss)\.? (?<name>\p{Lu}[\p{L}'’-]+)/gu;

/** "Mrs Patel" where the source speaks of Mr Patel alone. */
export function wrongTitles(summary: string, source: Source): Suspect[] {
  const men = (title: string) => title === 'Mr';
  const said = [...source.text.matchAll(titled)].map(({ groups }) => ({
    title: groups?.['title'] ?? '',
    name: groups?.['name'] ?? '',
  }));
  return [...summary.matchAll(titled)].flatMap((match) => {
    const { title = '', name = '' } = match.groups ?? {};
    const same = said.filter((other) => other.name === name);
    if (same.length === 0 || same.some((other) => men(other.title) === men(title))) return [];
    return [{ start: match.index, end: match.index + match[0].length, kind: 'person' as const }];
  });
}
