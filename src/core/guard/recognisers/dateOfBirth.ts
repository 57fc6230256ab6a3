import type { Candidate, Recogniser } from '../candidate.js';
import { after, before } from '../context.js';

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const monthNumber = '(?:0?[1-9]|1[0-2])';
const year = '(?:19|20)\\d{2}';
const forms = new RegExp(
  `\\b(?:${day}([/.-])${monthNumber}\\1(?:${year}|\\d{2})|${year}-${monthNumber}-${day}|${day}(?:st|nd|rd|th)?(?: of)?[ -]${month}\\.?,?[ -](?:${year}|\\d{2})|${month}\\.? ${day}(?:st|nd|rd|th)?,? ${year}|${day} ${monthNumber} ${year})(?![\\d/])`,
  'gi',
);
const label =
  /(?:\bborn(?: on)?(?: the)?|\bd\.? ?o\.? ?b\.?|\bdate[ -]of[ -]birth|\bbirth ?date|\bbirthday|\bdate born)(?: (?:is|was|of|given as|recorded as|shown as|on|as))*(?: \([^()\n]{0,14}\))?[\s:=|,.(<>"'*-]{0,8}$/i;
const labelAfter = /^[\s,]{0,2}\(?(?:d\.?o\.?b\.?|date of birth)\b/i;

/** Date of birth: a date right after words that say so (born, DOB, date of birth). Any other date is only a date. */
export const dateOfBirth: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(forms)) {
    const end = start + written.length;
    if (!label.test(before(text, start, 60)) && !labelAfter.test(after(text, end, 24))) continue;
    found.push({ type: 'date-of-birth', start, end, sure: 0.9, severity: 'medium' });
  }
  return found;
};
