import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { distanceTo, headed, labelledOtherwise, near } from '../context.js';
import type { Reading } from '../reading.js';
import { isReservedNino } from '../reserved.js';

const shape = /\b[A-Z]{2}[ ./-]?\d{2}[ ./-]?\d{2}[ ./-]?\d{2}(?:[ ./-]?[A-D](?![A-Z\d])|(?![ -]?\d|[A-Z]))/gi;
const words = /\b(?:nino|ni|n\.i\.|national insurance|nat(?:ional)? ins|nin)\b/i;
const everyWord = new RegExp(words.source, 'gi');
const neverFirst = /^[DFIQUV]|^.[DFIOQUV]/;
const neverTogether = /^(?:BG|GB|KN|NK|NT|TN|ZZ)/;

/** Two letters and six digits are many things: a hospital's number, a company's. */
function labelledClosely(reading: Reading, start: number): boolean {
  if (headed(reading, start, words)) return true;
  const distance = distanceTo(everyWord, reading.text, start, 48);
  if (distance === undefined || labelledOtherwise(reading.text, start)) return false;
  const between = reading.text.slice(Math.max(0, start - distance), start);
  return !/\d/.test(between) && (distance <= 12 || !/[,;]/.test(between));
}

/**
 * National Insurance number: two letters, six digits, A to D. HMRC National Insurance Manual NIM39110: neither letter D F I Q U V,
 * the second not O, and BG GB KN NK NT TN ZZ never used. QQ is HMRC's own example. In small letters, or without its last letter,
 * only beside words about National Insurance.
 */
export const nino: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(shape)) {
    let end = start + written.length;
    let compact = written.replace(/[ ./-]/g, '');
    // “QQ123456 a letter”: a word, not the suffix.
    if (compact.length === 9 && /[ -][a-d]$/.test(written) && /^[A-Z]/.test(written)) {
      end -= 2;
      compact = compact.slice(0, 8);
    }
    const capitals = compact === compact.toUpperCase();
    compact = compact.toUpperCase();
    const reserved = isReservedNino(compact);
    if (!reserved && (neverFirst.test(compact) || neverTogether.test(compact))) continue;
    const labelled = near(text, start, end, words) || headed(reading, start, words);
    if (!labelled && !capitals) continue;
    if (compact.length === 8 && !labelledClosely(reading, start)) continue;
    found.push({
      type: 'nino',
      start,
      end,
      sure: labelled ? 0.97 : 0.85,
      severity: severityOf(reserved, 'high'),
      reserved,
    });
  }
  return found;
};
