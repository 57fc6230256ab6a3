import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { ibanCheck } from '../checkDigits.js';
import { exampleIbans } from '../reserved.js';

const head = /\b[A-Z]{2}\d{2}(?=[ -]?[A-Z\d]{4})/gi;
/** Lengths by country. SWIFT, IBAN Registry. A country that is not here may have 15 to 34. */
const lengths: { readonly [country: string]: number } = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BR: 29, CH: 21, CR: 22, CY: 28, CZ: 24,
  DE: 22, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27,
  GT: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LI: 21, LT: 20,
  LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MR: 27, MT: 31, MU: 30, NL: 18, NO: 15, PK: 24, PL: 28, PS: 29,
  PT: 25, QA: 29, RO: 24, RS: 22, SA: 24, SE: 24, SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29, VA: 22, XK: 20,
}; // prettier-ignore

/** International Bank Account Number: ISO 13616, the length of its country, check by MOD 97-10. The check is proof enough without words. */
export const iban: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(head)) {
    const length = lengths[written.slice(0, 2).toUpperCase()];
    if (length === undefined) continue;
    let compact = written;
    let end = start + written.length;
    while (compact.length < length) {
      if (/[ -]/.test(text.charAt(end)) && /[A-Z\d]/i.test(text.charAt(end + 1))) end += 1;
      const next = text.charAt(end);
      if (!/[A-Z\d]/i.test(next)) break;
      compact += next;
      end += 1;
    }
    if (compact.length !== length || /[A-Z\d]/i.test(text.charAt(end))) continue;
    const capital = compact.toUpperCase();
    if (!ibanCheck(capital)) continue;
    const reserved = exampleIbans.has(capital);
    found.push({ type: 'iban', start, end, sure: 0.99, severity: severityOf(reserved, 'high'), reserved });
  }
  return found;
};
