import type { Candidate, Recogniser } from '../candidate.js';
import { before, headed } from '../context.js';

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
/** The label, and other words before the date comes, none of them about another date: “your date of birth, please? – It is …”. */
const answered =
  /\b(?:born|d\.? ?o\.? ?b\.?|date[ -]of[ -]birth|birth ?date|birthday)\b(?:(?!\b(?:by|before|until|since|dated?|from|repl\w+|meeting|letter|appointment|review|call(?:ed)?|wrote|sent|received|due|after|expir\w+|valid|issued|seen|joined|started)\b)[^\d.;]){0,64}$/i;
/** The subject of a clinic's letter: “Re: Mr A Example, 3 March 1950”. */
const subject = /(?:^|[^\w])(?:Re|RE|Ref|REF|Regarding|Patient) ?: (?:[A-Z][A-Za-z'.\u00c0-\u017f-]* ?){1,5}, $/;
const headingWords = /\b(?:born|d\.? ?o\.? ?b\.?|date of birth|birth ?date|birth)\b/i;
const labelAfter = /^[\s,]{0,2}\(?(?:as (?:the|his|her|their|your|my|a) )?(?:d\.?o\.?b\.?|date of birth)\b/i;

/** Date of birth: a date right after words that say so (born, DOB, date of birth). Any other date is only a date. */
export const dateOfBirth: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(forms)) {
    const end = start + written.length;
    const behind = before(text, start, 84);
    const labelled =
      label.test(behind) || subject.test(behind) || answered.test(behind) || labelAfter.test(text.slice(end, end + 24));
    if (!labelled && !headed(reading, start, headingWords)) continue;
    found.push({ type: 'date-of-birth', start, end, sure: 0.9, severity: 'medium' });
  }
  return found;
};
