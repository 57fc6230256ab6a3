/** Money, percentages, shares, ordinals and plain numbers. */

import type { Currency, Found, NumberText, Reading } from './readings.js';

const digits = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?|\\.\\d+';
const mixed = '(?:\\s+and\\s+a\\s+(?<and>half|quarter)|\\s+(?<up>\\d)[/⁄](?<down>\\d{1,2})(?!\\d))';
const scale =
  '(?:\\s?(?<scale>k|m|mn|bn|tn)(?![\\p{L}\\p{N}])|[\\s-]*(?<word>hundred|thousand|million|billion|trillion)(?![\\p{L}\\p{N}]))';
const number = `(?<number>${digits})${mixed}?${scale}?`;
const before = '(?<![\\p{L}\\p{N}^])';

const pounds = new RegExp(`(?:(?<sign>[£$€])|(?<![\\p{L}\\p{N}])(?<name>gbp|usd|eur))\\s?${number}`, 'gu');
const inPounds = new RegExp(
  `${before}${number}[\\s-]*(?<unit>pounds?(?:\\s+sterling)?|quid|gbp|dollars?|usd|euros?|eur|pence|penny|p)(?![\\p{L}\\p{N}])(?!\\s+(?:of\\s+weight|in\\s+weight))`,
  'gu',
);
const percents = new RegExp(
  `${before}${number}[\\s-]*(?:%|per\\s?cent(?:age)?(?:\\s+points?)?(?![\\p{L}\\p{N}]))`,
  'gu',
);
const fractionSign =
  /(?<![\p{L}\p{N}£$€^]|\p{N}[.,/]|\p{N}\s{1,3})(?<up>\d{1,3})[/⁄](?<down>\d{1,3})(?![\p{L}\p{N}]|[./,]\d)/gu;
const fractionWord =
  /(?<![\p{L}\p{N}]|\d\s{1,3}and\s{1,3})(?<up>\d+|one|an?)(?:\s+|-)(?<down>half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)(?<plural>s?)(?![\p{L}\p{N}])(?=(?<after>\s+\p{L}+)?)/gu;
const halves = /(?<![\p{L}\p{N}]|\d\s{1,3}and\s{1,3}a\s{1,3})(?:half|halves|halved)(?![\p{L}\p{N}])/gu;
const ordinal = /(?<![\p{L}\p{N}])(?<value>\d{1,4})\s?(?:st|nd|rd|th)(?![\p{L}\p{N}])/gu;
const plain = new RegExp(`${before}${number}(?=(?<behind>[ -]*\\p{L})?)`, 'gu');
const denominators = 'half third quarter fifth sixth seventh eighth ninth tenth'.split(' ');
const parts: { readonly [word: string]: number } = { half: 0.5, quarter: 0.25 };
const scales: { readonly [word: string]: number } = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  tn: 1e12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const currencies: { readonly [word: string]: Currency } = {
  '£': 'gbp',
  gbp: 'gbp',
  pound: 'gbp',
  pounds: 'gbp',
  quid: 'gbp',
  $: 'usd',
  usd: 'usd',
  dollar: 'usd',
  dollars: 'usd',
  '€': 'eur',
  eur: 'eur',
  euro: 'eur',
  euros: 'eur',
};

type Groups = { readonly [name: string]: string | undefined };

function valueOf({ number = '', and, up, down, scale, word }: Groups): number {
  const whole = Number(number.replaceAll(',', ''));
  const part = and !== undefined ? (parts[and] ?? 0) : up !== undefined ? Number(up) / Number(down) : 0;
  // 1.2 × 1,000,000 in floating point is not quite 1,200,000.
  return Number(((whole + part) * (scales[scale ?? word ?? ''] ?? 1)).toPrecision(14));
}

function each(
  text: string,
  expression: RegExp,
  read: (groups: Groups, match: RegExpExecArray) => Reading[] | undefined,
): Found[] {
  return [...text.matchAll(expression)].flatMap((match) => {
    const readings = read(match.groups ?? {}, match);
    return readings ? [{ start: match.index, end: match.index + match[0].length, readings }] : [];
  });
}

/** £1,250.50, £1.2m, 12 pounds, GBP 100, 50p. */
export function money({ text }: NumberText): Found[] {
  return [
    ...each(text, pounds, (groups) => [
      { kind: 'money', currency: currencies[groups['sign'] ?? groups['name'] ?? ''] ?? 'gbp', value: valueOf(groups) },
    ]),
    ...each(text, inPounds, (groups) => {
      const unit = (groups['unit'] ?? '').split(/\s/u)[0] ?? '';
      const pence = unit === 'p' || unit === 'pence' || unit === 'penny';
      return [
        {
          kind: 'money',
          currency: currencies[unit] ?? 'gbp',
          value: pence ? Number((valueOf(groups) / 100).toPrecision(14)) : valueOf(groups),
        },
      ];
    }),
  ];
}

/** 12%, 12 per cent. */
export function percentages({ text }: NumberText): Found[] {
  return each(text, percents, (groups) => [{ kind: 'percent', value: valueOf(groups) }]);
}

/** 1/3, a third, two thirds, half. "A third party" and "the third" are none. */
export function shares({ text }: NumberText): Found[] {
  const share = (up: number, down: number): Reading[] | undefined =>
    up > 0 && up < down ? [{ kind: 'share', value: up / down }] : undefined;
  return [
    ...each(text, fractionSign, ({ up, down }) => share(Number(up), Number(down))),
    ...each(text, fractionWord, ({ up = '', down = '', plural, after }) => {
      const count = /^\d/u.test(up) ? Number(up) : 1;
      const noun =
        after !== undefined &&
        !/^\s+(?:of|is|are|was|were|have|had|has|will|did|do|and|or|in|by|to|less|more|off)$/u.test(after);
      if (count === 1 && down !== 'half' && (plural !== '' || noun)) return undefined;
      return share(count, denominators.indexOf(down) + 2);
    }),
    ...each(text, halves, () => [{ kind: 'share', value: 0.5 }]),
  ];
}

/** 1st, 22nd. */
export function ordinalNumbers({ text }: NumberText): Found[] {
  return each(text, ordinal, ({ value }) => [{ kind: 'ordinal', value: Number(value) }]);
}

/** What is left: numbers, with or without a unit. 7.30 may be a time, 1.2m may be metres, 1980s is a number. */
export function plainNumbers({ text }: NumberText): Found[] {
  return each(text, plain, (groups, match) => {
    const value = valueOf(groups);
    const written = groups['number'] ?? '';
    const readings: Reading[] = [{ kind: 'number', value, bare: groups['behind'] === undefined }];
    if (groups['scale'] !== undefined)
      readings.push({ kind: 'number', value: valueOf({ ...groups, scale: undefined }) });
    const clock = /^([01]?\d|2[0-3])\.([0-5]\d)$/u.exec(written);
    if (clock && match[0] === written)
      readings.push({ kind: 'time', minutes: Number(clock[1]) * 60 + Number(clock[2]), exact: false });
    if (/^\d{6,}$/u.test(written)) readings.push({ kind: 'code', text: written });
    return readings;
  });
}
