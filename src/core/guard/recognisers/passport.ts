import type { Candidate, Recogniser } from '../candidate.js';
import { distanceTo, headed } from '../context.js';

const shape = /\d{7,9}(?![A-Z\d]|[-./]\d)/gi;
const letters = /(?<![A-Z\d_])[A-Z]{2} ?$/i;
const words = /\bpassports?(?: (?:no|num|number|numbers|ref|details?))?\b/gi;

/**
 * Passport number: nine digits, or two letters and seven digits. HM Passport Office publishes no rule and sources differ, so both
 * forms are taken, and only after the word passport.
 */
export const passport: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: figures, index } of text.matchAll(shape)) {
    const head = figures.length === 7 ? letters.exec(text.slice(Math.max(0, index - 4), index))?.[0] : '';
    const start = index - (head?.length ?? 0);
    if (head === undefined || figures.length === 8 || /[A-Za-z\d_]/.test(text.charAt(start - 1))) continue;
    const distance = distanceTo(words, text, start, 60);
    // Farther off only when no other number stands between.
    const follows =
      distance !== undefined && (distance <= 32 || !/\d/.test(text.slice(Math.max(0, start - distance), start)));
    if (!follows && !headed(reading, start, words)) continue;
    found.push({ type: 'passport', start, end: index + figures.length, sure: 0.9, severity: 'high' });
  }
  return found;
};
