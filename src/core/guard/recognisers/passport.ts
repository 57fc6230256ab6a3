import type { Candidate, Recogniser } from '../candidate.js';
import { distanceTo } from '../context.js';

const shape = /\b(?:\d{9}|[A-Z]{2} ?\d{7})(?![A-Z\d]|[-.,/]\d)/gi;
const words = /\bpassports?(?: (?:no|num|number|numbers|ref|details?))?\b/gi;

/**
 * Passport number: nine digits, or two letters and seven digits. HM Passport Office publishes no rule and sources differ, so both
 * forms are taken, and only after the word passport.
 */
export const passport: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(shape)) {
    const distance = distanceTo(words, text, start, 60);
    if (distance === undefined || distance > 32) continue;
    found.push({ type: 'passport', start, end: start + written.length, sure: 0.9, severity: 'high' });
  }
  return found;
};
