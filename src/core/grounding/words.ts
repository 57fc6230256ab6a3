/** Words of a text, in the form in which those of a summary and of its source are compared. */

import type { Span } from '../checks/mark.js';

export interface Word extends Span {
  /** Lower case, without accents, apostrophes' endings and points. */
  readonly plain: string;
  /** It begins with a capital. */
  readonly capital: boolean;
}

const word = /\p{L}[\p{L}\p{M}]*(?:['’](?!s(?!\p{L}))\p{L}+)*/gu;

/** Lower case and without accents. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’]/gu, "'").toLowerCase();

/** The words of letters, those of a compound one by one. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(word)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    plain: plain(match[0]),
    capital: /^\p{Lu}/u.test(match[0]),
  }));
}

/** What is left of an English word without its ending: "increases", "increasing" and "increased" come to the same. For comparing only. */
export function stem(spelling: string): string {
  let left = spelling;
  if (left.length > 4 && left.endsWith('ies')) left = `${left.slice(0, -3)}y`;
  else if (left.length > 3 && left.endsWith('s') && !/(?:ss|us|is)$/u.test(left)) left = left.slice(0, -1);
  if (left.length > 5 && left.endsWith('ing')) left = left.slice(0, -3);
  else if (left.length > 4 && left.endsWith('ed')) left = left.slice(0, -2);
  if (left.length > 4 && /([b-df-hj-km-np-rtv-xz])\1$/u.test(left)) left = left.slice(0, -1);
  if (left.length > 3 && left.endsWith('e')) left = left.slice(0, -1);
  if (left.length > 3 && left.endsWith('y')) left = `${left.slice(0, -1)}i`;
  return left;
}

const little = new Set(
  (
    'a an the and or but of to in on at by for from with as is are was were be been being it its this that these those there their they he she his her him we us our you your i me my ' +
    'has have had do does did will would can could may might shall should must not no so if than then into onto out over under about after before between during also which who whom whose what when where how all any some each'
  ).split(' '),
);

/** Words that say nothing about what a sentence is about. */
export const isLittle = (spelling: string): boolean => little.has(spelling);
