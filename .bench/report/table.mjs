// Measurements as a table for people.

/** @typedef {import("../limits.mjs").Limits} Limits */
/** @typedef {import("../measurement.mjs").Measurement} Measurement */

const COLUMNS = ["name", "figure", "bound", "ratio", "limit", "CPU ratio", "peak memory"];

/**
 * @param {readonly Measurement[]} measurements
 * @param {Limits} limits
 */
export function table(measurements, limits) {
  const rows = [COLUMNS, ...measurements.map((measurement) => row(measurement, limits))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/**
 * @param {Measurement} measurement
 * @param {Limits} limits
 */
function row({ group, name, against, time, cpu, memory, work }, limits) {
  const limit = limits[group]?.[name];
  const perSecond = work ? ` (${Math.round((work.count * 1000) / time.value)} ${work.unit}/s)` : "";
  return [
    `${group}: ${name}`,
    `${duration(time.value)}${perSecond}`,
    time.bound === undefined ? "" : `${duration(time.bound)} (${against})`,
    ratio(time.ratio),
    limit ? `${limit.guard} (target ${limit.target})` : "",
    ratio(cpu?.ratio),
    [memory.value, memory.bound].flatMap((bytes) => (bytes === undefined ? [] : megabytes(bytes))).join(" / "),
  ];
}

/** @param {number} milliseconds */
function duration(milliseconds) {
  if (milliseconds < 1) return `${(milliseconds * 1000).toFixed(1)} µs`;
  if (milliseconds < 1000) return `${milliseconds.toFixed(1)} ms`;
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** @param {number | undefined} value */
function ratio(value) {
  return value === undefined ? "" : value.toFixed(2);
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
