// How many times its bound something may take.

/**
 * @typedef {object} Limit
 * @property {number} target what we want it to be
 * @property {number} guard what fails `pnpm bench --guard`: generous, for a busy machine
 */

/** @typedef {Readonly<Record<string, Readonly<Record<string, Limit>>>>} Limits by group, and by name within the group */

/** @type {Limits} */
export const limits = {
  start: { "stepauth --version": { target: 1.15, guard: 1.5 } },
  jsonl: { "resolve --jsonl": { target: 2.5, guard: 6.5 } },
  preview: {
    "1 MB, in process": { target: 1.5, guard: 2 },
    "10 kB, whole process": { target: 1.25, guard: 1.7 },
    "10 kB, whole process, nothing kept": { target: 1.25, guard: 2.1 },
  },
  playground: { "a keystroke, 2 000 lines": { target: 3.5, guard: 4.5 } },
};
