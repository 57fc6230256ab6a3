/** Small words that sentences are built with. */

import type { Translate } from '../words.js';

/** `a`, `a and b`, `a, b and c`. */
export function sayList(items: readonly string[], t: Translate): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return t('{first} and {last}', { first: items.slice(0, -1).join(', '), last });
}

/** In quotation marks, cut to what can be taken in at a glance. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line}”`;
}

/** At most `most` quotations, and how many more there are. */
export function sayQuoted(items: readonly string[], t: Translate, most = 3): string {
  const shown = items.slice(0, most).map(quote);
  const more = items.length - shown.length;
  return sayList(more > 0 ? [...shown, t('{count} more', { count: more })] : shown, t);
}

/** Numbers up to ten as words, as they are written in running text. */
export function sayNumber(number: number, t: Translate): string {
  const names = [
    t('none'),
    t('one'),
    t('two'),
    t('three'),
    t('four'),
    t('five'),
    t('six'),
    t('seven'),
    t('eight'),
    t('nine'),
    t('ten'),
  ];
  return names[number] ?? String(number);
}

/** A large number with its thousands apart: `2,106,000`. */
export function sayFigure(figure: number): string {
  return figure.toLocaleString('en-GB');
}

/** The name at the end of a path, however the machine writes paths. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** The first letter as a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A size in bytes as people read it: `490 MB`. */
export function sayBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
}
