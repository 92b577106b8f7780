import { parseArgs } from "node:util";

export const USAGE = `Usage: pnpm bench [options]

Measures what is built, against what it could be at best.

Options:
  --only <groups>  these groups only, separated by commas
  --quick          fewer rounds
  --json <file>    also write the figures to a file; - prints them instead of the table
  --guard          only the groups with limits, quickly; exit code 1 when a ratio is above its limit
  -h, --help       show this help`;

/**
 * @typedef {object} Options
 * @property {string[]} only names of groups
 * @property {boolean} quick
 * @property {string | null} json
 * @property {boolean} guard
 * @property {boolean} help
 */

/**
 * Reads the command line.
 *
 * @param {readonly string[]} args
 * @param {{ groups: readonly string[], limited: readonly string[] }} known the names of all groups, and of those with limits
 * @returns {{ options: Options } | { problem: string }}
 */
export function readArguments(args, { groups, limited }) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true },
        quick: { type: "boolean", default: false },
        json: { type: "string" },
        guard: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const named = values.only?.flatMap((names) => names.split(","));
    const unknown = named?.filter((name) => !groups.includes(name)) ?? [];
    if (unknown.length > 0)
      return { problem: `There is no group ${unknown.join(", ")}. The groups: ${groups.join(", ")}.` };
    const only = (named ?? groups).filter((name) => !values.guard || limited.includes(name));
    if (only.length === 0) return { problem: `No limit to guard. The groups with limits: ${limited.join(", ")}.` };
    const { quick, guard, help, json = null } = values;
    return { options: { only, quick: quick || guard, json, guard, help } };
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : error}\n\n${USAGE}` };
  }
}
