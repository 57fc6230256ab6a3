import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { nhsCheck, utrCheck } from '../checkDigits.js';
import { distanceTo, labelledOtherwise, near, windows } from '../context.js';
import type { DigitWindow } from '../context.js';
import type { Reading } from '../reading.js';
import { isReservedNhsNumber } from '../reserved.js';

const nhsWords = /\b(?:nhs|patient|chi|hospital|surgery|gp|h&c|health (?:and|&) (?:social )?care|hcn)\b/gi;
const taxWords =
  /\b(?:utr|unique tax(?:payer)?(?:'?s)?(?: ref(?:erence)?)?|tax(?:payer|payers|payer's)? ref(?:erence)?|self[- ]assessment|corporation tax|sa ref(?:erence)?|ct ref(?:erence)?|hmrc|tax(?:payer)?)\b/gi;
const healthWords =
  /\b(?:nhs|patients?|clinic(?:al)?|hospital|gp|surgery|ward|consultant|referral|medical|medicine|health|spine|diagnos\w+|discharged?|born|dob|d\.o\.b|date of birth|doctor|dr|nurse|allergic|prescri\w+|treatment)\b/gi;
/** A letter about tax need not name the number each time. */
const taxContext =
  /\b(?:tax returns?|self[- ]assessment|tax year|payments? on account|hmrc|hm revenue|tma 1970|utrs?|unique tax(?:payer)?|corporation tax|income tax|sa100|ct600|64-8)\b/gi;
const nhsShapes = new Set(['10', '3-3-4']);
const taxShapes = new Set(['10', '5-5']);
const tenShapes = new Set([...nhsShapes, ...taxShapes]);

/** Which numbers are given out: England, Wales and Man 400–499 and 600–708; Northern Ireland 320–399; Scotland a date first; 999 for tests. */
function isIssued(digits: string): boolean {
  const first = Number(digits.slice(0, 3));
  if (
    first === 999 ||
    (first >= 400 && first <= 499) ||
    (first >= 600 && first <= 708) ||
    (first >= 320 && first <= 399)
  )
    return true;
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/**
 * NHS numbers and Unique Taxpayer References: ten digits each, with different check digits, so that one number in a hundred
 * passes both. The nearer label decides; without a label both are named. Sources: NHS Data Dictionary, “NHS Number”;
 * HMRC `domain`, ReferenceChecker. A number that fails its check digit is not reported.
 */
export const tenDigits: Recogniser = (reading) => {
  const { text, digits } = reading;
  const found: Candidate[] = [];
  for (const window of windows(text, digits, 10, 10, tenShapes)) {
    const candidate = readTen(reading, window);
    if (candidate) found.push(candidate);
  }
  // Self Assessment prints the reference with a K before or after it.
  for (const { 0: written, index } of text.matchAll(/\b(?:K ?\d{5} ?\d{5}|\d{5} ?\d{5} ?K)\b/gi))
    if (utrCheck(written.replace(/[k ]/gi, '')))
      found.push({ type: 'utr', start: index, end: index + written.length, sure: 0.9, severity: 'high' });
  return found;
};

function readTen(reading: Reading, { start, end, digits, shape, whole }: DigitWindow): Candidate | undefined {
  const { text } = reading;
  const nhs = nhsShapes.has(shape) && nhsCheck(digits) && !/^(\d)\1{9}$/.test(digits);
  const utr = taxShapes.has(shape) && utrCheck(digits);
  if (!nhs && !utr) return undefined;
  // A heading is a label that stands right above, and no other counts beside it.
  const heading = reading.heading(start);
  const toWords = (words: RegExp) => (heading.search(words) === -1 ? distanceTo(words, text, start) : -1);
  const toNhs = nhs ? toWords(nhsWords) : undefined;
  const toTax = utr ? toWords(taxWords) : undefined;
  const reserved = isReservedNhsNumber(digits);
  if (toNhs !== undefined && toNhs <= (toTax ?? Infinity))
    return {
      type: 'nhs-number',
      start,
      end,
      sure: 0.95,
      severity: severityOf(reserved, 'high'),
      reserved,
      ambiguousWith: utr && !reserved ? ['utr'] : [],
    };
  if (toTax !== undefined)
    return {
      type: 'utr',
      start,
      end,
      sure: 0.95,
      severity: 'high',
      ambiguousWith: nhs && isIssued(digits) ? ['nhs-number'] : [],
    };
  if (labelledOtherwise(text, start) || (!whole && shape === '10')) return undefined;
  // One plain number in thirty passes by chance: a claim, an order, a time. Both checks are passed by one in a hundred.
  if (shape === '10' && !utr && !near(text, start, end, healthWords, 240)) return undefined;
  if (nhs && (shape === '3-3-4' || isIssued(digits) || near(text, start, end, nhsWords)))
    return {
      type: 'nhs-number',
      start,
      end,
      sure: shape === '3-3-4' ? 0.8 : 0.6,
      severity: severityOf(reserved, 'medium'),
      reserved,
      ambiguousWith: utr && !reserved ? ['utr'] : [],
    };
  if (utr && (near(text, start, end, taxWords) || near(text, start, end, taxContext, 240)))
    return { type: 'utr', start, end, sure: 0.6, severity: 'medium' };
  return undefined;
}
