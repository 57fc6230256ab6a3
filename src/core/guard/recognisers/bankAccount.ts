import type { Candidate, Recogniser } from '../candidate.js';
import { distanceTo, headed, near, windows } from '../context.js';
import type { DigitWindow } from '../context.js';

const sortWords = /\b(?:sort[ -]?codes?|s\/c|sc|branch code)\b/gi;
const accountWords =
  /\b(?:account (?:no|num|number|numbers)|a\/c(?: (?:no|number))?|acc(?:t|oun?t)?\.? ?(?:no|num|number)|acct|bank account|account|acc?)\b/gi;
/** Far off the two numbers side by side, words about paying tell them from dates and cases. */
const bankWords =
  /\b(?:bank|bacs|chaps|pay(?:s|ments?|able|ing)?|paid|refund(?:s|ed)?|transfer(?:s|red)?|accounts?|a\/c|iban|faster payments?|direct debit|credited|sort codes?)\b/i;
const headingWords = /\b(?:account|acc(?:oun)?t|a\/c)(?: (?:no|num|number))?\b/i;
const shapes = new Set(['6', '2-2-2', '7', '8', '4-4', '2-2-4', '2-3-3', '2-2-2-2']);
const accountShapes = new Set(['8', '4-4']);
const otherAccount =
  /\b(?:customer|user|council tax|electricity|gas|water|rent|email|online|energy|library|supplier|utility) (?:account|a\/c)[\s\w.:#]{0,20}$/i;

const between = /^[\s,;:|/-]{1,4}(?:(?:and )?(?:account|acct?|a\/c)[\s.]*(?:no|num|number)?[\s.:#]*)?$/i;

/** One right after the other: 12-34-56 12345678. In forms that dates and cases have too, only near words about paying. */
function sideBySide(text: string, sortCode: DigitWindow, account: DigitWindow): boolean {
  if (account.start - sortCode.end > 40 || !accountShapes.has(account.shape)) return false;
  if (!between.test(text.slice(sortCode.end, account.start))) return false;
  return (
    (account.shape === '8' && sortCode.shape === '2-2-2') || near(text, sortCode.start, account.end, bankWords, 60)
  );
}

/**
 * Sort code (six digits, usually 12-34-56) and account number (eight). Pay.UK, Vocalink modulus checking: the tables of ranges
 * change every few months, so that an old copy would call real accounts wrong; the form and the words decide, or the two together.
 */
export const bankAccount: Recogniser = (reading) => {
  const { text, digits } = reading;
  const found: Candidate[] = [];
  const sortCodes: DigitWindow[] = [];
  const accounts: DigitWindow[] = [];
  for (const window of windows(text, digits, 6, 8, shapes)) {
    if (window.digits.length === 6) sortCodes.push(window);
    else accounts.push(window);
  }
  let next = 0;
  const pairs = new Set<DigitWindow>();
  for (const sortCode of sortCodes) {
    while (next < accounts.length && (accounts[next] as DigitWindow).start < sortCode.end) next += 1;
    const account = accounts[next];
    const together = account !== undefined && sideBySide(text, sortCode, account);
    const distance = distanceTo(sortWords, text, sortCode.start, 60);
    const labelled = distance !== undefined && distance <= (sortCode.shape === '6' ? 12 : 30);
    if (!labelled && !together && !headed(reading, sortCode.start, sortWords)) continue;
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
    const underHeading = headed(reading, account.start, headingWords);
    if (!labelled && !pairs.has(account) && !underHeading) continue;
    if (account.shape === '7' && !underHeading && (distance ?? 99) > 6) continue;
    found.push({ type: 'account-number', start: account.start, end: account.end, sure: 0.92, severity: 'high' });
  }
  return found;
};
