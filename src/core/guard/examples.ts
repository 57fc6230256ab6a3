/** Example values that belong to nobody, in endless supply, for each kind of finding. */

import type { FindingType } from './finding.js';
import { nhsCheck } from './checkDigits.js';

/** The `index`-th example of a kind, from 0; `was` is the value it stands for, so that the form can be kept. All differ. */
export function exampleOf(type: FindingType, index: number, was: string): string {
  const number = index + 1;
  switch (type) {
    case 'nhs-number':
      return nhsNumber(index);
    case 'nino':
      return `QQ ${pairs(123456 + index * 7919)} ${'ABCD'.charAt(index % 4)}`;
    case 'email':
      return `person${number}@example.com`;
    case 'phone':
      return phone(index, was);
    case 'postcode':
      // No area ZX, and no last letters with C or V.
      return `ZX${1 + (Math.floor(index / 10) % 9)} ${index % 10}${'CV'.charAt(Math.floor(index / 90) % 2)}V${index >= 180 ? ` (${number})` : ''}`;
    case 'person-name':
      return names(index);
    // No range is set aside for these, so that any number could be somebody's.
    case 'utr':
      return `[tax reference ${number}]`;
    case 'vat-number':
      return `[VAT number ${number}]`;
    case 'paye-reference':
      return `[PAYE reference ${number}]`;
    case 'company-number':
      return `[company number ${number}]`;
    case 'sort-code':
      return `[sort code ${number}]`;
    case 'account-number':
      return `[account number ${number}]`;
    case 'iban':
      return ['GB82 WEST 1234 5698 7654 32', 'GB29 NWBK 6016 1331 9268 19'][index] ?? `[IBAN ${number}]`;
    case 'payment-card':
      return (
        ['4111 1111 1111 1111', '5555 5555 5555 4444', '4242 4242 4242 4242', '5105 1051 0510 5100'][index] ??
        `[card number ${number}]`
      );
    case 'driving-licence':
      return ['MORGA657054SM9IJ', 'MORGA753116SM9IJ'][index] ?? `[driving licence ${number}]`;
    case 'passport':
      return `[passport number ${number}]`;
    case 'vehicle-registration':
      return `[vehicle ${number}]`;
    case 'date-of-birth':
      return `[date of birth ${number}]`;
    case 'marking':
    case 'injection':
      return was;
    default:
      return type satisfies never;
  }
}

const pairs = (number: number) =>
  String(number % 1_000_000)
    .padStart(6, '0')
    .replace(/(\d\d)(\d\d)(\d\d)/, '$1 $2 $3');

/** A number of the test range with its check digit. About one in eleven has none and is passed over. */
function nhsNumber(index: number): string {
  let left = index;
  for (let serial = 1; ; serial += 1) {
    const nine = `999${String(serial % 1_000_000).padStart(6, '0')}`;
    const digit = [...'0123456789'].find((candidate) => nhsCheck(nine + candidate));
    if (digit === undefined) continue;
    if (left === 0) return `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${digit}`;
    left -= 1;
  }
}

/** Ofcom's ranges for drama: mobile for mobile, an area that does not exist for the rest. */
function phone(index: number, was: string): string {
  const last = String(index % 1000).padStart(3, '0');
  const more = index >= 1000 ? ` ext ${index}` : '';
  return /^(?:\+44|0044)?[\s()0]*7/.test(was) ? `07700 900${last}${more}` : `01632 960${last}${more}`;
}

export const firstNames: readonly string[] = [
  'Alex',
  'Sam',
  'Robin',
  'Jo',
  'Chris',
  'Kim',
  'Lee',
  'Pat',
  'Ali',
  'Noor',
];
const surnames: readonly string[] = ['Example', 'Sample', 'Specimen', 'Fictional', 'Placeholder', 'Tester'];

function names(index: number): string {
  const surname = surnames[Math.floor(index / firstNames.length) % surnames.length] ?? '';
  const round = Math.floor(index / (firstNames.length * surnames.length));
  return `${firstNames[index % firstNames.length] ?? ''}${round > 0 ? ` ${roman(round)}` : ''} ${surname}`;
}

const roman = (round: number) => String.fromCharCode(65 + ((round - 1) % 26)).repeat(1 + Math.floor((round - 1) / 26));
