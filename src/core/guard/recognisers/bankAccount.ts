import type { Candidate, Recogniser } from '../candidate.js';
import { distanceTo, windows } from '../context.js';
import type { DigitWindow } from '../context.js';

const sortWords = /\b(?:sort[ -]?codes?|s\/c|sc|branch code)\b/gi;
const accountWords =
  /\b(?:account (?:no|num|number|numbers)|a\/c(?: (?:no|number))?|acc(?:t|oun?t)?\.? ?(?:no|num|number)|acct|bank account|account)\b/gi;
const otherAccount =
  /\b(?:customer|user|council tax|electricity|gas|water|rent|email|online|energy|library|supplier|utility) (?:account|a\/c)[\s\w.:#]{0,20}$/i;

/**
 * Sort code (six digits, usually 12-34-56) and account number (eight). Pay.UK, Vocalink modulus checking: the tables of ranges
 * change every few months, so that an old copy would call real accounts wrong; the form and the words decide, or the two together.
 */
export const bankAccount: Recogniser = ({ text, digits }) => {
  const found: Candidate[] = [];
  const sortCodes: DigitWindow[] = [];
  const accounts: DigitWindow[] = [];
  for (const window of windows(text, digits, 6, 8)) {
    if (window.digits.length === 6 && (window.shape === '2-2-2' || window.shape === '6')) sortCodes.push(window);
    if (window.digits.length === 8 && ['8', '4-4', '2-2-4', '2-3-3', '2-2-2-2'].includes(window.shape))
      accounts.push(window);
    if (window.digits.length === 7 && window.shape === '7') accounts.push(window);
  }
  let next = 0;
  const pairs = new Set<DigitWindow>();
  for (const sortCode of sortCodes) {
    while (next < accounts.length && (accounts[next] as DigitWindow).start < sortCode.end) next += 1;
    const account = accounts[next];
    const together =
      account?.shape === '8' &&
      sortCode.shape === '2-2-2' &&
      /^[\s,;:|/-]{1,4}(?:(?:and )?(?:account|acct?|a\/c)[\s.]*(?:no|num|number)?[\s.:#]*)?$/i.test(
        text
          .slice(sortCode.end, Math.min(account.start, sortCode.end + 40))
          .concat(account.start > sortCode.end + 40 ? 'x' : ''),
      );
    const distance = distanceTo(sortWords, text, sortCode.start, 60);
    const labelled = distance !== undefined && distance <= (sortCode.shape === '6' ? 12 : 30);
    if (!labelled && !together) continue;
    if (together && account) pairs.add(account);
    found.push({
      type: 'sort-code',
      start: sortCode.start,
      end: sortCode.end,
      sure: labelled ? 0.95 : 0.85,
      severity: 'medium',
    });
  }
  for (const account of accounts) {
    const distance = distanceTo(accountWords, text, account.start, 60);
    const labelled =
      distance !== undefined &&
      distance <= 16 &&
      !otherAccount.test(text.slice(Math.max(0, account.start - 60), account.start));
    if (!labelled && !pairs.has(account)) continue;
    if (account.shape === '7' && (distance ?? 99) > 6) continue;
    found.push({ type: 'account-number', start: account.start, end: account.end, sure: 0.92, severity: 'high' });
  }
  return found;
};
