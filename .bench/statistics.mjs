// What is left of many samples.

/**
 * @typedef {object} Comparison
 * @property {number} value the median
 * @property {number} [bound] the median of what it is compared with
 * @property {number} [ratio] the median of the ratios, round by round
 */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(half)];
  const high = sorted[Math.ceil(half)];
  if (low === undefined || high === undefined) throw new RangeError("There is no median of nothing.");
  return (low + high) / 2;
}

/**
 * Compares samples with those of the bound that were taken beside them. The ratio is taken within each round, because a
 * machine that is slow for a while is slow for both.
 *
 * @param {readonly number[]} values
 * @param {readonly number[]} [bounds]
 * @returns {Comparison}
 */
export function compare(values, bounds) {
  if (bounds === undefined) return { value: median(values) };
  if (values.length !== bounds.length) throw new RangeError("Every sample needs the bound of its round.");
  const ratios = values.map((value, round) => value / Number(bounds[round]));
  return { value: median(values), bound: median(bounds), ratio: median(ratios) };
}
