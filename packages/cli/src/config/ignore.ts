import type { Config } from "./config.js";

/** Findings that say that a file could not be used: ignoring them would hide that everything else is missing. */
const NEVER_IGNORED = /^(?:config|yaml|request|online)\//;

/** Whether the configuration leaves findings of a code out. */
export function isIgnored(code: string, config: Pick<Config, "ignore"> | undefined): boolean {
  return config !== undefined && !NEVER_IGNORED.test(code) && config.ignore.includes(code);
}
