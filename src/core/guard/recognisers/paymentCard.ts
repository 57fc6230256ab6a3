import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { luhnCheck } from '../checkDigits.js';
import { headed, labelledOtherwise, near, windows } from '../context.js';
import { testCards } from '../reserved.js';

const words = /\b(?:card|visa|mastercard|amex|american express|debit|credit|maestro|pan)\b/i;
/** Which beginnings and lengths are issued. ISO/IEC 7812, ranges as the schemes publish them. */
const issuers: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [13, 16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { begins: /^(?:36|30[0-5]|3095|38|39)/, lengths: [14, 16] },
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  { begins: /^62/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:5018|5020|5038|5893|6304|6759|676[123])/, lengths: [13, 14, 15, 16, 17, 18, 19] },
];
const shapes = /^(?:\d{2}|4-4-4-4|4-4-4-4-[1-3]|4-6-5|4-6-4|4-4-4-1|6-[0-9]{1,2})$/;
const inShape = { has: (shape: string) => shapes.test(shape) };

/** Payment card number (PAN): 13 to 19 digits in an issuer's range that pass the Luhn check. Published test numbers are examples. */
export const paymentCard: Recogniser = (reading) => {
  const { text, digits } = reading;
  const found: Candidate[] = [];
  for (const { start, end, digits: number, shape } of windows(text, digits, 13, 19, inShape)) {
    if (!luhnCheck(number)) continue;
    if (!issuers.some(({ begins, lengths }) => begins.test(number) && lengths.includes(number.length))) continue;
    const labelled = near(text, start, end, words) || headed(reading, start, words);
    // Thirteen to fifteen plain digits pass by chance too often: barcodes, IMEIs, times in milliseconds.
    if (
      !labelled &&
      (labelledOtherwise(text, start) || (number.length < 16 && shape.length < 3 && !/^3[47]/.test(number)))
    )
      continue;
    const reserved = testCards.has(number);
    found.push({
      type: 'payment-card',
      start,
      end,
      sure: labelled ? 0.98 : 0.9,
      severity: severityOf(reserved, 'high'),
      reserved,
    });
  }
  return found;
};
