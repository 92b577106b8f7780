import type { TeamVariables } from "@stepauth/preview";
import type { TeamKey } from "./entry.js";
import { yesNo } from "./outcome.js";

/** The variables for steps that use the key of a team. */
export function keyVariables({ keyId, issuerId, enterprise }: TeamKey, keyPath: string): TeamVariables {
  return {
    CONNECTION: "api-key",
    DEPLOY_CONNECTION: "off",
    KEY_PATH: keyPath,
    KEY_URL: `file://${keyPath}`,
    KEY_ID: keyId,
    ISSUER_ID: issuerId,
    ENTERPRISE: yesNo(enterprise),
  };
}

/** The variables for steps that use the connected Apple ID. What is not said would be what somebody set before. */
export const appleIdVariables: TeamVariables = {
  CONNECTION: "apple-id",
  DEPLOY_CONNECTION: "apple_id",
  KEY_PATH: "",
  KEY_URL: "",
  KEY_ID: "",
  ISSUER_ID: "",
  ENTERPRISE: "no",
};

/** Those that Bitrise hides in its logs. */
const HIDDEN: readonly (keyof TeamVariables)[] = ["KEY_PATH", "KEY_URL", "KEY_ID", "ISSUER_ID"];

/** The variables under their full names. */
export function named(variables: TeamVariables, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`${prefix}${name}`, value]));
}

/** The full names of the variables that Bitrise hides, where they hold anything. */
export function hiddenNames(variables: TeamVariables, prefix: string): ReadonlySet<string> {
  return new Set(HIDDEN.filter((name) => variables[name] !== "").map((name) => `${prefix}${name}`));
}
