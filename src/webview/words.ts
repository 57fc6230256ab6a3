/** Every visible string of a page goes through {@link t}. English is the phrase itself. */

import { english, type Translate } from '../core/words.js';

let phrases: { readonly [phrase: string]: string } = {};
let numbers = new Intl.NumberFormat('en-GB');

/**
 * Puts in the translations that the extension sent. `language` is a BCP 47 tag. Without translations the page speaks
 * English, and says so to screen readers; a language that the browser has no figures for keeps the English ones.
 */
export function setWords(language: string, translations: { readonly [phrase: string]: string }): void {
  phrases = translations;
  const [known] = Intl.NumberFormat.supportedLocalesOf(language);
  numbers = new Intl.NumberFormat(known ?? 'en-GB');
  document.documentElement.lang = Object.keys(translations).length > 0 ? language : 'en-GB';
}

export const t: Translate = (phrase, words) => english(phrases[phrase] ?? phrase, words);

/** A number as people write it: `4,096`. */
export const figure = (value: number): string => numbers.format(value);
