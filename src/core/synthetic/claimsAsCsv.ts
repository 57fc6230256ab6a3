/** Claims as a file that every spreadsheet reads. */

import type { Claim } from './claims.js';
import { claimColumns, syntheticMark } from './columns.js';

/**
 * RFC 4180 with a header, fields in quotes only where they must be, and lines that end in LF. Money has two decimals, yes and no are
 * words. The mark is the first *column*, named and filled `SYNTHETIC`: a comment line is no part of RFC 4180 and would become the
 * header in a spreadsheet, while a column stays with each row that somebody sorts, filters or copies out.
 */
export function claimsAsCsv(claims: readonly Claim[]): string {
  return csvHeader + claims.map(claimAsLine).join('');
}

export const csvHeader = `${[syntheticMark, ...claimColumns.map(({ name }) => name)].join(',')}\n`;

/** One line with its end. */
export function claimAsLine(claim: Claim): string {
  const cells = [syntheticMark];
  for (const { key } of claimColumns) cells.push(cell(claim[key], moneyKeys.has(key)));
  return `${cells.join(',')}\n`;
}

const moneyKeys: ReadonlySet<keyof Claim> = new Set(
  claimColumns.filter(({ kind }) => kind === 'money').map(({ key }) => key),
);
const special = /[",\r\n]/;

function cell(value: Claim[keyof Claim], isMoney: boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return isMoney ? value.toFixed(2) : String(value);
  return special.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
