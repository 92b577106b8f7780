import type { Resolution } from "@stepauth/core";

// What a resolution without credentials has in place of them.
const nothing = {
  status: "failed",
  method: null,
  origin: null,
  credentials: null,
  inputs: {},
  env: {},
  unsetEnv: [],
  args: [],
  files: [],
} as const;

/** With `--strict` a private key that had to be repaired is an error, and the credentials are not used. */
export function strictly(resolution: Resolution): Resolution {
  if (!resolution.diagnostics.some(({ code }) => code === "key/repaired")) return resolution;
  const diagnostics = resolution.diagnostics.map((found) =>
    found.code === "key/repaired"
      ? {
          ...found,
          severity: "error" as const,
          help: "Store the key as App Store Connect gave it, or leave --strict out.",
        }
      : found,
  );
  const { step, version, policy, tool, considered } = resolution;
  return { step, version, policy, tool, considered, ...nothing, diagnostics };
}
