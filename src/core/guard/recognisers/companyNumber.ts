import type { Candidate, Recogniser } from '../candidate.js';
import { distanceTo, headed } from '../context.js';

const shape = /\d{6,8}(?![A-Z\d/-]|\.\d)/gi;
/** Registers other than that of England and Wales. R0 and R stand for Northern Ireland's old ones. */
const registers =
  /^(?:AC|CE|CS|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|RC|RS|SA|SC|SE|SF|SG|SI|SL|SO|SP|SR|SZ|ZC)\d{6}$|^R\d{7}$|^\d{7,8}$/i;
const words =
  /\b(?:compan(?:y|ies) (?:registration |registered )?(?:no|nos|num|number|numbers|ref|reference|reg(?:istration)?)|companies house|registered (?:in|at) (?:england|wales|scotland|northern ireland|cardiff|edinburgh|belfast|london)[^\n.]{0,30}|registered (?:company )?(?:no|number)|registration (?:no|number)|reg(?:istered|istration)? (?:no|number)|co(?:mpany)?\.? (?:no|number|reg)|crn|llp (?:no|number))\b/gi;

/** Right before the number, or with a register's letters; a table says it shortly. */
const companyWords =
  /\b(?:compan(?:y|ies)(?: (?:is|number is))?|parent(?: company)?|ltd|limited(?: by guarantee)?|llp|plc|co|incorporated|registered|registered number(?: is)?)\b/gi;
const headingWords = /\b(?:company|companies house|crn|reg(?:istered|istration)?\.? (?:no|number)|co\.? no)\b/i;

/**
 * Company registration number: eight digits, or two letters for the register and six digits. Companies House, “Company number
 * prefixes”. No check digit, so only after words about a company's registration. Seven digits lack their leading zero.
 */
export const companyNumber: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: figures, index } of text.matchAll(shape)) {
    const letters = /(?<![A-Z\d_])[A-Z]{1,2} ?$/i.exec(text.slice(Math.max(0, index - 4), index))?.[0] ?? '';
    // “SC 123456”, but “no 12345678” is a word and a number.
    const spelt = !letters.endsWith(' ') || (/^[A-Z]{2} $/.test(letters) && letters !== 'NO ');
    const register = spelt && registers.test(letters.trim() + figures) ? letters : '';
    const start = index - register.length;
    const written = register.trim() + figures;
    if (!registers.test(written) || /[A-Za-z\d_]/.test(text.charAt(start - 1))) continue;
    if (/[\d][-/.,]$|[£$€]$/.test(text.slice(Math.max(0, start - 2), start))) continue;
    const distance = distanceTo(words, text, start, 60);
    const labelled = distance !== undefined && distance <= (/^\d/.test(written) ? 24 : 40);
    const company = /^\d{7}$/.test(written) ? undefined : distanceTo(companyWords, text, start, 32);
    if (!labelled && !(company !== undefined && company <= 4) && !headed(reading, start, headingWords)) continue;
    found.push({
      type: 'company-number',
      start,
      end: index + figures.length,
      sure: register ? 0.96 : 0.9,
      severity: 'low',
    });
  }
  return found;
};
