/** Values made by the issuers' rules, so that no test needs anybody's number. The rules are written out again here on purpose. */

/** A small generator of whole numbers, the same for the same seed. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const digitsOf = (next: (below: number) => number, count: number) => Array.from({ length: count }, () => next(10));

export function nhsNumber(next: (below: number) => number, first: readonly number[] = [4]): string {
  for (;;) {
    const nine = [...first, ...digitsOf(next, 9 - first.length)];
    const sum = nine.reduce((total, digit, index) => total + digit * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) return [...nine, check].join('');
  }
}

export function utr(next: (below: number) => number): string {
  const nine = digitsOf(next, 9);
  const sum = [6, 7, 8, 9, 10, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * (nine[index] ?? 0), 0);
  return `${[2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1][sum % 11] ?? 0}${nine.join('')}`;
}

/** @param later with the 55 of “9755” added */
export function vat(next: (below: number) => number, later: boolean): string {
  const seven = [1 + next(9), ...digitsOf(next, 6)];
  let sum = seven.reduce((total, digit, index) => total + digit * (8 - index), later ? 55 : 0);
  while (sum > 0) sum -= 97;
  return `${seven.join('')}${String(-sum).padStart(2, '0')}`;
}

export function luhn(start: string, length: number, next: (below: number) => number): string {
  const digits = [...start].map(Number);
  while (digits.length < length - 1) digits.push(next(10));
  const sum = [...digits]
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? digit * 2 : digit))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return [...digits, (10 - (sum % 10)) % 10].join('');
}

export function britishIban(next: (below: number) => number): string {
  const account = `WEST${digitsOf(next, 14).join('')}`;
  const number = [...`${account}GB00`].map((character) => parseInt(character, 36)).join('');
  return `GB${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${account}`;
}
