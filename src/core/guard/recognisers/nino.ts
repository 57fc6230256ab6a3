import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { near } from '../context.js';
import { isReservedNino } from '../reserved.js';

const shape = /\b[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}(?:[ -]?[A-D](?![A-Z\d])|(?![ -]?\d|[A-Z]))/gi;
const words = /\b(?:nino|ni|n\.i\.|national insurance|nat(?:ional)? ins|nin)\b/i;
const neverFirst = /^[DFIQUV]|^.[DFIOQUV]/;
const neverTogether = /^(?:BG|GB|KN|NK|NT|TN|ZZ)/;

/**
 * National Insurance number: two letters, six digits, A to D. HMRC National Insurance Manual NIM39110: neither letter D F I Q U V,
 * the second not O, and BG GB KN NK NT TN ZZ never used. QQ is HMRC's own example. In small letters, or without its last letter,
 * only beside words about National Insurance.
 */
export const nino: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(shape)) {
    let end = start + written.length;
    let compact = written.replace(/[ -]/g, '');
    // “QQ123456 a letter”: a word, not the suffix.
    if (compact.length === 9 && /[ -][a-d]$/.test(written) && /^[A-Z]/.test(written)) {
      end -= 2;
      compact = compact.slice(0, 8);
    }
    const capitals = compact === compact.toUpperCase();
    compact = compact.toUpperCase();
    const reserved = isReservedNino(compact);
    if (!reserved && (neverFirst.test(compact) || neverTogether.test(compact))) continue;
    const labelled = near(text, start, end, words);
    if (!labelled && (!capitals || compact.length === 8)) continue;
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
