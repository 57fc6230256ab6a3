/** Phrases with `{name}` places. The extension passes `vscode.l10n.t`; the command line and tests pass {@link english}. */
export type Words = { readonly [name: string]: string | number | boolean };
export type Translate = (phrase: string, words?: Words) => string;

/** Fills the places of an English phrase. A place without a word stays as it is, so that a slip shows. */
export const english: Translate = (phrase, words = {}) =>
  phrase.replace(/\{(\w+)\}/g, (place, name: string) => (name in words ? String(words[name]) : place));
