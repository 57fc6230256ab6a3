/** Names of people, organisations and places in a summary that its source does not have. */

import { sentences } from '../checks/sentences.js';
import type { Suspect } from './grounding.js';
import { kindOfName } from './nameKinds.js';
import { expansionsOf, isAcronymOf } from './acronyms.js';
import { sameCountry } from './countries.js';
import type { Source } from './source.js';
import { plain, stem } from './words.js';

const token = "\\p{Lu}(?:[\\p{L}\\p{M}\\p{N}]|['’](?=\\p{L})|\\.(?=\\p{Lu})|-(?=\\p{L}))*";
const name = new RegExp(
  `(?<![\\p{L}\\p{N}])${token}(?:(?: (?:of|for) (?:the )?| & |(?<=(?<!\\p{L})(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|St|Cllr|\\p{Lu}))\\. | )${token})*`,
  'gu',
);
const part = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.]*/gu;

// Words that a writer may give a capital without naming anybody.
const generic = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady rev cllr councillor minister secretary state president prime chancellor mayor judge chief executive director manager officer head chair ' +
    'chairman chairwoman chairperson leader inspector inspectors caseworker adviser advisor doctor nurse governor ceo cfo cto vp mp mps pm ' +
    'government council department ministry office team service services board committee company group unit branch agency trust panel section division ' +
    'department authority authorities parliament commission bank court police university college school hospital centre center ' +
    'i ok okay a the this that these those it they we you he she there here in on at for to from by with as and or but if when while after before during since until although however overall finally additionally ' +
    'also both some all many most each every no not yes one summary note notes source text document memo letter report email meeting call review key point points action actions date deadline ' +
    'appendix annex section page table figure part chapter paragraph item step phase stage level grade version option question answer quarter q ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'kwh mwh gwh kw mw gb mb tb kb mph ' +
    'synthetic official sensitive faq faqs pdf url id am pm tv it hr ict pa na n/a eg ie etc pc ltd plc inc llp co hm god covid internet web'
  ).split(/\s+/u),
);

/** A heading, or the label in front of a point: titles are the writer's own. */
const title =
  /^[ \t]*(?:[-*+•–]|\d{1,2}[.)])?[ \t]*(?:#{1,6}[^\n]*|\*\*[^*\n]{1,60}\*\*:?|__[^_\n]{1,60}__:?|\p{Lu}[^\s:.]*(?: [^\s:.]+){0,3}:(?=\s|$))/gmu;

/** Where names stand that a source does not have. A name of several words is there when each of its words is; titles and roles do not count. */
export function unsupportedNames(summary: string, source: Source): Suspect[] {
  const titles = [...summary.matchAll(title)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
  const starts = new Set(sentences(summary).map(({ start }) => firstLetter(summary, start)));
  const spelledOut = expansionsOf(summary, source);
  const covered = [...titles, ...spelledOut];
  const found: Suspect[] = [];
  for (const match of summary.matchAll(name)) {
    const at = match.index;
    if (covered.some(({ start, end }) => start <= at && at < end)) continue;
    const parts = [...match[0].matchAll(part)].map(({ index, 0: text }) => ({
      start: at + index,
      end: at + index + text.replace(/[.'’]+$/u, '').length,
      text: text.replace(/['’]s$/u, '').replace(/[.'’]+$/u, ''),
    }));
    while (parts[0] && isOpening(parts[0], starts, parts.length, summary)) parts.shift();
    while (parts[0] && /^\p{Ll}/u.test(parts[0].text)) parts.shift();
    const asked = parts.filter(({ text }) => /^\p{Lu}/u.test(text) && !generic.has(plain(text)));
    if (asked.length === 0 || (asked.every(({ text }) => hasName(text, source)) && areTogether(asked, source)))
      continue;
    const first = parts[0];
    const last = parts.at(-1);
    if (!first || !last) continue;
    const text = summary.slice(first.start, last.end);
    found.push({
      start: first.start,
      end: first.start + text.replace(/['’]s$/u, '').length,
      kind: kindOfName(text, summary.slice(Math.max(0, first.start - 24), first.start)),
    });
  }
  return found;
}

function firstLetter(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\p{L}\p{N}]/u.test(text[at] ?? '')) at += 1;
  return at;
}

/** The first word of a sentence has a capital whatever it is. Alone, it is taken for a name only when it stands elsewhere with one. */
function isOpening(
  { start, text }: { start: number; text: string },
  starts: ReadonlySet<number>,
  count: number,
  summary: string,
): boolean {
  if (generic.has(plain(text)) && starts.has(start)) return true;
  if (!starts.has(start) && !/["“‘'(:]\s?$/u.test(summary.slice(Math.max(0, start - 2), start))) return false;
  if (/\p{Lu}.*\p{Lu}/u.test(text)) return false;
  if (count > 1) return /(?:ing|ly|ed|s)$/u.test(text);
  const elsewhere = new RegExp(`[\\p{Ll},;] ${text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?!\\p{L})`, 'u');
  return !elsewhere.test(summary);
}

/** How many words may stand between two words of one name: "London's Russian embassy", "the embassy of Russia in London". */
const between = 5;

/** Are words that stand side by side in a name close to one another somewhere in the source? Asked of words alone that it has just so. */
function areTogether(asked: readonly { readonly text: string }[], source: Source): boolean {
  const words = asked.map(({ text }) => plain(text));
  return words.every((word, index) => {
    const next = words[index + 1];
    if (next === undefined || !source.spellings.has(word) || !source.spellings.has(next)) return true;
    return source.words.some(
      (one, at) =>
        one.plain === word &&
        source.words.slice(Math.max(0, at - between), at + between + 1).some((other) => other.plain === next),
    );
  });
}

/** Is a word of a name in the source: as a word, as its short or long form, as the country of its people, or by its initials? */
function hasName(text: string, source: Source): boolean {
  const asked = plain(text).replace(/\./gu, '');
  if (source.spellings.has(asked) || source.stems.has(stem(asked))) return true;
  const pieces = asked.split(/[-'\d]+/u).filter((piece) => piece !== '');
  if (
    pieces.length > 0 &&
    (pieces.length > 1 || pieces[0] !== asked) &&
    pieces.every((piece) => source.spellings.has(piece))
  )
    return true;
  if (asked.length === 1) return [...source.capitals].some((word) => word.startsWith(asked));
  if (/^\p{Lu}[\p{Lu}&]*s?$/u.test(text.replace(/\./gu, '')) && isAcronymOf(asked.replace(/s$/u, ''), source))
    return true;
  if (source.text.toLowerCase().includes(asked) && asked.length > 3) return true;
  if (sameCountry(asked, source.spellings)) return true;
  return [...source.capitals].some(
    (word) =>
      (asked.length >= 3 && word.startsWith(asked)) ||
      (word.length >= 3 && asked.startsWith(word) && word.length * 2 >= asked.length - 1),
  );
}
