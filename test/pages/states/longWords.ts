import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import type { ToLessonPage } from '../../../src/core/protocol.js';

/** Every phrase that the pages can say, from the calls of `t` in their source. */
export function phrasesOfPages(): string[] {
  const folder = join(root, 'src', 'webview');
  const phrases = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const source = readFileSync(join(folder, file), 'utf8');
    for (const call of source.matchAll(/\bt\(\s*('(?:[^'\\]|\\.)*'|[^\s)])/g)) {
      const phrase = call[1] ?? '';
      if (!phrase.startsWith("'"))
        throw new Error(`${file}: t() must be given a phrase in plain quotes, not ${call[0]}`);
      phrases.add(phrase.slice(1, -1).replaceAll("\\'", "'"));
    }
  }
  return [...phrases];
}

/** Welsh is often a third longer than English; German words do not break. */
const longer = (phrase: string): string =>
  phrase
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? part : part.replace(/[A-Za-z]{5,}/g, (word) => `${word}${word.slice(-3)}`)))
    .join('');

export const longWords: Extract<ToLessonPage, { kind: 'words' }> = {
  kind: 'words',
  language: 'cy',
  phrases: Object.fromEntries(phrasesOfPages().map((phrase) => [phrase, longer(phrase)])),
};
