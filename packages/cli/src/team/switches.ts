import type { Diagnostic } from "@stepauth/core";

/** What an app's variables say. */
export interface Switches {
  readonly forceAppleId: boolean;
  readonly strict: boolean;
  readonly skipCheck: boolean;
  readonly findings: readonly Diagnostic[];
}

const NAMES = { forceAppleId: "ASC_FORCE_APPLE_ID", strict: "ASC_STRICT", skipCheck: "ASC_SKIP_SMOKE_CHECK" } as const;

/** Reads the switches: `true` turns one on, and nothing else does. */
export function readSwitches(env: Readonly<Record<string, string | undefined>>): Switches {
  const isOn = (name: string) => env[name] === "true";
  return {
    forceAppleId: isOn(NAMES.forceAppleId),
    strict: isOn(NAMES.strict),
    skipCheck: isOn(NAMES.skipCheck),
    findings: Object.values(NAMES)
      .filter((name) => !["", "true", "false"].includes(env[name] ?? ""))
      .map((name) => ({
        code: "team/switch-unknown",
        severity: "warning",
        message: `${name} is neither true nor false, and counts as false.`,
        help: `Set ${name} to true, or remove it.`,
      })),
  };
}
