import type { Candidate, Recogniser } from '../candidate.js';
import { vatCheck } from '../checkDigits.js';
import { headed, labelledOtherwise, near, windows } from '../context.js';

const prefixed =
  /\b(?:GB|XI)[ -]?(?:\d{3}[ -]?\d{4}[ -]?\d{2}(?:[ -]?\d{3})?|\d{3} ?\d{3} ?\d{3}|(?:GD[0-4]|HA[5-9])\d{2})(?![A-Z\d])/gi;
const words = /\b(?:vat|value added tax|v\.a\.t\.|vrn)\b/i;
const shapes = new Set(['9', '3-4-2', '3-3-3', '12', '3-4-2-3']);

/**
 * VAT registration number: nine digits checked by modulus 97 or “9755”, twelve for a branch, GD and HA for departments and
 * health authorities. HMRC `domain`, ReferenceChecker. Without GB or XI before it, only beside words about VAT: one number in
 * fifty passes by chance.
 */
export const vatNumber: Recogniser = (reading) => {
  const { text, digits } = reading;
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(prefixed)) {
    const compact = written.replace(/[ -]/g, '').slice(2).toUpperCase();
    const end = start + written.length;
    const labelled = near(text, start, end, words);
    const department = /^[GH]/.test(compact);
    if (department ? !labelled : !vatCheck(compact.slice(0, 9))) continue;
    found.push({ type: 'vat-number', start, end, sure: labelled ? 0.97 : 0.9, severity: 'medium' });
  }
  for (const { start, end, digits: number } of windows(text, digits, 9, 12, shapes)) {
    if (!vatCheck(number.slice(0, 9))) continue;
    const underHeading = headed(reading, start, words);
    if (!underHeading && !near(text, start, end, words)) continue;
    if (
      /(?:GB|XI)[ -]?$/i.test(text.slice(Math.max(0, start - 3), start)) ||
      (!underHeading && labelledOtherwise(text, start))
    )
      continue;
    found.push({ type: 'vat-number', start, end, sure: 0.95, severity: 'medium' });
  }
  return found;
};
