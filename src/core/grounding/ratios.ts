/** Shares and changes in per cent of two numbers that the source gives side by side: "25 of 29" is 86 %. */

import { allPartsOf, groupsOf, partsOf } from './groups.js';
import type { Group, Part } from './groups.js';
import type { Derivation } from './quantities.js';

const partly =
  /(?:rise|rose|grow|grew|increas|fall|fell|drop|cut|reduc|decreas|declin|up|down|out of|share|proportion|of )/u;

const words = 'zero one two three four five six seven eight nine ten'.split(' ');
const count = `(?:\\d{1,2}|${words.slice(1).join('|')})`;
const oneIn = new RegExp(`(?<!\\p{L})(?<up>${count}) (?:in|out of)(?: every)? $`, 'u');
const inMany = new RegExp(`^ (?:in|out of)(?: every)? (?<down>${count})(?!\\p{L})`, 'u');
const valueOf = (word: string): number => (/^\d/u.test(word) ? Number(word) : words.indexOf(word));

export const ratios: Derivation = (source) => {
  const { beside, neighbouring } = groupsOf(source);
  const sizes = partsOf(source.quantities);
  return ({ reading, before, after, siblings, topics }) => {
    const common = ({ stems }: Group) => [...topics].filter((topic) => stems.has(topic)).length;
    const up = oneIn.exec(before)?.groups?.['up'];
    const down = inMany.exec(after)?.groups?.['down'];
    if (reading.kind === 'number' && (up !== undefined || down !== undefined)) {
      const part = up === undefined ? reading.value : valueOf(up);
      const asked = (100 * part) / (up === undefined ? valueOf(down ?? '') : reading.value);
      return (
        sizes.some((part) => part.unit === 'percent' && Math.abs(part.value - asked) <= 2) ||
        [...beside, ...neighbouring].some((group) => common(group) >= 1 && hasRatio(group.parts, asked, 2))
      );
    }
    if (reading.kind !== 'percent' && reading.kind !== 'share') return false;
    const asked = reading.kind === 'share' ? reading.value * 100 : reading.value;
    const shown = Math.min(2, String(reading.value).split('.')[1]?.length ?? 0);
    const width = reading.kind === 'share' ? 2 : 0.5 * 10 ** -shown + 1e-9;
    if (!partly.test(before + after)) return false;
    if (beside.some((group) => common(group) >= 2 && hasRatio(group.parts, asked, width))) return true;
    // "28 in all, of which a quarter": a part of a number that the sentence itself says.
    return (
      reading.kind === 'share' &&
      allPartsOf(siblings).some((whole) =>
        sizes.some(
          (part) =>
            part.unit === whole.unit && Math.abs(part.value - whole.value * reading.value) <= whole.value * 0.02,
        ),
      )
    );
  };
};

/** One as a part of the other, or the change from one to the other. */
function hasRatio(group: readonly Part[], asked: number, width: number): boolean {
  const close = (percent: number) => Math.abs(percent - asked) <= width;
  return group.some((one, index) =>
    group.slice(index + 1, index + 3).some((other) => {
      if (one.unit !== other.unit || one.unit === 'percent' || one.value <= 0 || other.value <= 0) return false;
      if (one.value === other.value) return false;
      const least = Math.min(one.value, other.value);
      const most = Math.max(one.value, other.value);
      return close((least / most) * 100) || close((1 - least / most) * 100) || close((most / least - 1) * 100);
    }),
  );
}
