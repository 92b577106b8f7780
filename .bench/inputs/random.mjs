/**
 * @typedef {object} Random
 * @property {(least: number, most: number) => number} integer both included
 * @property {<T>(list: readonly [T, ...T[]]) => T} pick
 * @property {(length: number) => string} hex
 */

/**
 * Random choices that are the same for the same seed, on every machine (mulberry32).
 *
 * @param {number} seed
 * @returns {Random}
 */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @type {Random["integer"]} */
  const integer = (least, most) => least + Math.floor(next() * (most - least + 1));
  return {
    integer,
    pick: (list) => list[integer(0, list.length - 1)] ?? list[0],
    hex: (length) => Array.from({ length }, () => integer(0, 15).toString(16)).join(""),
  };
}
