/** People who are nobody: each value from a range that is never given out. */

import { exampleOf } from '../guard/examples.js';
import { isReservedName } from '../guard/reserved.js';
import { pick, streamOf, whole } from './streams.js';
import { firstNames, streets, surnameEnds, surnameStarts, towns } from './wordLists.js';

export interface Person {
  readonly name: string;
  /** Prefix QQ, which HMRC never gives out. Differs from person to person, up to a million of one seed. */
  readonly nino: string;
  readonly address: string;
  readonly town: string;
  /** Area ZX, which does not exist, with a last letter that is never used. */
  readonly postcode: string;
  /** Ofcom's mobile numbers for drama: only a thousand, so many people share one. */
  readonly phone: string;
  /** At example.com (RFC 2606). */
  readonly email: string;
}

/** As many people as have a National Insurance number of their own. */
export const mostPeople = 1_000_000;
const inLast = [...'ABDEFGHJLN'];
/** Lower-case forms worked out once, not for each of a million people. */
const both = (words: readonly string[]) => words.map((word) => ({ word, small: word.toLowerCase() }));
const givenWords = both(firstNames);
const startWords = both(surnameStarts);
const endWords = both(surnameEnds);
/** Letters never used at the end of a postcode, Royal Mail PAF. */
const neverLast = ['C', 'I', 'K', 'M', 'O', 'V'];

/** The people of a seed, by their number from 0. The same number is always the same person. */
export function peopleOf(seed: number): (index: number) => Person {
  const first = streamOf(seed, 'person.first-name');
  const start = streamOf(seed, 'person.surname-start');
  const end = streamOf(seed, 'person.surname-end');
  const house = streamOf(seed, 'person.house');
  const street = streamOf(seed, 'person.street');
  const town = streamOf(seed, 'person.town');
  const post = streamOf(seed, 'person.postcode');
  const phone = streamOf(seed, 'person.phone');
  const nino = Math.floor(streamOf(seed, 'person.nino')(0) * mostPeople);
  return (index) => {
    const given = pick(givenWords, first(index));
    const from = pick(startWords, start(index));
    const to = pick(endWords, end(index));
    return {
      name: `${given.word} ${from.word}-${to.word}`,
      nino: exampleOf('nino', (nino + index) % mostPeople, ''),
      address: `${whole(1, 180, house(index))} ${pick(streets, street(index))}`,
      town: pick(towns, town(index)),
      postcode: `ZX${whole(1, 19, post(index))} ${whole(0, 9, post(index, 1))}${pick(inLast, post(index, 2))}${pick(neverLast, post(index, 3))}`,
      phone: `07700 900${String(whole(0, 999, phone(index))).padStart(3, '0')}`,
      email: `${given.small}.${from.small}.${to.small}.${index + 1}@example.com`,
    };
  };
}

/** Made of our own lists, or ending in a word that the guard knows as nobody's. */
export function isMadeUpName(name: string): boolean {
  const match = /^(\S+) ([A-Z][a-z]+)-([A-Z][a-z]+)$/.exec(name);
  if (match && firstNames.includes(match[1] ?? '') && surnameStarts.includes(match[2] ?? ''))
    return surnameEnds.includes(match[3] ?? '');
  return isReservedName(name);
}
