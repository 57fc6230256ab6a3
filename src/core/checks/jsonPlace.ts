/** Where a value stands in a JSON text, so that a wrong field can be shown and not only named. */

import type { JsonPath } from './jsonSchema.js';
import type { Span } from './mark.js';

/**
 * The place of the value at a path in a text that `JSON.parse` takes. When the path leads to something missing,
 * the place of the innermost value that is there. No recursion: depth cannot overflow the stack.
 */
export function jsonPlace(text: string, path: JsonPath): Span {
  let start = skipSpace(text, 0);
  for (const key of path) {
    const inner = text[start] === '{' ? member(text, start, String(key)) : element(text, start, Number(key));
    if (inner === undefined) break;
    start = inner;
  }
  return { start, end: valueEnd(text, start) };
}

function skipSpace(text: string, at: number): number {
  let place = at;
  while (/[\s\ufeff]/u.test(text[place] ?? '')) place += 1;
  return place;
}

/** The end of the value that starts here. */
function valueEnd(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return stringEnd(text, start);
  if (first !== '{' && first !== '[') {
    let end = start;
    while (/[\w.+-]/u.test(text[end] ?? '')) end += 1;
    return end;
  }
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') at = stringEnd(text, at) - 1;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/** The start of the value under a key; of the last one when the key is there twice, as `JSON.parse` reads it. */
function member(text: string, start: number, key: string): number | undefined {
  let found: number | undefined;
  let at = skipSpace(text, start + 1);
  while (text[at] === '"') {
    const end = stringEnd(text, at);
    const name: unknown = JSON.parse(text.slice(at, end));
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (name === key) found = value;
    at = skipSpace(text, valueEnd(text, value));
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return found;
}

function element(text: string, start: number, index: number): number | undefined {
  let at = skipSpace(text, start + 1);
  for (let seen = 0; text[at] !== ']' && at < text.length; seen += 1) {
    if (seen === index) return at;
    at = skipSpace(text, valueEnd(text, at));
    if (text[at] !== ',') return undefined;
    at = skipSpace(text, at + 1);
  }
  return undefined;
}
