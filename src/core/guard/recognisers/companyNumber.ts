import type { Candidate, Recogniser } from '../candidate.js';
import { distanceTo } from '../context.js';

const shape =
  /\b(?:(?:AC|CE|CS|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|R0|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC)\d{6}|\d{8}|\d{7}|R\d{7})(?![A-Z\d/-]|\.\d)/gi;
const words =
  /\b(?:compan(?:y|ies) (?:registration |registered )?(?:no|nos|num|number|numbers|ref|reference|reg(?:istration)?)|companies house|registered (?:in|at) (?:england|wales|scotland|northern ireland|cardiff|edinburgh|belfast|london)[^\n.]{0,30}|registered (?:company )?(?:no|number)|registration (?:no|number)|reg(?:istered|istration)? (?:no|number)|co(?:mpany)?\.? (?:no|number|reg)|crn|llp (?:no|number))\b/gi;

/**
 * Company registration number: eight digits, or two letters for the register and six digits. Companies House, “Company number
 * prefixes”. No check digit, so only after words about a company's registration. Seven digits lack their leading zero.
 */
export const companyNumber: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(shape)) {
    if (/[\d][-/.,]$|[£$€]$/.test(text.slice(Math.max(0, start - 2), start))) continue;
    const distance = distanceTo(words, text, start, 60);
    if (distance === undefined || distance > (/^\d/.test(written) ? 24 : 40)) continue;
    found.push({ type: 'company-number', start, end: start + written.length, sure: 0.9, severity: 'low' });
  }
  return found;
};
