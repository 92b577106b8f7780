import type { Resolution } from "@stepauth/core";

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
  return { ...resolution, status: "failed", diagnostics };
}
