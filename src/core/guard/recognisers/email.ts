import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { isReservedDomain } from '../reserved.js';

const localCharacter = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\u00c0-\uffff-]/;
const domain =
  /^(?:[A-Za-z0-9\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f-]{0,61}[A-Za-z0-9\u00c0-\u024f])?\.){1,8}[A-Za-z]{2,24}/;

/** E-mail address: RFC 5321 in the form people write. Found from its @ outwards, so that no long word is read twice. */
export const email: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && localCharacter.test(text.charAt(start - 1))) start -= 1;
    // Quotes, brackets and dots of the sentence around it, and `mailto:`.
    while (start < at && /[.'*_`/=?#&|{}~!^%$-]/.test(text.charAt(start))) start += 1;
    if (start === at) continue;
    const match = domain.exec(text.slice(at + 1, at + 256));
    if (!match) continue;
    const end = at + 1 + match[0].length;
    if (/[A-Za-z0-9@]/.test(text.charAt(end))) continue;
    const reserved = isReservedDomain(match[0]);
    found.push({ type: 'email', start, end, sure: 0.98, severity: severityOf(reserved, 'medium'), reserved });
  }
  return found;
};
