/** Totals, differences and products of numbers that the source gives side by side. */

import { near } from '../checks/numbers/readings.js';
import { allPartsOf, groupsOf, partsOf } from './groups.js';
import type { Group, Part } from './groups.js';
import { periodOf } from './periods.js';
import type { Derivation } from './quantities.js';
import { about, figuresOf, isRounded, tolerance } from './rounding.js';

const change =
  /(?<!\p{L})(?:leav|rest(?!\p{L})|other|own(?!\p{L})|by (?=[£$€]?\n)|beat|more|fewer|less|rise|rose|risen|grow|grew|increas|fall|fell|fallen|drop(?:s|ped)?(?!\p{L})|cut|reduc|decreas|declin|sav|up|down|differen|gap|extra|left|remain|short|over|under|between|gain|lost|loss|surplus|higher|lower|better|worse|late|early|quicker|faster|slower|longer|too |did not|ahead|behind|beyond)/u;
const points = /^\s*(?:percentage )?points?(?!\p{L})/u;
const centimetres = /^\s*(?:cm|centimetres?)(?!\p{L})/u;

const together =
  /(?<!\p{L})(?:total|in all|altogether|together|combined|between them|overall|all told|sum|added up|whole)/u;

/** A total, a difference (where the words speak of one), what is left of a hundred per cent, or so many times a price. */
export const sums: Derivation = (source) => {
  const { beside, columns, neighbouring } = groupsOf(source);
  const allStated = partsOf(source.quantities);
  return ({ reading, before, after, siblings, topics }) => {
    if (reading.kind !== 'number' && reading.kind !== 'money' && reading.kind !== 'percent') return false;
    const asked = reading.value;
    const ofUnit = (parts: readonly Part[]) => {
      const unit = reading.kind === 'money' ? reading.currency : reading.kind;
      return parts
        .filter(
          (part) =>
            part.unit === unit || (unit !== 'percent' && part.bare) || (part.unit === 'percent' && points.test(after)),
        )
        .map(({ value }) => value);
    };
    // Few figures agree by chance, many do not.
    const precise = figuresOf(asked) >= 3;
    const alike = ({ stems }: Group) => precise || [...topics].some((topic) => stems.has(topic));
    const close = beside.filter(alike);
    const wide = neighbouring.filter(alike);
    const words = `${before}\n${after}`;
    if (reading.kind === 'percent')
      return (
        wide.concat(close).some(({ parts }) => isRest(ofUnit(parts), asked)) ||
        (together.test(words) && close.some(({ parts }) => hasTotal(ofUnit(parts), asked)))
      );
    const own = allPartsOf(siblings);
    const slack = about.test(before) ? tolerance : 0;
    const stated = reading.kind === 'money' ? allStated : [];
    const smaller = centimetres.test(after) ? 100 : 1;
    const brief = asked < 10 && periodOf(after) !== undefined;
    if (
      !brief &&
      (close.some(({ parts }) => hasTotal(ofUnit(parts), asked)) ||
        columns.some((parts) => hasTotal(ofUnit(parts), asked)))
    )
      return true;
    if (reading.kind === 'money' && close.some(({ parts }) => hasProduct(parts, reading.currency, asked))) return true;
    // A sum of money that agrees to three figures needs no such word.
    if (!change.test(words) && !(precise && reading.kind === 'money')) return false;
    const sides = [...close, ...wide].map(({ parts }) => parts).concat([...columns], [own]);
    // What the sentence itself says, against anything that the source says.
    const pairs = own.flatMap((one) => stated.map((other) => [one, other]));
    return [...sides, ...pairs].some((parts) => hasDifference(ofUnit(parts), asked / smaller, slack));
  };
};

/** What is left of a hundred when some that stand side by side are taken away. */
function isRest(values: readonly number[], asked: number): boolean {
  return values.some((_, from) => {
    let left = 100;
    return values.slice(from).some((value) => {
      left -= value;
      return near(asked, Number(left.toPrecision(12)));
    });
  });
}

/** To the figures shown. */
const equal = (asked: number, got: number) => {
  const exact = Number(got.toPrecision(12));
  return near(asked, exact) || isRounded(asked, exact);
};

/** All of them, or a row of them in which nothing is left out. */
function hasTotal(values: readonly number[], asked: number): boolean {
  for (let from = 0; from < values.length - 1; from += 1) {
    let total = values[from] ?? 0;
    for (let to = from + 1; to < values.length && to < from + 12; to += 1) {
      total += values[to] ?? 0;
      if (equal(asked, total)) return true;
    }
  }
  return false;
}

function hasDifference(values: readonly number[], asked: number, slack: number): boolean {
  return values.some((one, index) =>
    values.slice(index + 1, index + 4).some((other) => {
      const got = Number(Math.abs(one - other).toPrecision(12));
      return got !== 0 && (near(asked, got) || Math.abs(asked - got) <= slack * asked);
    }),
  );
}

/** How many times a price. */
function hasProduct(group: readonly Part[], unit: Part['unit'], asked: number): boolean {
  const prices = group.filter((part) => part.unit === unit);
  const times = group.filter((part) => part.unit === 'number' && part.value > 1);
  return prices.some((price) =>
    times.some(({ value }) => equal(asked, price.value * value) || near(asked * value, price.value)),
  );
}
