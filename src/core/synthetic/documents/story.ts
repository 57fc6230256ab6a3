/** What the writers of documents are given: the claim, the people around it, days, and chance of their own. */

import { claimsOf } from '../claims.js';
import type { Claim, ClaimSettings } from '../claims.js';
import { dayInWords, dayOf } from '../days.js';
import { peopleOf } from '../people.js';
import type { Person } from '../people.js';
import { drawsOf } from '../streams.js';
import type { Draws } from '../streams.js';

export interface Story {
  readonly claim: Claim;
  readonly draws: Draws;
  /** Pages to fill, for documents that can be long. */
  readonly pages: number;
  /** Somebody else of the same seed: 1 is the caseworker of the claim, in all its documents. */
  other(number: number): Person;
  /** A day so many after the claim was made, in words. */
  day(after: number): string;
}

/** The story behind a document: the same claim gives the same people and days to all its documents. */
export function storyOf(settings: ClaimSettings, index: number, kind: string, pages: number): Story {
  const claim = claimsOf(settings)(index);
  const personAt = peopleOf(settings.seed);
  const first = dayOf(claim.claimDate);
  return {
    claim,
    draws: drawsOf(settings.seed, `document.${kind}`, index),
    pages,
    // From the far end, where no claim of a lesson reaches.
    other: (number) => personAt(999_999 - ((index * 997 + number) % 400_000)),
    day: (after) => dayInWords(first + after),
  };
}

export const money = (amount: number) => `£${amount.toFixed(2).replace(/\B(?=(?:\d{3})+\.)/g, ',')}`;

const small = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** `no documents`, `one document`, `three documents`, `14 months`. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count === 0 ? 'no' : (small[count] ?? String(count))} ${count === 1 ? one : more}`;
}
export const title = (name: string) => name.split(' ').at(-1) ?? name;
