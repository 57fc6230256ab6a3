import type { Candidate, Recogniser } from '../candidate.js';
import { accountsOfficeCheck } from '../checkDigits.js';
import { headed, near } from '../context.js';

const employer = /\b\d{3} ?\/ ?[A-Z]{0,3}\d{1,6}[A-Z]?(?![A-Z\d/])/gi;
const accountsOffice = /\b\d{3} ?P ?[A-Z] ?\d{7}[\dX](?![A-Z\d])/gi;
const words =
  /\b(?:paye|employer(?:'?s)?(?: paye)? ref(?:erence)?|ern|p45|p46|p60|p11d|tax office|payroll ref(?:erence)?|hmrc office|empref)\b/i;

const employerWords = /\b(?:employers?(?:'s)?|payroll|pay(?:slip| scheme)|scheme|hmrc)\b/i;

/**
 * Employer's PAYE reference, 123/AB456: the tax office and the employer; no check, so only beside words about PAYE.
 * Accounts Office reference, 123PA00045678: a check letter by modulus 23. HMRC `domain`, EmpRef and EpayeReferenceChecker.
 */
export const payeReference: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(employer)) {
    const end = start + written.length;
    const underHeading = headed(reading, start, words) || headed(reading, start, employerWords);
    const lettered = /\/ ?[A-Z]/i.test(written);
    if (
      !underHeading &&
      !near(text, start, end, words, 100) &&
      !(lettered && near(text, start, end, employerWords, 60))
    )
      continue;
    if (!underHeading && !/[A-Z]/i.test(written) && !near(text, start, end, words, 40)) continue;
    found.push({ type: 'paye-reference', start, end, sure: 0.9, severity: 'medium' });
  }
  for (const { 0: written, index: start } of text.matchAll(accountsOffice))
    if (accountsOfficeCheck(written.replace(/ /g, '').toUpperCase()))
      found.push({ type: 'paye-reference', start, end: start + written.length, sure: 0.95, severity: 'medium' });
  return found;
};
