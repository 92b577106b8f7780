// Which ratios are above their limits.

/** @typedef {import("./limits.mjs").Limit} Limit */
/** @typedef {import("./measurement.mjs").Measurement} Measurement */
/** @typedef {import("./limits.mjs").Limits} Limits */

/**
 * The limits of the groups that were measured, each with its measurement.
 *
 * @param {readonly Measurement[]} measurements
 * @param {Limits} limits
 */
function limited(measurements, limits) {
  const measured = new Set(measurements.map(({ group }) => group));
  return Object.entries(limits)
    .filter(([group]) => measured.has(group))
    .flatMap(([group, names]) =>
      Object.entries(names).map(([name, limit]) => ({
        ...{ group, name, limit },
        measurement: measurements.find((each) => each.group === group && each.name === name),
      })),
    );
}

/**
 * The groups with a ratio above its limit, or without one that has a limit.
 *
 * @param {readonly Measurement[]} measurements
 * @param {Limits} limits
 */
export function groupsAbove(measurements, limits) {
  const above = limited(measurements, limits).filter(({ measurement, limit }) => !isWithin(measurement, limit));
  return [...new Set(above.map(({ group }) => group))];
}

/**
 * What is wrong, in words; nothing when every ratio is within its limit.
 *
 * @param {readonly Measurement[]} measurements
 * @param {Limits} limits
 * @returns {string[]}
 */
export function complaints(measurements, limits) {
  return limited(measurements, limits)
    .filter(({ measurement, limit }) => !isWithin(measurement, limit))
    .map(({ group, name, limit, measurement }) => {
      const ratio = measurement?.time.ratio;
      if (ratio === undefined) return `${group}, ${name}: it has a limit, and was not measured.`;
      const words = `it takes ${ratio.toFixed(2)} times as long as ${measurement?.against}`;
      return `${group}, ${name}: ${words}; the limit is ${limit.guard}, the target ${limit.target}.`;
    });
}

/**
 * Measurements of which some were taken again: of each the one with the lower ratio, since noise only ever adds.
 *
 * @param {readonly Measurement[]} first
 * @param {readonly Measurement[]} again
 * @returns {Measurement[]}
 */
export function better(first, again) {
  return first.map((one) => {
    const other = again.find(({ group, name }) => group === one.group && name === one.name);
    return other && ratioOf(other) < ratioOf(one) ? other : one;
  });
}

/**
 * @param {Measurement | undefined} measurement
 * @param {Limit} limit
 */
function isWithin(measurement, limit) {
  return ratioOf(measurement) <= limit.guard;
}

/** @param {Measurement | undefined} measurement */
function ratioOf(measurement) {
  return measurement?.time.ratio ?? Number.POSITIVE_INFINITY;
}
