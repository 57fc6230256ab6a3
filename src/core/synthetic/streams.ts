/** Chance that can be repeated: a named stream for each field, so that a new field shifts none of the others. */

/** Numbers in [0, 1) that hang on the seed, the name of the stream, the row and the draw, and on nothing that was drawn before. */
export type Stream = (row: number, draw?: number) => number;

/**
 * The stream of one field. Counter-based: the value of a row is worked out from its number alone, so rows can be made in any order,
 * and the first hundred of thirty thousand are the hundred of a hundred. Whole-number arithmetic only, so every JavaScript engine
 * gives the same bits. The mixing is Chris Wellons's “lowbias32” (public domain, 2018): good enough for lessons, useless for secrets.
 *
 * @param seed a whole number from 0 to 2^53 - 1
 */
export function streamOf(seed: number, name: string): Stream {
  const low = (seed % 0x1_0000_0000) | 0;
  const high = Math.floor(seed / 0x1_0000_0000) | 0;
  const first = mix(hash(name, 0x811c9dc5) ^ mix(low + 0x6a09e667));
  const second = mix(hash(name, 0x5bd1e995) ^ mix(high ^ Math.imul(low, 0x2c1b3c6d)));
  return (row, draw = 0) =>
    (mix(mix(first ^ Math.imul(row + 1, 0x9e3779b1)) ^ second ^ Math.imul(draw + 1, 0x85ebca6b)) >>> 0) / 0x1_0000_0000;
}

function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** FNV-1a over code units. */
function hash(text: string, start: number): number {
  let sum = start;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
}

/** The entry at a place in [0, 1) of the list. Throws a RangeError for an empty list. */
export function pick<Entry>(list: readonly Entry[], place: number): Entry {
  const entry = list[Math.floor(place * list.length)];
  if (entry === undefined) throw new RangeError('nothing to pick from');
  return entry;
}

/** A whole number from `least` to `most`, both included. */
export function whole(least: number, most: number, place: number): number {
  return least + Math.floor(place * (most - least + 1));
}

/** Which of several shares a place falls into; the last takes what is left. */
export function share(shares: readonly number[], place: number): number {
  let sum = 0;
  for (let index = 0; index < shares.length; index += 1) {
    sum += shares[index] ?? 0;
    if (place < sum) return index;
  }
  return shares.length - 1;
}

/** A value between points of equal share: straight lines between quantiles, so no logarithm that engines could round apart. */
export function between(quantiles: readonly number[], place: number): number {
  const along = place * (quantiles.length - 1);
  const index = Math.floor(along);
  const from = quantiles[index] ?? 0;
  return from + (along - index) * ((quantiles[index + 1] ?? from) - from);
}

/** A stream read one draw after another, for texts, whose number of draws is not known beforehand. */
export interface Draws {
  /** In [0, 1). */
  next(): number;
  pick<Entry>(list: readonly Entry[]): Entry;
  /** Both ends included. */
  whole(least: number, most: number): number;
  /** Entries in an order by chance, so that none comes twice before all have come. */
  shuffled<Entry>(list: readonly Entry[]): readonly Entry[];
}

export function drawsOf(seed: number, name: string, row: number): Draws {
  const stream = streamOf(seed, name);
  let draw = 0;
  const next = () => stream(row, draw++);
  return {
    next,
    pick: (list) => pick(list, next()),
    whole: (least, most) => whole(least, most, next()),
    shuffled(list) {
      const order = [...list];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = whole(0, last, next());
        const kept = order[last] as (typeof order)[number];
        order[last] = order[other] as (typeof order)[number];
        order[other] = kept;
      }
      return order;
    },
  };
}
