/** References, postcodes, telephone numbers, addresses on the web: they are the same or they are not. */

import type { Found, NumberText } from './readings.js';

const squeeze = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';

const web =
  /(?<![\p{L}\p{N}])(?:https?:\/\/[^\s<>()\ufffc]+|www\.[^\s<>()\ufffc]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,5}\.(?:uk|com|org|net|gov)(?:\/[^\s<>()\ufffc]*)?)/gu;
const phone = /(?<![\p{L}\p{N}])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[ ()-]{0,2}\d){7,10}(?!\d)/gu;
const nationalInsurance = new RegExp(`${edge}[a-z]{2}\\s?\\d{2}\\s?\\d{2}\\s?\\d{2}\\s?[a-d]${end}`, 'gu');
const postcode = new RegExp(`${edge}[a-z]{1,2}\\d[a-z\\d]?\\s?\\d[a-z]{2}${end}`, 'gu');
// Letters before digits (SA100, UC-2026-114), or digits before letters that are no unit (12A, 3F-77).
const reference = new RegExp(
  `${edge}(?:[a-z]+\\d[a-z\\d]*|[a-z]{1,8}-\\d+|\\d+[a-z][a-z\\d]*)(?:[-/.][a-z\\d]*\\d[a-z\\d]*)*${end}`,
  'gu',
);
const numberWithUnit =
  /^\d+(?:st|nd|rd|th|s|am|pm|a|p|k|m|bn|tn|x|g|kg|mg|t|mm|cm|km|ml|l|mph|kmh|hz|kb|mb|gb|tb|kw|kwh|w|c|f|min|mins|h|hr|hrs|sec|secs|d|wk|wks|yr|yrs|yo|pc|pp|ft|in|lb|lbs|oz|pm-\d+\S*|am-\d+\S*|-\S*)$/u;
// Groups of digits that are read as one: 12-34-56, 4242 4242.
const groups = /(?<![\p{L}\p{N}£$€]|[\p{N}][.,:/-])\d{2,6}(?:(?: |-)\d{2,6})+(?![\p{L}\p{N}%]|[.,:/]\d)/gu;

function found(
  text: string,
  expression: RegExp,
  accept: (match: string, start: number) => boolean = () => true,
): Found[] {
  return [...text.matchAll(expression)]
    .filter((match) => accept(match[0], match.index))
    .map((match) => {
      const trimmed = match[0].replace(/[.,;:!?]+$/u, '');
      return {
        start: match.index,
        end: match.index + trimmed.length,
        readings: [{ kind: 'code' as const, text: squeeze(trimmed).replace(/^44(?:0)?(?=\d{9,10}$)/u, '0') }],
      };
    });
}

/** Addresses on the web and of mail that hold a digit; telephone numbers; identifiers of known shape. */
export function knownCodes(context: NumberText): Found[] {
  const { text } = context;
  const capitals = (match: string, start: number) => /\p{Lu}/u.test(context.original(start, start + match.length));
  return [
    ...found(text, web).filter(({ start, end }) => /\d/u.test(text.slice(start, end))),
    ...found(text, phone),
    ...found(text, nationalInsurance, capitals),
    ...found(text, postcode, capitals),
  ];
}

/** Words of letters and digits. Letters with a hyphen before digits count when they are capitals: REF-2041, not mid-2026. */
export function references(context: NumberText): Found[] {
  return found(context.text, reference, (match, start) => {
    if (numberWithUnit.test(match)) return false;
    return !/^[a-z]+-/u.test(match) || /^\p{Lu}/u.test(context.original(start, start + match.length));
  });
}

/** Six digits or more in groups: one code, or so many numbers. */
export function digitGroups({ text }: NumberText): Found[] {
  return [...text.matchAll(groups)]
    .filter((match) => squeeze(match[0]).length >= 6)
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      readings: [
        { kind: 'code' as const, text: squeeze(match[0]) },
        { kind: 'row' as const, values: match[0].split(/[ -]/u).map(Number) },
      ],
    }));
}
