/** Check digits, each by its issuer's own rule. Pure sums over digits. */

const weighted = (digits: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, index) => sum + weight * (digits.charCodeAt(index) - 48), 0);

/** NHS number: modulus 11 over the first nine; a remainder that asks for 10 is never issued. NHS Data Dictionary, “NHS Number”. */
export function nhsCheck(digits: string): boolean {
  const check = 11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return check !== 10 && check % 11 === digits.charCodeAt(9) - 48;
}

/** Unique Taxpayer Reference: the first digit checks the other nine. HMRC `domain`, ReferenceChecker, Apache-2.0. */
export function utrCheck(digits: string): boolean {
  const remainder = weighted(digits.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
  return '21987654321'.charAt(remainder) === digits.charAt(0);
}

/** VAT registration number: modulus 97, or the later “9755” with 55 added. HMRC `domain`, ReferenceChecker, Apache-2.0. */
export function vatCheck(digits: string): boolean {
  const sum = weighted(digits, [8, 7, 6, 5, 4, 3, 2]);
  const expected = Number(digits.slice(7, 9));
  const checks = (total: number) => (total === 0 ? expected === 97 : 97 - (((total - 1) % 97) + 1) === expected);
  return checks(sum) || checks(sum + 55);
}

const accountsOfficeLetters = 'ABCDEFGHXJKLMNYPQRSTZVW';
const letterValues = 'ABCDEFGHXJKLMNYPQRSTZVWU';
/**
 * PAYE Accounts Office reference, 123PA00045678: modulus 23 gives the letter in the fifth place.
 * HMRC `domain`, EpayeReferenceChecker, Apache-2.0: a letter counts 33 and up in the order of the table, U counts 56.
 */
export function accountsOfficeCheck(reference: string): boolean {
  const value = (character: string) =>
    /\d/.test(character) ? Number(character) : 33 + letterValues.indexOf(character);
  const weights = [9, 10, 11, 12, 0, 8, 7, 6, 5, 4, 3, 2, 1];
  const sum = weights.reduce((total, weight, index) => total + weight * value(reference.charAt(index)), 0);
  return accountsOfficeLetters.charAt(sum % 23) === reference.charAt(4);
}

/** Payment cards and others: ISO/IEC 7812-1, annex B (Luhn). */
export function luhnCheck(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const counted = index % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** IBAN without spaces, in capitals: ISO 13616, check by ISO/IEC 7064 MOD 97-10. */
export function ibanCheck(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const code = character.charCodeAt(0);
    const value = code <= 57 ? code - 48 : code - 55;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
