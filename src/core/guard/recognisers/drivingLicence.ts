import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { headed, near } from '../context.js';
import { specimenLicences } from '../reserved.js';

// The digits in the middle first: most words begin like a surname, and few are followed by a date.
const shape =
  /\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d ?[A-Z9]{2} ?[A-Z\d] ?[A-Z]{2}(?: ?\d{2})?\b/gi;
const surname = /\b[A-Z9]{5} ?$/i;
const words = /\b(?:driv(?:ing|er|ers|er's)|licen[cs]e|dvla)\b/i;

/**
 * Driver number on a licence of Great Britain, 16 characters: five of the surname filled up with 9, the decade, the month (50 more
 * for a woman), the day, the year, two initials, and three that check it. DVLA, “Driving licence driver number”; the check is not public.
 */
export const drivingLicence: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: digitsOn, index } of text.matchAll(shape)) {
    const head = surname.exec(text.slice(Math.max(0, index - 7), index))?.[0];
    if (head === undefined) continue;
    const start = index - head.length;
    const written = head + digitsOn;
    const compact = written.replace(/ /g, '').toUpperCase();
    // The surname is filled up from its end, and so are the initials.
    if (!/^[A-Z]+9*$/.test(compact.slice(0, 5)) || /^9[A-Z]/.test(compact.slice(11, 13))) continue;
    const labelled = near(text, start, start + written.length, words) || headed(reading, start, words);
    if (!labelled && written !== written.toUpperCase()) continue;
    const issue = /[A-Z] ?\d{2}$/i.exec(written);
    const end = start + (issue ? issue.index + 1 : written.length);
    const reserved = specimenLicences.has(compact.slice(0, 16));
    found.push({
      type: 'driving-licence',
      start,
      end,
      sure: labelled ? 0.97 : 0.9,
      severity: severityOf(reserved, 'high'),
      reserved,
    });
  }
  return found;
};
