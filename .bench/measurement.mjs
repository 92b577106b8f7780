// What a measurement is, wherever it was taken.

/**
 * @typedef {object} Measurement
 * @property {string} group
 * @property {string} name
 * @property {string} [against] the bound
 * @property {number} rounds
 * @property {import("./statistics.mjs").Comparison} time in milliseconds
 * @property {import("./statistics.mjs").Comparison} [cpu] in milliseconds, of all threads; only of whole processes
 * @property {import("./statistics.mjs").Comparison} memory the most a process ever held, in bytes
 * @property {{ count: number, unit: string }} [work] what was done in that time
 */

/**
 * @typedef {object} Settings
 * @property {boolean} quick fewer rounds
 * @property {string} folder for files, until the run is over
 */

/** @typedef {(settings: Settings) => Promise<Measurement[]>} Measure */
